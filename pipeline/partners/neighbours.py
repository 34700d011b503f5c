"""What the first pass says of the candidates around each one: the second pass reads it.

Neighbours are the nearest units that name candidates, so a line about something else
between two entries of a list changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.partners.scene import Scene
from pipeline.partners.units import Unit

NAMES = (
    "probability",
    "same_name_elsewhere",
    "times_named",
    "around_mean",
    "around_best",
    "before_best",
    "after_best",
    "beside_best",
    "beside_mean",
    "row_best",
    "above_beside",
)
_REACH = 5
_NEAR = 2
_MOST_TIMES = 5
_ROW = 8
_MOST_BESIDE = 100
_PROSE, _HEADING = -2, -3


@dataclass
class Layout:
    """Where the candidates of a page stand to each other, an item a candidate in each list.

    ``units`` and ``rows`` are the numbers of its unit and block; see ``_column_of``.
    """

    units: list[int]
    keys: list[str]
    columns: list[int]
    rows: list[int]


def make_layout(scene: Scene) -> Layout:
    """Where the candidates of a page stand to each other."""
    return Layout(
        [it.unit for it in scene.candidates],
        list(scene.keys),
        [_column_of(scene.units[it.unit]) for it in scene.candidates],
        [scene.units[it.unit].block for it in scene.candidates],
    )


def _column_of(unit: Unit) -> int:
    """The table's column; running text, headings and other lines have one each."""
    return _PROSE if unit.prose else _HEADING if unit.kind == "heading" else unit.column


def look_around(layout: Layout, probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """A row of ``NAMES`` for each candidate, from the first pass's probabilities."""
    count = len(layout.units)
    found = np.zeros((count, len(NAMES)))
    by_key: dict[str, list[int]] = defaultdict(list)
    by_unit: dict[int, list[int]] = defaultdict(list)
    for number in range(count):
        by_key[layout.keys[number]].append(number)
        by_unit[layout.units[number]].append(number)
    best = {
        unit: max(float(probabilities[n]) for n in numbers) for unit, numbers in by_unit.items()
    }
    columns: dict[int, list[int]] = defaultdict(list)
    row_of: dict[int, int] = {}
    for number, unit in enumerate(layout.units):
        row_of[unit] = layout.rows[number]
        if not columns[layout.columns[number]] or columns[layout.columns[number]][-1] != unit:
            columns[layout.columns[number]].append(unit)
    place = {unit: at for units in columns.values() for at, unit in enumerate(units)}
    rows: dict[int, list[int]] = defaultdict(list)
    for unit in best:
        rows[row_of[unit]].append(unit)
    for number in range(count):
        unit, mine = layout.units[number], float(probabilities[number])
        line = columns[layout.columns[number]]
        at = place[unit]
        before = [best[u] for u in line[max(0, at - _REACH) : at]]
        after = [best[u] for u in line[at + 1 : at + 1 + _REACH]]
        named, kin = by_key[layout.keys[number]], by_unit[unit]
        others = [float(probabilities[n]) for n in _leave_nearest(named, number)]
        beside = [float(probabilities[n]) for n in _leave_nearest(kin, number)]
        row = [best[u] for u in rows[row_of[unit]][:_ROW] if u != unit]
        around = before + after
        found[number] = (
            mine,
            max(others, default=0.0),
            min(len(others), _MOST_TIMES),
            _mean(around),
            max(around, default=0.0),
            max(before[-_NEAR:], default=0.0),
            max(after[:_NEAR], default=0.0),
            max(beside, default=0.0),
            _mean(beside),
            max(row, default=0.0),
            mine - max(beside, default=0.0),
        )
    return found


def _leave_nearest(numbers: list[int], number: int) -> list[int]:
    """Sorted numbers without this one; of very many the nearest, as all would be quadratic."""
    at = bisect_left(numbers, number)
    return numbers[max(0, at - _MOST_BESIDE) : at] + numbers[at + 1 : at + 1 + _MOST_BESIDE]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
