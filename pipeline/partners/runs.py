"""Enumerations: candidates that nothing but signs, countries, years and "and" part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.partners.candidates import Candidate
from pipeline.partners.units import Unit
from pipeline.places.country_names import Country

_BETWEEN = re.compile(
    r"(?i)(?:[\W\d_]|\b(?:and|und|et|y|e|i|a|en|ve|и|та|és|och|og|ja|as well as|in|since|the|of|city|town|with)\b|[和与與및과와とや])*"
)
_NUMBERS = re.compile(r"[\W\d_]+")
_LONGEST_GAP = 60


class Run(NamedTuple):
    """An enumeration: where it begins and ends, and how many candidates it has."""

    start: int
    end: int
    count: int


def find_runs(
    flat: str, by_unit: Sequence[Sequence[Candidate]], countries: Sequence[Sequence[Country]]
) -> list[Run]:
    """The enumeration that each candidate is in, in the order of the candidates."""
    found: list[Run] = []
    for here, named in zip(by_unit, countries, strict=True):
        group: list[Candidate] = []
        for it in here:
            if group and not _goes_on(flat, group[-1].end, it.start, named):
                found += _close(group)
                group = []
            group.append(it)
        found += _close(group)
    return found


def _close(group: list[Candidate]) -> list[Run]:
    return [Run(group[0].start, group[-1].end, len(group))] * len(group) if group else []


def _goes_on(flat: str, start: int, end: int, countries: Sequence[Country]) -> bool:
    if not 0 <= end - start <= _LONGEST_GAP:
        return False
    at = start
    for country in countries:
        if country.start >= start and country.end <= end:
            if not _BETWEEN.fullmatch(flat, at, country.start):
                return False
            at = country.end
    return _BETWEEN.fullmatch(flat, at, end) is not None


def explain_share(
    flat: str, unit: Unit, candidates: Sequence[Candidate], countries: Sequence[Country]
) -> float:
    """Which share of a unit's letters stands in candidates and countries, from 0 to 1."""
    letters = len(_NUMBERS.sub("", flat[unit.start : unit.end]))
    if not letters:
        return 0.0
    said, reach = 0, unit.start
    for start, end in sorted([(it.start, it.end) for it in candidates] + [(c.start, c.end) for c in countries]):
        start = max(start, reach)
        if end > start:
            said += len(_NUMBERS.sub("", flat[start:end]))
            reach = end
    return said / letters
