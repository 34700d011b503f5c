"""One row a pair of cities over all pages: what they say of it, and whether they agree."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]

from pipeline.resolve.identity import make_place_id
from pipeline.tables.csv_rows import render_cell
from pipeline.tables.read import read_arrow
from pipeline.tables.schema import make_schema
from pipeline.tables.spec import FLAG, INT32, TEXT, TEXTS, Row, Spec

AGREEMENTS = ("single", "agree", "contradict")
COMPARED = ("relationship", "relationship_status", "established")

PARTNERSHIPS = (
    Spec("partnership_id", TEXT, "The pair of cities, as in `sister_cities`", required=True),
    Spec("city_a", TEXT, "One of the two, the first by its part of the id", required=True),
    Spec("country_code_a", TEXT, "Its country", "ISO 3166-1 alpha-2"),
    Spec("city_b", TEXT, "The other", required=True),
    Spec("country_code_b", TEXT, "Its country", "ISO 3166-1 alpha-2"),
    Spec("pages", TEXTS, "Pages that tell of it, in order", required=True),
    Spec("record_ids", TEXTS, "Its rows of `sister_cities`, in the order of the pages",
         required=True),
    Spec("told_by_both", FLAG, "Whether pages of either city name the other", required=True),
    *(
        spec
        for field in COMPARED
        for spec in (
            Spec(field, TEXT, "The best value: that of most pages, then the most precise; null "
                 "where none gives one"),
            Spec(f"{field}_agreement", TEXT, "`single` (one page gives it), `agree` (one value "
                 "is at most more precise than another), `contradict`; null where none gives one",
                 one_of=AGREEMENTS),
        )
    ),
    Spec("review", INT32, "How many of its rows are to review", "rows", required=True),
)  # fmt: skip

_READ = (
    *("partnership_id", "page_id", "record_id", "position", "host", "host_country_code"),
    *("name", "place_name", "country_code", "host_geonames_id", "geonames_id", "review", *COMPARED),
)


def write_partnerships(folder: Path) -> None:
    """Write ``partnerships.parquet`` and ``.csv`` from the ``sister_cities`` in a folder."""
    schema = make_schema(PARTNERSHIPS)
    with (
        pq.ParquetWriter(folder / "partnerships.parquet", schema) as table,
        (folder / "partnerships.csv").open("w", encoding="utf-8", newline="") as file,
    ):
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(spec.name for spec in PARTNERSHIPS)
        batch: list[Row] = []
        for row in _list_partnerships(folder):
            lines.writerow(render_cell(cell) for cell in row.values())
            batch.append(row)
            if len(batch) >= 10_000:
                table.write_table(pa.Table.from_pylist(batch, schema=schema))
                batch = []
        table.write_table(pa.Table.from_pylist(batch, schema=schema))


def _list_partnerships(folder: Path) -> Iterator[Row]:
    rows = read_arrow(folder / "sister_cities.parquet").select(list(_READ))
    keys = [(name, "ascending") for name in ("partnership_id", "page_id", "position")]
    ordered = (
        row
        for batch in rows.sort_by(keys).to_batches(max_chunksize=10_000)
        for row in batch.to_pylist()
        if row["partnership_id"] is not None
    )
    for _, group in groupby(ordered, key=lambda row: row["partnership_id"]):
        yield describe_partnership(list(group))


def describe_partnership(rows: Sequence[Row]) -> Row:
    """The row of one pair of cities; ``rows`` are all of its ``sister_cities``, by page."""
    first = rows[0]
    sides = sorted({_find_side(row) for row in rows})
    host = (first["host"], first["host_country_code"])
    partner = (first["place_name"] or first["name"], first["country_code"])
    one, other = (host, partner) if _find_side(first) == 0 else (partner, host)
    row: Row = {
        "partnership_id": first["partnership_id"],
        "city_a": one[0],
        "country_code_a": one[1],
        "city_b": other[0],
        "country_code_b": other[1],
        "pages": list(dict.fromkeys(row["page_id"] for row in rows)),
        "record_ids": [row["record_id"] for row in rows],
        "told_by_both": sides == [0, 1],
    }
    for field in COMPARED:
        row[field], row[f"{field}_agreement"] = choose_value([it[field] for it in rows])
    row["review"] = sum(it["review"] for it in rows)
    return row


def _find_side(row: Row) -> int:
    """Whether the host is the first or the second of the pair's id."""
    first, _, second = row["partnership_id"].partition("+")
    for number, wanted in ((row["host_geonames_id"], second), (row["geonames_id"], first)):
        if number is not None:
            return int(wanted.endswith(f"-{number}"))
    return int(second.startswith(make_place_id(row["host"], row["host_country_code"], None)))


def choose_value(values: Sequence[Any]) -> tuple[str | None, str | None]:
    """The best of the values of several pages, and how they agree.

    >>> choose_value(["1984", "1984-05", None]), choose_value(["1984", "1985", "1985"])
    (('1984-05', 'agree'), ('1985', 'contradict'))
    """
    said = [str(value) for value in values if value is not None]
    if not said:
        return None, None
    if len(said) == 1:
        return said[0], "single"
    longest = max(said, key=len)
    if all(longest.startswith(value) for value in said):
        return longest, "agree"
    counts = Counter(said)
    best = max(said, key=lambda value: (counts[value], len(value), -said.index(value)))
    finer = [value for value in said if value.startswith(best)]
    return max(finer, key=len), "contradict"
