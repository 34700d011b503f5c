"""Pair gold rows with extracted rows, one to one: by name, then by country, then by cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Extraction, Record
from pipeline.score.gold import (
    DETAILS,
    FIELDS,
    PARTS,
    Gold,
    is_right,
    is_same_elsewhere,
    is_same_name,
)
from pipeline.values.fold_name import fold_name

_SAME, _UNKNOWN, _OTHER = 2, 1, 0

Strength = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One extracted row as text; a blank cell is ``""``. ``marked``: a person must look.

    ``inferred`` is true of a country that is the gazetteer's, not the page's.
    """

    name: str
    cells: Mapping[str, str]
    marked: bool = False
    inferred: bool = False


def read_row(record: Record, extraction: Extraction) -> Row:
    """The cells of a record as the data set has them."""
    cells = {field: _read_cell(record, field) for field in (*FIELDS, *DETAILS)}
    if not cells["host"] and extraction.host:
        cells["host"] = extraction.host.value
    cells["established_year"] = cells["established"][:4]
    country = record.chosen.get("country")
    inferred = country is not None and country.source == "gazetteer"
    return Row(record.value("name") or "", cells, bool(record.reasons), inferred)


def _read_cell(record: Record, field: str) -> str:
    if field in PARTS:
        whole = record.chosen.get(PARTS[field])
        part = whole.part(field) if whole else None
        return part.value if part else ""
    return record.value(field) or ""


def match_rows(golds: Sequence[Gold], rows: Sequence[Row]) -> list[int | None]:
    """For each gold row the index of its extracted row, or None.

    Strong pairs go first; a gold row that is left out may then push others aside, so that
    as many as possible are paired. Equal strength goes by order, so the outcome is fixed.
    """
    edges = [
        (strength, gold, row)
        for gold in range(len(golds))
        for row in range(len(rows))
        if (strength := _weigh(golds[gold], rows[row]))
    ]
    edges.sort(key=lambda edge: ([-part for part in edge[0]], edge[1], edge[2]))
    choices: dict[int, list[int]] = {}
    for _, gold, row in edges:
        choices.setdefault(gold, []).append(row)
    owners: dict[int, int] = {}
    for _, gold, row in edges:
        if row not in owners and gold not in owners.values():
            owners[row] = gold
    for gold in sorted(choices, key=lambda gold: (golds[gold].optional, gold)):
        if gold not in owners.values() and not golds[gold].optional:
            _push(gold, choices, owners, set())
    found = {gold: row for row, gold in owners.items()}
    return [found.get(gold) for gold in range(len(golds))]


def _push(
    gold: int, choices: Mapping[int, list[int]], owners: dict[int, int], seen: set[int]
) -> bool:
    for row in choices[gold]:
        if row in seen:
            continue
        seen.add(row)
        if row not in owners or _push(owners[row], choices, owners, seen):
            owners[row] = gold
            return True
    return False


def _weigh(gold: Gold, row: Row) -> Strength | None:
    """How well the two fit, or None where the names differ."""
    if not any(is_same_name(name, row.name) for name in gold.names) and not any(
        is_same_elsewhere(name, row.name) for name in gold.names
    ):
        return None
    exact = any(fold_name(name) == fold_name(row.name) for name in gold.names)
    agreeing = [
        field for field in FIELDS if row.cells[field] and _agrees(gold, field, row.cells[field])
    ]
    return (_compare_country(gold, row), int(not gold.optional), int(exact), len(agreeing))


def _agrees(gold: Gold, field: str, actual: str) -> bool:
    return field in gold.cells and is_right(field, gold.cells[field], actual)


def _compare_country(gold: Gold, row: Row) -> int:
    accepted = gold.cells.get("country", ("",))
    if row.cells["country"] and row.cells["country"] in accepted:
        return _SAME
    return _UNKNOWN if not row.cells["country"] or not any(accepted) else _OTHER
