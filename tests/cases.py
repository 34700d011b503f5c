"""The page cases: read what a case expects, run the pipeline on it, pair the rows."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.model import Extraction, Record
from pipeline.ner import SpacyReader
from pipeline.page import find_pages, read_page
from pipeline.run import extract_page
from pipeline.values.fold_name import name_key

HERE = Path(__file__).parent
PAGES = HERE / "pages"
FOLDERS = (PAGES, HERE / "hard", HERE / "fresh")
GAPS = HERE / "gaps.json"
RAW = HERE.parent / "raw"
NOT_ASSERTED = "*"
COMPARED = (
    "name",
    "name_as_written",
    "place_type",
    "region",
    "country_code",
    "relationship",
    "established",
    "population",
    "population_qualifier",
    "population_year",
    "population_scope",
    "area_km2",
    "area_qualifier",
    "area_scope",
    "host",
    "host_country_code",
    "review",
)


class Row(NamedTuple):
    expected: dict[str, str]
    record: Record | None


def find_cases() -> list[Path]:
    """Every folder with a table of what its page must give."""
    return [file.parent for root in FOLDERS for file in sorted(root.glob("*/expected.csv"))]


def name_case(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


@cache
def extract_case(folder: Path) -> Extraction:
    if folder.name.startswith("source-"):
        folder = RAW / f"{folder.name.removeprefix('source-')}.txt"
    root, files = find_pages(folder)
    return extract_page(read_page(files[0], root), SpacyReader())


@cache
def expect(folder: Path) -> tuple[dict[str, str], ...]:
    with (folder / "expected.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def pair_rows(folder: Path) -> tuple[tuple[Row, ...], tuple[Record, ...]]:
    """Expected rows with their records, one to one, and the records left over."""
    left = list(extract_case(folder).records)
    rows = []
    for expected in expect(folder):
        record = _find(left, expected)
        if record:
            left.remove(record)
        rows.append(Row(expected, record))
    return tuple(rows), tuple(left)


def list_differences(case: Path) -> list[str]:
    """Each cell that is not as expected, then the rows that are missing or too many."""
    rows, extra = pair_rows(case)
    lines = [
        f"{row.expected['name']} {field}: {row.expected[field]!r} expected, {actual!r} read"
        for row in rows
        if row.record
        for field in COMPARED
        for actual in [read_cell(row.record, field, extract_case(case))]
        if not is_same(field, row.expected[field], actual)
    ]
    lines += [f"{row.expected['name']}: no such row" for row in rows if not row.record]
    return lines + [f"{record.chosen['name'].value}: a row too many" for record in extra]


def _find(records: list[Record], expected: dict[str, str]) -> Record | None:
    named = [r for r in records if name_key(r.chosen["name"].value) == name_key(expected["name"])]
    fitting = [r for r in named if _agrees(r, expected)] or named
    regional = [r for r in fitting if read_cell(r, "region", None) == expected["region"]]
    return next(iter(regional or fitting), None)


def _agrees(record: Record, expected: dict[str, str]) -> bool:
    return expected["country_code"] in (NOT_ASSERTED, record.value("country") or "")


def read_cell(record: Record, column: str, extraction: Extraction | None) -> str:
    """A cell of the data set as text; blank where it is null."""
    if column == "review":
        return "true" if record.reasons else "false"
    if column == "country_code":
        return record.value("country") or ""
    if column == "host_country_code":
        return (extraction and extraction.host_country) or ""
    stem = column.split("_")[0]
    if column.endswith(("_qualifier", "_year", "_scope")):
        whole = record.chosen.get("area_km2" if stem == "area" else stem)
        part = whole.part(column) if whole else None
        return part.value if part else ""
    return record.value(column) or ""


def is_same(column: str, expected: str, actual: str) -> bool:
    """Does the cell hold what is expected? Areas compare as numbers, regions folded."""
    if expected == NOT_ASSERTED:
        return True
    if column == "area_km2" and expected and actual:
        return abs(float(expected) - float(actual)) <= 1e-6 * float(expected)
    if column in ("region", "name"):
        return name_key(expected) == name_key(actual)
    return expected == actual
