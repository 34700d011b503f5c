"""Multipliers, units and qualifiers of a number in the languages of a page beside English."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pipeline.languages import Codes, field_pattern, field_words

_SCALES = {"thousand": Decimal(10**3), "million": Decimal(10**6), "billion": Decimal(10**9)}
_AREAS = {"km2": Decimal(1), "hectare": Decimal("0.01"), "m2": Decimal("0.000001")}
_UNITS = ("density", "km2", "m2", "hectare", "other")
_QUALIFIERS = ("under", "nearly", "over", "about")
_GAP = r"(?>[ \t]*(?:\n[ \t]*)?-?[ ]?)"


class Scale(NamedTuple):
    """Multipliers that end at ``end``, and their product."""

    end: int
    factor: Decimal


class NativeUnit(NamedTuple):
    """As ``units.Unit``; ``kind`` is area, density or other."""

    start: int
    end: int
    kind: str
    factor: Decimal | None


class NativeQualifier(NamedTuple):
    """As ``qualifiers.Qualifier``."""

    start: int
    end: int
    value: str


@cache
def _choice(table: str, keys: tuple[str, ...], codes: Codes, *, glued: bool) -> str:
    """The words of these lists, a group for each; ``glued`` lets them follow on digits."""
    groups = []
    for key in keys:
        words = field_words(table, key, codes)
        if glued:
            words = words.replace(r"(?<!\w)", "")
        groups.append(f"(?P<{key}>{words})")
    return "|".join(groups)


@cache
def _scale_pattern(codes: Codes) -> re.Pattern[str]:
    words = _choice("scales", tuple(_SCALES), codes, glued=True)
    return re.compile(rf"(?:[ \t]{{0,2}}|[ \t]?\n|-)(?:{words})", re.IGNORECASE)


def read_native_scale(flat: str, pos: int, end: int, codes: Codes) -> Scale | None:
    """The multipliers that follow ``pos``: ``Mio.``, ``mil millones``, ``тыс.``."""
    factor, at = Decimal(1), pos
    while (match := _scale_pattern(codes).match(flat, at, end)) and match.lastgroup:
        factor *= _SCALES[match.lastgroup]
        at = match.end()
    return Scale(at, factor) if at > pos else None


@cache
def _unit_pattern(codes: Codes) -> re.Pattern[str]:
    return re.compile(f"({_GAP})(?:{_choice('units', _UNITS, codes, glued=True)})", re.IGNORECASE)


def read_native_unit(flat: str, pos: int, end: int, codes: Codes) -> NativeUnit | None:
    """The unit that stands at ``pos``, after blanks or a hyphen at most."""
    match = _unit_pattern(codes).match(flat, pos, end)
    if match is None or match.lastgroup is None:
        return None
    start = match.end(1)
    if "\n" in match[1] and flat[start].isupper():
        return None
    factor = _AREAS.get(match.lastgroup)
    return NativeUnit(start, match.end(), "area" if factor else match.lastgroup, factor)


@cache
def _before_pattern(codes: Codes) -> re.Pattern[str]:
    words = _choice("qualifiers", _QUALIFIERS, codes, glued=False)
    return re.compile(rf"(?:{words})[ \t]*(?:\n[ \t]*)?\Z", re.IGNORECASE)


def read_native_qualifier(flat: str, floor: int, pos: int, codes: Codes) -> NativeQualifier | None:
    """The qualifier directly before ``pos``; none that belongs to a verb ("sich über")."""
    match = _before_pattern(codes).search(flat, floor, pos)
    if match is None or match.lastgroup is None:
        return None
    start, end = match.span(match.lastgroup)
    verb = field_pattern("quantities", "area_before", codes, r"WORDS\Z")
    extent = verb.search(flat, max(floor, start - 24), end)
    if extent and extent.start() < start:
        return None
    return NativeQualifier(start, end, match.lastgroup)


@cache
def _after_pattern(codes: Codes) -> re.Pattern[str]:
    keys = ("over_after", "under_after", "about_after")
    return re.compile(
        rf"[ \t-]?(?:{_choice('qualifiers', keys, codes, glued=True)})", re.IGNORECASE
    )


def read_native_qualifier_after(
    flat: str, pos: int, end: int, codes: Codes
) -> NativeQualifier | None:
    """The qualifier directly after ``pos``: ``circa``, ``余``, ``civarında``."""
    match = _after_pattern(codes).match(flat, pos, end)
    if match is None or match.lastgroup is None:
        return None
    start, end = match.span(match.lastgroup)
    return NativeQualifier(start, end, match.lastgroup.removesuffix("_after"))
