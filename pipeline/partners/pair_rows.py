"""The rows of a page that name places, and what they say of countries: see ``pairs``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from pipeline.model import Span
from pipeline.partners.common import common_words
from pipeline.partners.units import Unit
from pipeline.partners.words import Candidate
from pipeline.places.country_names import Country
from pipeline.values.countries import read_country

FEWEST_HEADS = 3
"""So many different names must own rows before a list is one of pairs."""

SHARE = 0.7
"""So much of the rows that speak for or against it must speak for it."""


class Row(NamedTuple):
    """A line of a list or a table's row: what opens it, what follows, and the countries named."""

    start: int
    candidates: tuple[int, ...]
    countries: frozenset[str]


class Votes:
    """For each country which names speak for it as that of the owners, and how many against."""

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = {}
        self.against: Counter[str] = Counter()

    def add(self, codes: Iterable[str], name: str) -> None:
        for code in codes:
            self.names.setdefault(code, []).append(name)

    def decide(self, fewest: int, among: Collection[str] | None = None) -> str | None:
        """The country, of those ``among`` if given, that most speak for, if these are enough."""
        names = {c: said for c, said in self.names.items() if among is None or c in among}
        best = max(sorted(names), key=lambda code: len(names[code]), default=None)
        if best is None or len(names[best]) < fewest:
            return None
        if len(set(names[best])) < min(fewest, FEWEST_HEADS):
            return None
        share = len(names[best]) / (len(names[best]) + self.against[best])
        return best if share >= SHARE else None


def list_rows(
    units: Sequence[Unit],
    by_unit: Sequence[Sequence[Candidate]],
    countries: Sequence[Sequence[Country]],
) -> list[Row]:
    """The rows that name a place, in order; running text has none."""
    lines: dict[Span, tuple[list[int], set[str]]] = {}
    number = 0
    for unit, here, named in zip(units, by_unit, countries, strict=True):
        if here and not unit.prose and unit.kind != "title":
            numbers, codes = lines.setdefault(unit.line, ([], set()))
            taken = [(it.start, it.end) for it in here]
            numbers += range(number, number + len(here))
            codes |= {c.code for c in named if (c.start, c.end) not in taken or len(here) > 1}
        elif unit.line in lines:
            lines[unit.line][1].update(c.code for c in named)
        number += len(here)
    return [Row(line.start, tuple(ns), frozenset(codes)) for line, (ns, codes) in lines.items()]


def is_city(flat: str, it: Candidate) -> bool:
    """May it be a city: no country, no everyday word, and not only a state?"""
    words = words_of(flat, it)
    common = all(word in common_words() for word in words.lower().split())
    return not common and read_country(words) is None


def words_of(flat: str, it: Candidate) -> str:
    return flat[it.start : it.end]


def codes_of(it: Candidate) -> set[str]:
    return {place.country_code for place in it.named}


def codes_behind(flat: str, row: Row, candidates: Sequence[Candidate]) -> set[str]:
    """The countries said in the row, else those of the places behind the first."""
    if row.countries:
        return set(row.countries)
    places = (candidates[number] for number in row.candidates[1:])
    return {code for it in places if is_city(flat, it) for code in codes_of(it)}
