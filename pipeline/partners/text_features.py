"""Features of what stands around a candidate: words, signs, dates, and lines that look alike."""

from __future__ import annotations

import re

from pipeline.model import Span
from pipeline.partners.scene import Scene
from pipeline.partners.units import Unit
from pipeline.partners.words import Candidate

_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|20[0-3]\d)(?!\d)")
_DIGITS = re.compile(r"\d+")
_FAR = 60
_NEAR = 30
_REACH = 5
_IN = re.compile(r"(?i)\b(?:in|near|at|from|bei|aus|à|en|dans|w|z|в|из)\s$")
_WITH = re.compile(
    r"(?i)(?:\b(?:with|and|between|mit|und|avec|et|con|y|e|com|met|en|i|z|a|s|с|и|ile|ve)\s|[,、，和与與및과와]\s?)$"
)
_OF = re.compile(r"(?i)\b(?:of|de|di|do|da|von|van|der)\s$")
_LEAD = re.compile(r"(?:^|\n)\W*(?:\d{1,3}[.)]?|no\.? ?\d+)\W*$", re.IGNORECASE)


def of_words_around(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    flat, cues = scene.page.flat, scene.cues
    before, after = (
        flat[max(unit.start, it.start - 24) : it.start],
        flat[it.end : min(unit.end, it.end + 24)],
    )
    kin = scene.by_unit[it.unit]
    previous, following = (
        kin[it.order - 1] if it.order else None,
        kin[it.order + 1] if it.order + 1 < len(kin) else None,
    )
    return {
        "in_before": bool(_IN.search(before)),
        "with_before": bool(_WITH.search(before)),
        "of_before": bool(_OF.search(before)),
        "number_before": bool(_LEAD.search(flat[max(unit.start - 6, it.start - 8, 0) : it.start])),
        "comma_after": after.lstrip()[:1] in (",", "，", "、") and bool(after.strip()),
        "bracket_after": after.lstrip()[:1] in ("(", "（", "["),
        "dash_after": after.lstrip()[:1] in ("-", ":", "|", "："),
        "bracket_before": before.rstrip()[-1:] in ("(", "（", "["),
        "possessive_after": after[:2] in ("'s", "s'"),
        "institution_after": bool(
            cues.within("institution_after", it.end, min(unit.end, it.end + 24))
        )
        and _touches_word(
            flat, it.end, cues.within("institution_after", it.end, min(unit.end, it.end + 30))
        ),
        "institution_before": any(
            span.end >= it.start - 6
            for span in cues.within("institution_before", max(unit.start, it.start - 30), it.start)
        ),
        "after_place_and_comma": previous is not None and _is_comma(flat[previous.end : it.start]),
        "before_place_and_comma": following is not None
        and _is_comma(flat[it.end : following.start]),
        "small_word_after": after[:1] == " " and after[1:2].islower(),
    }


def _touches_word(flat: str, end: int, spans: list[Span]) -> bool:
    return any(span.start - end <= 2 for span in spans)


def _is_comma(gap: str) -> bool:
    return gap.strip() in (",", "(", "，", "/", "-") and len(gap) <= 3


def of_dates(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    flat = scene.page.flat
    after = _YEAR.search(flat, it.end, min(unit.end, it.end + _FAR))
    before = _YEAR.search(flat, max(unit.start, it.start - _NEAR), it.start)
    row = unit.line if unit.kind == "cell" else None
    below = [scene.units[n] for n in range(unit.index + 1, min(unit.index + 4, len(scene.units)))]
    return {
        "year_after": after.start() - it.end if after else _FAR,
        "year_before": before is not None,
        "year_in_row": bool(row and _YEAR.search(flat, *row)),
        "year_in_lines_below": any(
            not u.prose and _YEAR.search(flat, u.start, u.end) for u in below
        ),
        "numbers_in_unit": min(len(_DIGITS.findall(flat, unit.start, unit.end)), 10),
    }


def of_run(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    """How many of the nearest units that name places look like this one; 0 in running text."""
    kin = [] if unit.prose else _neighbours(scene, unit)
    if not kin:
        return {
            "alike_around": 0.0,
            "starts_around": 0.0,
            "countries_around": 0.0,
            "explained_around": 0.0,
            "years_around": 0.0,
        }
    offset = it.start - unit.start
    firsts = [scene.by_unit[u.index][0].start - u.start for u in kin]
    alike = [
        u.kind == unit.kind and abs(first - offset) <= 4 and not u.prose
        for u, first in zip(kin, firsts, strict=True)
    ]
    return {
        "alike_around": sum(alike) / len(kin),
        "starts_around": sum(first <= 4 for first in firsts) / len(kin),
        "countries_around": sum(bool(scene.countries[u.index]) for u in kin) / len(kin),
        "explained_around": sum(scene.explained[u.index] for u in kin) / len(kin),
        "years_around": sum(bool(_YEAR.search(scene.page.flat, u.start, u.end)) for u in kin)
        / len(kin),
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
