"""Compare the cells of the rows that differ, and list what is in one data set only."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.changes.files import Row, read_rows
from pipeline.changes.ledger import Ledger
from pipeline.changes.nouns import Cell, CellChange, ListedRow, RowChange

_WRITTEN = "CREATE TABLE written (old INTEGER PRIMARY KEY, cells)"
_NEW_ROWS = """
SELECT new, cells, why FROM pairs JOIN written USING (old)
JOIN rows ON side = 1 AND number = new LEFT JOIN homes USING (home) ORDER BY new
"""
_IN_ORDER = "ORDER BY page, position, record LIMIT ?"


def compare_rows(
    ledger: Ledger, old: Path, new: Path, columns: Sequence[str], limit: int
) -> tuple[int, Counter[str], list[RowChange]]:
    """How many pairs differ, how many cells of each column, and the first rows of them."""
    _write_old(ledger, old, columns)
    query = f"SELECT new FROM pairs JOIN rows ON side = 1 AND number = new {_IN_ORDER}"
    rank = {number: at for at, (number,) in enumerate(ledger.execute(query, (limit,)))}
    changed, cells, listed = 0, Counter[str](), dict[int, RowChange]()
    for number, row, before, why in _read_pairs(ledger, new, columns):
        different = _compare_cells(columns, before, row)
        changed += bool(different)
        cells.update(cell.column for cell in different)
        if different and number in rank:
            name = row.get("name")
            ids = row["record_id"], row["page_id"]
            listed[rank[number]] = RowChange(*ids, name, why, different)
    return changed, cells, [listed[at] for at in sorted(listed)]


def _write_old(ledger: Ledger, old: Path, columns: Sequence[str]) -> None:
    ledger.execute(_WRITTEN)
    numbers = _list_numbers(ledger, "SELECT old FROM pairs ORDER BY old")
    lines = (
        (number, json.dumps([_simplify(row.get(name)) for name in columns]))
        for number, row in read_rows(old, "sister_cities", columns, numbers)
    )
    ledger.executemany("INSERT INTO written VALUES (?, ?)", lines)


def _read_pairs(
    ledger: Ledger, new: Path, columns: Sequence[str]
) -> Iterator[tuple[int, Row, list[Cell], str | None]]:
    numbers = _list_numbers(ledger, "SELECT new FROM pairs ORDER BY new")
    rows = read_rows(new, "sister_cities", columns, numbers)
    for (number, row), (_, before, why) in zip(rows, ledger.execute(_NEW_ROWS), strict=True):
        yield number, row, json.loads(before), why


def _list_numbers(ledger: Ledger, query: str) -> Iterator[int]:
    return (number for (number,) in ledger.execute(query))


def _compare_cells(columns: Sequence[str], before: list[Cell], row: Row) -> tuple[CellChange, ...]:
    after = [_simplify(row.get(name)) for name in columns]
    if before == after:
        return ()
    return tuple(
        CellChange(name, was, now)
        for name, was, now in zip(columns, before, after, strict=True)
        if was != now
    )


def _simplify(cell: Any) -> Cell:
    """A cell as JSON has it."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    if cell is None or isinstance(cell, str | int | float | list):
        return cell
    return str(cell)


def list_single(ledger: Ledger, side: int, folder: Path, limit: int) -> tuple[ListedRow, ...]:
    """The first rows that only this data set has."""
    query = (
        f"SELECT number, why FROM single LEFT JOIN homes USING (home) WHERE side = ? {_IN_ORDER}"
    )
    reasons = dict(ledger.execute(query, (side, limit)))
    names = ("record_id", "page_id", "name", "country", "established")
    rows = dict(read_rows(folder, "sister_cities", names, sorted(reasons)))
    return tuple(_list_row(rows[number], why) for number, why in reasons.items())


def _list_row(row: Row, why: str | None) -> ListedRow:
    name, country, established = (row.get(key) for key in ("name", "country", "established"))
    return ListedRow(row["record_id"], row["page_id"], name, country, established, why)
