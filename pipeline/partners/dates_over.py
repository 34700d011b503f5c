"""Years and dates that head groups of a list: ``1983`` over all partners of that year."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.model import Span
from pipeline.partners.lines import only_date
from pipeline.partners.pair_rows import is_city
from pipeline.partners.scene import Scene

_FEWEST = 2
_LEAD = 6
_MOSTLY = 0.4
_LETTER = re.compile(r"[^\W\d_]")


def find_dates_over(scene: Scene, units: range) -> dict[int, Span]:
    """The units that are a date over a group, each with its date; empty where there are none.

    Behind each date a name follows, and before the first one there is none: where dates stand
    below their names, the first one stands behind a name, its region or its country.
    """
    flat = scene.page.flat
    dates: dict[int, Span] = {}
    for number in units:
        date, unit = only_date(scene, number), scene.units[number]
        if date and not _LETTER.search(flat[unit.start : date.start] + flat[date.end : unit.end]):
            dates[number] = date
    if len(dates) < _FEWEST or _names_place(scene, min(dates) - 1):
        return {}
    return dates if all(_opens_with_name(scene, number + 1) for number in dates) else {}


def find_date_of(scene: Scene, number: int, dates: Mapping[int, Span]) -> Span | None:
    """The date that heads the group of a unit: the last one above it in the same list."""
    over = max((n for n in dates if n < number), default=None)
    if over is None or any(_ends_list(scene, n) for n in range(over + 1, number)):
        return None
    return dates[over]


def _ends_list(scene: Scene, number: int) -> bool:
    unit = scene.units[number]
    said = bool(scene.cues.strong_within(unit.start, unit.end)) and unit.prose
    return said or (unit.kind == "heading" and not scene.by_unit[number])


def _opens_with_name(scene: Scene, number: int) -> bool:
    """Does the unit begin with a name, and say hardly more: "Kyoto celebrates" is news."""
    if not _is_entry(scene, number):
        return False
    start, flat = scene.units[number].start, scene.page.flat
    return any(it.start - start <= _LEAD and is_city(flat, it) for it in scene.by_unit[number])


def _names_place(scene: Scene, number: int) -> bool:
    """Does the unit say hardly more than a place of any kind?"""
    if not _is_entry(scene, number):
        return False
    named = any(is_city(scene.page.flat, it) for it in scene.by_unit[number])
    return named or bool(scene.countries[number])


def _is_entry(scene: Scene, number: int) -> bool:
    """Is it mostly names of places and countries, and says nothing of partnerships as such?"""
    if not 0 <= number < len(scene.units) or scene.explained[number] < _MOSTLY:
        return False
    unit = scene.units[number]
    return not unit.prose and not scene.cues.has_strong(unit.start, unit.end)
