"""Rows that name a city of their own beside its partner: ``Sapporo City | Portland, Oregon``.

A consulate, a council or a county lists the partnerships of many cities. Such a list gives
itself away by its countries: what opens its rows lies in one country, what follows in others.
In a list of one city's partners the country behind a name is that name's.

Where the name stands over its partners instead, it is a line that is nothing but the name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.model import Span
from pipeline.partners.common import common_words
from pipeline.partners.units import Unit
from pipeline.partners.words import Candidate
from pipeline.places.country_names import Country
from pipeline.values.countries import read_country

FEWEST_ROWS, FEWEST_HEADS = 4, 3
"""So many rows, or names over rows, must give evidence before a list is one of pairs."""

SHARE = 0.7
"""So much of the rows that speak for or against it must speak for it."""

_LEAD = 16
_WHOLE = 0.6


class Row(NamedTuple):
    """A line of a list or a table's row: what opens it, what follows, and the countries named."""

    start: int
    candidates: tuple[int, ...]
    countries: frozenset[str]


class Pairs(NamedTuple):
    """``owners`` are the candidates that name a row's own city; ``owner_of`` has it for others.

    ``country`` is the alpha-2 code of the country that all owners lie in; ``in_rows`` says
    that each row names its owner, instead of a line above.
    """

    owners: frozenset[int]
    owner_of: dict[int, int]
    country: str
    in_rows: bool


NO_PAIRS = Pairs(frozenset(), {}, "", False)


class _Votes:
    """For each country which names speak for it as that of the owners, and how many against."""

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = {}
        self.against: Counter[str] = Counter()

    def add(self, codes: Iterable[str], name: str) -> None:
        for code in codes:
            self.names.setdefault(code, []).append(name)

    def decide(self, fewest: int) -> str | None:
        """The country that most speak for, if these are enough."""
        names = self.names
        best = max(sorted(names), key=lambda code: len(names[code]), default=None)
        if best is None or len(names[best]) < fewest or len(set(names[best])) < FEWEST_HEADS:
            return None
        share = len(names[best]) / (len(names[best]) + self.against[best])
        return best if share >= SHARE else None


def find_pairs(
    flat: str,
    units: Sequence[Unit],
    candidates: Sequence[Candidate],
    by_unit: Sequence[Sequence[Candidate]],
    countries: Sequence[Sequence[Country]],
) -> Pairs:
    """Whose partner each candidate is, where rows say that themselves."""
    rows = _list_rows(units, by_unit, countries)
    return _pair_in_rows(flat, rows, candidates) or _pair_below(flat, rows, units, candidates)


def _list_rows(
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


def _pair_in_rows(flat: str, rows: Sequence[Row], candidates: Sequence[Candidate]) -> Pairs | None:
    """The first name of each row owns the rest of it."""
    opened = [
        row
        for row in rows
        if candidates[row.candidates[0]].start - row.start <= _LEAD
        and is_city(flat, candidates[row.candidates[0]])
    ]
    votes = _Votes()
    for row in opened:
        first, *rest = (candidates[number] for number in row.candidates)
        codes = _codes(first)
        region = rest[0].named if rest and all(p.rank == "upper" for p in rest[0].named) else ()
        behind = _codes_behind(flat, row, candidates)
        said = row.countries or {place.country_code for place in region}
        if behind and codes.isdisjoint(said | behind):
            votes.add(codes, _words(flat, first))
        else:
            votes.against.update(codes)
    country = votes.decide(FEWEST_ROWS)
    if country is None:
        return None
    owner_of: dict[int, int] = {}
    for row in opened:
        first_number, *others = row.candidates
        codes = _codes(candidates[first_number])
        abroad = _codes_behind(flat, row, candidates) - {country}
        if abroad and others and (country in codes or not codes):
            owner_of |= dict.fromkeys(others, first_number)
    return Pairs(frozenset(owner_of.values()), owner_of, country, True)


def _pair_below(
    flat: str, rows: Sequence[Row], units: Sequence[Unit], candidates: Sequence[Candidate]
) -> Pairs:
    """A name alone on its line owns the rows below it, up to the next such name."""
    votes = _Votes()
    heads = [row for row in rows if _is_head(flat, row, units, candidates)]
    below = _list_below(rows, set(heads))
    for head in heads:
        first = candidates[head.candidates[0]]
        told = [row.countries for row in below[head] if row.countries]
        if told and not any(_codes(first) & named for named in told):
            votes.add(_codes(first), _words(flat, first))
        else:
            votes.against.update(_codes(first))
    country = votes.decide(FEWEST_HEADS)
    if country is None:
        return NO_PAIRS
    owner_of = {
        number: head.candidates[0]
        for head in heads
        if country in _codes(candidates[head.candidates[0]])
        for row in below[head]
        if row.countries and country not in row.countries
        for number in row.candidates
    }
    return Pairs(frozenset(owner_of.values()), owner_of, country, False)


def _is_head(flat: str, row: Row, units: Sequence[Unit], candidates: Sequence[Candidate]) -> bool:
    it = candidates[row.candidates[0]]
    unit = units[it.unit]
    alone = len(row.candidates) == 1 and not row.countries and unit.kind != "cell"
    whole = it.end - it.start >= _WHOLE * (unit.end - unit.start)
    return alone and whole and bool(it.named) and is_city(flat, it)


def _list_below(rows: Sequence[Row], heads: set[Row]) -> dict[Row, list[Row]]:
    below: dict[Row, list[Row]] = {head: [] for head in heads}
    head = None
    for row in rows:
        if row in heads:
            head = row
        elif head:
            below[head].append(row)
    return below


def is_city(flat: str, it: Candidate) -> bool:
    """May it be a city: no country, no everyday word, and not only a state?"""
    words = _words(flat, it)
    common = all(word in common_words() for word in words.lower().split())
    return not common and read_country(words) is None


def _words(flat: str, it: Candidate) -> str:
    return flat[it.start : it.end]


def _codes(it: Candidate) -> set[str]:
    return {place.country_code for place in it.named}


def _codes_behind(flat: str, row: Row, candidates: Sequence[Candidate]) -> set[str]:
    """The countries said in the row, else those of the places behind the first."""
    if row.countries:
        return set(row.countries)
    places = (candidates[number] for number in row.candidates[1:])
    return {code for it in places if is_city(flat, it) for code in _codes(it)}
