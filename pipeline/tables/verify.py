"""Prove the data set from its files alone: each cell from a mention, each mention from a page."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from pipeline.model import Mention
from pipeline.tables.cells import read_cell
from pipeline.tables.checks import check_frames
from pipeline.tables.columns import EVIDENCE, OUTSIDE_SOURCES, TABLES, Row, SchemaError
from pipeline.tables.read import read_arrow, read_frames

Proofs = dict[tuple[str, str | None, str], list[Mention]]


def verify_output(output: Path) -> list[str]:
    """Return what is wrong with the written tables, a sentence each; none if all is proven.

    Every mention's words must stand at its offsets, unless they come from an address or a
    sidecar; and every cell that is not null must follow from a chosen mention.
    """
    try:
        check_frames(read_frames(output))
    except (OSError, SchemaError, pa.ArrowException) as error:
        return [f"{error}"]
    rows = {table: read_arrow(output / f"{table}.parquet").to_pylist() for table in TABLES}
    texts = {page["page_id"]: page["text"] for page in rows["pages"]}
    problems = [told for row in rows["mentions"] if (told := _check_words(row, texts))]
    proofs = _collect_proofs(rows["mentions"])
    for row in rows["sister_cities"]:
        problems += _check_record(row, proofs)
    return problems


def _check_words(row: Row, texts: dict[str, str]) -> str | None:
    if row["start"] is None and row["source"] in OUTSIDE_SOURCES:
        return None
    if not texts[row["page_id"]]:
        # Written without the texts.
        return None
    found = texts[row["page_id"]][row["start"] : row["end"]]
    if found == row["words"]:
        return None
    return (
        f"Page {row['page_id']}, {row['start']} to {row['end']}: "
        f"the page says {found!r}, its mention of {row['field']} {row['words']!r}."
    )


def _collect_proofs(rows: list[Row]) -> Proofs:
    proofs: Proofs = defaultdict(list)
    for row in rows:
        if row["chosen"]:
            start, end = (-1 if row[name] is None else row[name] for name in ("start", "end"))
            field, value, words = row["field"], row["value"], row["words"]
            mention = Mention(field, value, words, start, end, row["source"], row["rule"], True)
            proofs[row["page_id"], row["record_id"], field].append(mention)
    return proofs


def _check_record(row: Row, proofs: Proofs) -> list[str]:
    problems = []
    for column, field in EVIDENCE.items():
        if field is None or row[column] is None:
            continue
        mentions = [
            mention
            for name in dict.fromkeys((column, field))
            for owner in (row["record_id"], None)
            for mention in proofs.get((row["page_id"], owner, name), ())
        ]
        if not any(_follows(column, row[column], mention) for mention in mentions):
            problems.append(
                f"Record {row['record_id']}: no chosen mention of {field} gives "
                f"{column} {row[column]!r}."
            )
    return problems


def _follows(column: str, cell: object, mention: Mention) -> bool:
    try:
        return read_cell(column, mention) == cell
    except (ValueError, LookupError):
        return False
