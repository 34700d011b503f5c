"""Features of what stands around a candidate: words, signs, dates, and lines that look alike."""

from __future__ import annotations

import re
from itertools import islice

from pipeline.languages import field_pattern
from pipeline.memory import per_words
from pipeline.partners.scene import Scene
from pipeline.partners.units import Unit
from pipeline.partners.words import Candidate

_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|20[0-3]\d)(?!\d)")
_DIGITS = re.compile(r"\d+")
_FAR = 60
_NEAR = 30
_WORDS = 24
_REACH = 5
_WITH = r"(?:WORDS|[,、，])\s?$"
_OF = r"WORDS\s$"


def of_words_around(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    flat = scene.page.flat
    before = flat[max(unit.start, it.start - _WORDS) : it.start]
    after = flat[it.end : min(unit.end, it.end + _WORDS)]
    kin = scene.by_unit[it.unit]
    previous = kin[it.order - 1] if it.order else None
    following = kin[it.order + 1] if it.order + 1 < len(kin) else None
    institutions = scene.cues.within("institution_after", it.end, it.end + _NEAR)
    return {
        "with_before": bool(field_pattern("names", "with", scene.cues.codes, _WITH).search(before)),
        "of_before": bool(field_pattern("names", "of", scene.cues.codes, _OF).search(before)),
        "bracket_after": after.lstrip()[:1] in ("(", "（", "["),
        "institution_after": any(span.start - it.end <= 2 for span in institutions),
        "after_place_and_comma": previous is not None and _is_comma(flat[previous.end : it.start]),
        "before_place_and_comma": following is not None
        and _is_comma(flat[it.end : following.start]),
        "small_word_after": after[:1] == " " and after[1:2].islower(),
    }


def _is_comma(gap: str) -> bool:
    return gap.strip() in (",", "(", "，", "/", "-") and len(gap) <= 3


def of_dates(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    flat = scene.page.flat
    after = _YEAR.search(flat, it.end, min(unit.end, it.end + _FAR))
    below = [scene.units[n] for n in range(unit.index + 1, min(unit.index + 4, len(scene.units)))]
    return {
        "year_after": after.start() - it.end if after else _FAR,
        "year_in_lines_below": any(not u.prose and _has_year(flat, u.start, u.end) for u in below),
        "numbers_in_unit": _count_numbers(flat, unit.start, unit.end),
    }


@per_words
def _has_year(flat: str, start: int, end: int) -> bool:
    return _YEAR.search(flat, start, end) is not None


@per_words
def _count_numbers(flat: str, start: int, end: int) -> int:
    """How many numbers stand in a unit, ten at most; asked for each candidate in it."""
    return sum(1 for _ in islice(_DIGITS.finditer(flat, start, end), 10))


def of_run(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    """How many of the nearest units that name places look like this one; 0 in running text."""
    kin = [] if unit.prose else _neighbours(scene, unit)
    count = max(1, len(kin))
    offset = it.start - unit.start
    firsts = [scene.by_unit[u.index][0].start - u.start for u in kin]
    alike = [
        u.kind == unit.kind and abs(first - offset) <= 4 and not u.prose
        for u, first in zip(kin, firsts, strict=True)
    ]
    return {
        "alike_around": sum(alike) / count,
        "starts_around": sum(first <= 4 for first in firsts) / count,
        "countries_around": sum(bool(scene.countries[u.index]) for u in kin) / count,
        "explained_around": sum(scene.explained[u.index] for u in kin) / count,
        "years_around": sum(_has_year(scene.page.flat, u.start, u.end) for u in kin) / count,
    }


def _neighbours(scene: Scene, unit: Unit) -> list[Unit]:
    """The nearest units above and below that name candidates; in a table those of the column.

    Running text is passed over, and headings are beside headings only: they speak of else.
    """
    found = []
    for step in (-1, 1):
        at, left, reach = unit.index + step, _REACH, 0
        while 0 <= at < len(scene.units) and left and reach < 8 * _REACH:
            if scene.by_unit[at] and _is_kin(unit, scene.units[at]):
                found.append(scene.units[at])
                left -= 1
            at += step
            reach += 1
    return found


def _is_kin(unit: Unit, other: Unit) -> bool:
    if other.prose or (unit.kind == "heading") != (other.kind == "heading"):
        return False
    return unit.kind != "cell" or other.column == unit.column
