"""The words behind cells: mentions, read from the row groups that have the pages asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.compute as pc  # type: ignore[import-untyped,unused-ignore]

from pipeline.changes.arrays import make_texts
from pipeline.changes.files import Row, read_batches
from pipeline.changes.ledger import NEW, OLD, Ledger
from pipeline.changes.nouns import Cell, CellChange, Evidence, RowChange
from pipeline.fields import list_proofs

PROOFS = list_proofs()
"""Column -> field of the mention that proves it; older data sets may have others."""

_MENTION = ("page_id", "record_id", "field", "words", "start", "end", "chosen")

_Key = tuple[str, str | None, str]


def read_mentions(
    ledger: Ledger, side: int, folder: Path, fields: Sequence[str] | None = None
) -> Iterator[Row]:
    """Yield the chosen mentions of the pages in ``sought``, of these fields only if given."""

    def wanted(group: Any, _: int) -> bool:
        bounds = _bound_pages(group)
        query = "SELECT 1 FROM sought WHERE side = ? AND page BETWEEN ? AND ? LIMIT 1"
        return bounds is None or bool(ledger.execute(query, (side, *bounds)).fetchone())

    for _, batch in read_batches(folder, "mentions", _MENTION, wanted):
        pages = pc.unique(batch.column("page_id")).to_pylist()
        query = "SELECT 1 FROM sought WHERE side = ? AND page = ?"
        sought = [page for page in pages if ledger.execute(query, (side, page)).fetchone()]
        if not sought:
            continue
        mask = pc.and_(
            batch.column("chosen"), pc.is_in(batch.column("page_id"), make_texts(sought))
        )
        if fields:
            mask = pc.and_(mask, pc.is_in(batch.column("field"), make_texts(fields)))
        yield from batch.filter(mask).to_pylist()


def _bound_pages(group: Any) -> tuple[str, str] | None:
    """The first and the last page id of a row group, where the file says so."""
    for at in range(group.num_columns):
        column = group.column(at)
        if column.path_in_schema == "page_id" and column.is_stats_set:
            told = column.statistics
            return (told.min, told.max) if told.has_min_max else None
    return None


def add_words(ledger: Ledger, old: Path, new: Path, rows: list[RowChange]) -> list[RowChange]:
    """The rows with the evidence of each of their cells."""
    before = _collect(ledger, OLD, old, [_former_id(row) for row in rows])
    after = _collect(ledger, NEW, new, [(row.page_id, row.record_id) for row in rows])
    return [
        replace(row, cells=tuple(_prove(row, cell, before, after) for cell in row.cells))
        for row in rows
    ]


def _former_id(row: RowChange) -> tuple[str, str]:
    old = {cell.column: str(cell.old) for cell in row.cells}
    return old.get("page_id", row.page_id), old.get("record_id", row.record_id)


def _collect(
    ledger: Ledger, side: int, folder: Path, ids: list[tuple[str, str]]
) -> dict[_Key, Row]:
    ledger.execute("DELETE FROM sought")
    pages = dict.fromkeys(page for page, _ in ids)
    ledger.executemany("INSERT INTO sought VALUES (?, ?)", ((side, page) for page in pages))
    wanted = set(ids)
    found: dict[_Key, Row] = {}
    for row in read_mentions(ledger, side, folder):
        if row["record_id"] is None or (row["page_id"], row["record_id"]) in wanted:
            found.setdefault((row["page_id"], row["record_id"], row["field"]), row)
    return found


def _prove(
    row: RowChange,
    cell: CellChange,
    before: dict[_Key, Row],
    after: dict[_Key, Row],
) -> CellChange:
    return replace(
        cell,
        old_evidence=_find(before, *_former_id(row), cell.column, cell.old),
        new_evidence=_find(after, row.page_id, row.record_id, cell.column, cell.new),
    )


def _find(
    mentions: dict[_Key, Row], page: str, record: str, column: str, cell: Cell
) -> Evidence | None:
    field = PROOFS.get(column, column)
    if cell is None or field is None:
        return None
    # The page's own host is read once: its mentions belong to no row.
    keys = [(page, owner, name) for owner in (record, None) for name in (column, field)]
    found = next((mentions[key] for key in keys if key in mentions), None)
    return Evidence(found["words"], page, found["start"], found["end"]) if found else None
