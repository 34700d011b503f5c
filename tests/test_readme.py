"""The README is true: its columns are the data set's, its examples are rows of it."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.run import extract
from pipeline.tables.rows import build_frames
from pipeline.tables.schema import columns_markdown
from tests.cases import RAW

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_columns_are_those_of_the_schema() -> None:
    table = README.partition("<!-- columns -->")[2].partition("<!-- /columns -->")[0]
    assert table.strip() == columns_markdown().strip()


def test_example_rows_are_rows_of_the_data_set() -> None:
    example = README.partition("<!-- columns -->")[0]
    lines = re.findall(r"^\| (?:Nanchang|Wenzhou|host \| name) \|.*$", example, re.MULTILINE)
    header, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    frame = build_frames(extract(RAW)).sister_cities[header].astype(object)
    actual = {tuple(_render(cell) for cell in row) for row in frame.itertuples(index=False)}
    assert len(rows) >= 5
    assert {tuple(row) for row in rows} <= actual


def _render(cell: object) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    text = "" if str(cell) in ("<NA>", "None", "nan") else str(cell)
    return text.removesuffix(".0")
