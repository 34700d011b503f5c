"""What stands over each unit: the last words of partnership, and what came between."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.partners.cues import Cues
from pipeline.partners.units import Unit
from pipeline.partners.words import Candidate
from pipeline.places.country_names import Country

_FAR = 99
_SHARE_OF_HEADING = 0.4


class Above(NamedTuple):
    """The nearest cue above a unit, and what stands between: how much of it speaks of else.

    ``prose`` and ``heads`` count running texts and headings in between that name no
    candidate; ``other`` is true where one of them heads a list of something else.
    ``country`` is the code of a line that is nothing but a country, still in force.
    """

    cue: bool
    heading: bool
    opens: bool
    prose: int
    heads: int
    places: int
    other: bool
    country: str
    country_prose: int


def look_above(
    flat: str,
    units: tuple[Unit, ...],
    by_unit: list[list[Candidate]],
    countries: list[list[Country]],
    cues: Cues,
) -> list[Above]:
    """For each unit what stands above it."""
    found: list[Above] = []
    cue = heading = opens = other = False
    prose = heads = places = _FAR
    country, country_prose = "", 0
    for unit in units:
        found.append(
            Above(cue, heading, opens, prose, heads, places, other, country, country_prose)
        )
        strong = cues.strong_within(unit.start, unit.end)
        head = is_headlike(unit, by_unit[unit.index])
        if strong and unit.kind != "title":
            cue, heading, other = True, head, False
            opens = flat[unit.end - 1] in ":：" or (unit.prose and not by_unit[unit.index])
            prose = heads = places = 0
        elif head and heads_other_list(unit, by_unit[unit.index], cues):
            other = True
            heads += 1
        else:
            named = bool(by_unit[unit.index]) or bool(countries[unit.index])
            prose += unit.prose and not named
            heads += unit.kind == "heading" and not named
            places += bool(by_unit[unit.index])
        only = _only_country(unit, countries[unit.index])
        if only:
            country, country_prose = only, 0
        elif unit.kind == "heading" and not by_unit[unit.index]:
            country = ""
        else:
            country_prose += unit.prose
    return found


def heads_other_list(unit: Unit, candidates: list[Candidate], cues: Cues) -> bool:
    """Is it a heading, or a line that reads like one, over a list of something else?"""
    found = cues.within("other_list", unit.start, unit.end)
    if not found or unit.prose or candidates:
        return False
    said = sum(span.end - span.start for span in found)
    return unit.kind == "heading" or said >= _SHARE_OF_HEADING * (unit.end - unit.start)


def is_headlike(unit: Unit, candidates: list[Candidate]) -> bool:
    """A heading, or a short line that may be one."""
    return unit.kind in ("heading", "title") or (not unit.prose and unit.end - unit.start <= 90)


def _only_country(unit: Unit, countries: list[Country]) -> str:
    """The code where the unit is a country and hardly anything else."""
    if len(countries) != 1 or unit.prose or unit.kind in ("cell", "title"):
        return ""
    length = countries[0].end - countries[0].start
    return countries[0].code if length >= 0.6 * (unit.end - unit.start) else ""
