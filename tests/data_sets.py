"""Small data sets to compare: made of our own pages, or row by row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.changes import Changes, compare_folders
from pipeline.changes.nouns import CellChange
from pipeline.crawl import Options, run
from pipeline.partners.scorer import use_judge
from pipeline.tables.schema import arrow_schema
from tests.judges import BesideCountry

GRAZ = """Sister cities of Graz

Dijon, France
Sister city since 1984
Population: 151,000

Trondheim, Norway
Sister city since May 1968

Pécs, Hungary
Population: 145,000
"""

CORK = """Sister cities of Cork

Rennes, France
Sister city since 1982

Coventry, United Kingdom
Sister city since 1958
"""


def make_data_set(folder: Path, pages: dict[str, str]) -> Path:
    """Extract these pages into ``folder``; returns it."""
    for name, text in pages.items():
        path = folder / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    # A judge of its own: a word changed on a page must not change who is a partner.
    with use_judge(BesideCountry()):
        run(folder / "raw", folder, Options(ner=False))
    return folder


def compare(tmp_path: Path, old: dict[str, str], new: dict[str, str]) -> Changes:
    return compare_folders(
        make_data_set(tmp_path / "old", old), make_data_set(tmp_path / "new", new)
    )


def compare_graz(tmp_path: Path, old: str, new: str) -> Changes:
    """One page before and after one edit."""
    assert old in GRAZ
    return compare(tmp_path, {"graz.txt": GRAZ}, {"graz.txt": GRAZ.replace(old, new)})


def list_cells(changes: Changes) -> dict[str, tuple[Any, Any]]:
    """Column -> old and new of the only row that changed."""
    (row,) = changes.changed
    return {cell.column: (cell.old, cell.new) for cell in row.cells}


def find_cell(changes: Changes, column: str) -> CellChange:
    (row,) = changes.changed
    return next(cell for cell in row.cells if cell.column == column)


def read_rows(folder: Path, table: str) -> list[dict[str, Any]]:
    with pq.ParquetFile(folder / f"{table}.parquet") as file:
        rows: list[dict[str, Any]] = file.read().to_pylist()
    return rows


def write_rows(folder: Path, table: str, rows: list[dict[str, Any]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    made = pa.Table.from_pylist(rows, schema=arrow_schema(table))
    pq.write_table(made, folder / f"{table}.parquet", row_group_size=5000)


def split_into_parts(folder: Path, table: str, size: int) -> None:
    """Make a folder of part files of the file of a table."""
    path = folder / f"{table}.parquet"
    with pq.ParquetFile(path) as file:
        whole = file.read()
    path.unlink()
    path.mkdir()
    for at in range(0, whole.num_rows, size):
        pq.write_table(whole.slice(at, size), path / f"part-{at // size:05}.parquet")
