"""What one version of a page gave, so that another version can be compared with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model import Extraction
from pipeline.score.gold import FIELDS, Gold, is_right
from pipeline.score.match import Row, match_rows, read_row
from pipeline.values.fold_name import name_key


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of a page gave: gold rows found and cells of them right, by number.

    ``extra`` counts the unmarked rows that gold does not have, by name.
    """

    found: frozenset[int] = frozenset()
    right: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    extra: Mapping[str, int] = field(default_factory=dict)

    @property
    def cells(self) -> frozenset[tuple[int, str]]:
        return frozenset((gold, name) for gold, cells in self.right.items() for name in cells)


def read_extraction(golds: tuple[Gold, ...], extraction: Extraction) -> Reading:
    """Match the rows with gold; optional gold rows say nothing."""
    rows = [read_row(record, extraction) for record in extraction.records]
    pairs = match_rows(golds, rows)
    found = {
        number: rows[index]
        for number, index in enumerate(pairs)
        if index is not None and not golds[number].optional
    }
    right = {number: _list_right(golds[number], row) for number, row in found.items()}
    extra = Counter(
        name_key(row.name)
        for index, row in enumerate(rows)
        if index not in pairs and not row.marked
    )
    return Reading(frozenset(found), right, extra)


def _list_right(gold: Gold, row: Row) -> dict[str, str]:
    return {
        name: row.cells[name]
        for name in FIELDS
        if name in gold.cells
        and row.cells[name]
        and is_right(name, gold.cells[name], row.cells[name])
    }
