"""Refuse tables that break the contract, before a file is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pandas as pd
import pandera.pandas as pa

from pipeline.tables.cells import first_day, name_precision
from pipeline.tables.columns import (
    OUTSIDE_SOURCES,
    PAGE_FIELDS,
    TABLES,
    TEXTS,
    Frames,
    Row,
    SchemaError,
    Spec,
)
from pipeline.tables.schema import list_rows

UNIQUE = {
    "sister_cities": (("record_id",), ("page_id", "position")),
    "pages": (("page_id",),),
}


def _null_together(row: Row, *names: str) -> bool:
    return len({row[name] is None for name in names}) == 1


def _real_date(row: Row) -> bool:
    try:
        return row["established"] is None or bool(first_day(row["established"]))
    except ValueError:
        return False


ROW_RULES: dict[str, tuple[tuple[str, Callable[[Row], bool]], ...]] = {
    "sister_cities": (
        ("country, its code and its code3 stand together or not at all",
         lambda row: _null_together(row, "country", "country_code", "country_code3")),
        ("established, its precision and its date stand together or not at all",
         lambda row: _null_together(
             row, "established", "established_precision", "established_date")),
        ("established exists in the calendar", _real_date),
        ("established_precision says how far established goes",
         lambda row: row["established"] is None
         or row["established_precision"] == name_precision(row["established"])),
        ("established_date is the first day of established",
         lambda row: row["established"] is None
         or row["established_date"] == first_day(row["established"])),
        ("review is true where there are review_reasons, and only there",
         lambda row: row["review"] == bool(row["review_reasons"])),
    ),
    "mentions": (
        ("start and end stand together or not at all",
         lambda row: _null_together(row, "start", "end")),
        ("only an address, a sidecar or a person has words without offsets",
         lambda row: row["start"] is not None or row["source"] in OUTSIDE_SOURCES),
        ("start and end are as far apart as the words are long",
         lambda row: row["start"] is None or row["end"] - row["start"] == len(row["words"])),
        ("a chosen mention has no reason against it",
         lambda row: not row["chosen"] or row["reason"] is None),
        ("a chosen mention belongs to a record, or is of the page's host",
         lambda row: not row["chosen"] or bool(row["record_id"]) or row["field"] in PAGE_FIELDS),
    ),
    "findings": (
        ("start and end stand together or not at all",
         lambda row: _null_together(row, "start", "end")),
    ),
}  # fmt: skip
"""What is true of each row of a table."""


def check_frames(frames: Frames) -> None:
    """Raise ``SchemaError`` with the first breach in one sentence; change nothing."""
    rows = {}
    for table in TABLES:
        frame = getattr(frames, table)
        _check_columns(table, frame)
        rows[table] = list_rows(table, frame)
        _check_rows(table, rows[table])
    _check_links(rows)


def _check_columns(table: str, frame: pd.DataFrame) -> None:
    names = [column.name for column in TABLES[table]]
    if list(frame.columns) != names:
        raise SchemaError(f"Table {table} must have the columns {', '.join(names)} in this order.")
    columns = {column.name: _make_column(column) for column in TABLES[table]}
    try:
        pa.DataFrameSchema(columns).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        raise SchemaError(_tell_first(table, frame, error.failure_cases)) from None


def _make_column(column: Spec) -> pa.Column:
    checks = []
    if column.one_of:
        told = "is not one of " + ", ".join(column.one_of)
        checks.append(_check_each(column, frozenset(column.one_of).__contains__, told))
    if column.pattern:
        matches = re.compile(column.pattern, re.ASCII).search
        checks.append(_check_each(column, matches, f"does not match {column.pattern}"))
    if column.above is not None:
        checks.append(pa.Check.gt(column.above, error=f"is not above {column.above:g}"))
    return pa.Column(pd.ArrowDtype(column.type), checks, nullable=not column.required)


def _check_each(column: Spec, holds: Callable[[str], Any], told: str) -> pa.Check:
    if column.type == TEXTS:
        return pa.Check(lambda texts: all(map(holds, texts)), element_wise=True, error=told)
    return pa.Check(lambda text: bool(holds(text)), element_wise=True, error=told)


def _tell_first(table: str, frame: pd.DataFrame, failures: pd.DataFrame) -> str:
    kinds = failures["check"].str.startswith("dtype(")
    first = (failures[kinds] if kinds.any() else failures).iloc[0]
    where = f"Table {table}, column {first['column']}"
    if kinds.any():
        return f"{where} has the type {frame[first['column']].dtype}, not {first['check'][7:-2]}."
    row = _name_row(frame.loc[first["index"]].to_dict())
    if first["check"] == "not_nullable":
        return f"{where}, {row}: null where a value is required."
    return f"{where}, {row}: {first['failure_case']!r} {first['check']}."


def _name_row(row: Row) -> str:
    record = row.get("record_id")
    return f"page {row['page_id']}" if pd.isna(record) else f"record {record}"


def _check_rows(table: str, rows: list[Row]) -> None:
    for names in UNIQUE.get(table, ()):
        counts = Counter(tuple(row[name] for name in names) for row in rows)
        for key, count in counts.items():
            if count > 1:
                told = " and ".join(map(str, key))
                raise SchemaError(
                    f"Table {table} has {count} rows of the same {' and '.join(names)}: {told}."
                )
    for row in rows:
        for sentence, holds in ROW_RULES.get(table, ()):
            if not holds(row):
                raise SchemaError(f"Table {table}, {_name_row(row)}: not true that {sentence}.")


def _check_links(rows: dict[str, list[Row]]) -> None:
    pages = {row["page_id"]: row["records"] for row in rows["pages"]}
    owners = {row["record_id"]: row["page_id"] for row in rows["sister_cities"]}
    for table in ("sister_cities", "mentions", "findings"):
        for row in rows[table]:
            if row["page_id"] not in pages:
                raise SchemaError(f"Table {table} names the page {row['page_id']}, not in pages.")
            # A finding may tell of two pages, so that its record stands on the other one.
            if row["record_id"] is not None and row["record_id"] not in owners:
                raise SchemaError(f"Table {table} names an unknown record {row['record_id']}.")
    counts = Counter(owners.values())
    for page_id, told in pages.items():
        if counts[page_id] != told:
            raise SchemaError(f"Page {page_id} has {counts[page_id]} records, not {told}.")
