"""Rows that name a city of their own beside its partner: ``Sapporo City | Portland, Oregon``.

A consulate, a council or a county lists the partnerships of many cities. Such a list gives
itself away by its countries: what opens its rows lies in one country, what follows in others.
In a list of one city's partners the country behind a name is that name's.

Where the name stands over its partners instead, it is a line that is nothing but the name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from pipeline.partners.pair_rows import (
    FEWEST_HEADS,
    Row,
    Votes,
    codes_behind,
    codes_of,
    is_city,
    list_rows,
    words_of,
)
from pipeline.partners.units import Unit
from pipeline.partners.words import Candidate
from pipeline.places.country_names import Country

FEWEST_ROWS, FEWEST_HOME_HEADS = 4, 2
"""So many rows, or names over rows whose country a heading says, must give evidence."""

_LEAD = 16
_WHOLE = 0.6


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


def find_pairs(
    flat: str,
    units: Sequence[Unit],
    candidates: Sequence[Candidate],
    by_unit: Sequence[Sequence[Candidate]],
    countries: Sequence[Sequence[Country]],
    heads: Collection[int],
) -> Pairs:
    """Whose partner each candidate is, where rows say that themselves.

    ``heads`` are the units that say what the page or a part of it lists: "Twin towns in Denmark".
    """
    rows = list_rows(units, by_unit, countries)
    home = frozenset(c.code for number in heads for c in countries[number])
    return _pair_in_rows(flat, rows, candidates) or _pair_below(flat, rows, units, candidates, home)


def _pair_in_rows(flat: str, rows: Sequence[Row], candidates: Sequence[Candidate]) -> Pairs | None:
    """The first name of each row owns the rest of it."""
    opened = [
        row
        for row in rows
        if candidates[row.candidates[0]].start - row.start <= _LEAD
        and is_city(flat, candidates[row.candidates[0]])
    ]
    votes = Votes()
    for row in opened:
        first, *rest = (candidates[number] for number in row.candidates)
        codes = codes_of(first)
        region = rest[0].named if rest and all(p.rank == "upper" for p in rest[0].named) else ()
        behind = codes_behind(flat, row, candidates)
        said = row.countries or {place.country_code for place in region}
        if behind and codes.isdisjoint(said | behind):
            votes.add(codes, words_of(flat, first))
        else:
            votes.against.update(codes)
    country = votes.decide(FEWEST_ROWS)
    if country is None:
        return None
    owner_of: dict[int, int] = {}
    for row in opened:
        first_number, *others = row.candidates
        codes = codes_of(candidates[first_number])
        abroad = codes_behind(flat, row, candidates) - {country}
        if abroad and others and (country in codes or not codes):
            owner_of |= dict.fromkeys(others, first_number)
    return Pairs(frozenset(owner_of.values()), owner_of, country, True)


def _pair_below(
    flat: str,
    rows: Sequence[Row],
    units: Sequence[Unit],
    candidates: Sequence[Candidate],
    home: frozenset[str],
) -> Pairs:
    """A name alone on its line owns the rows below it, up to the next such name.

    Where a heading says their country, ``home``, two names are enough, and one may own nothing.
    """
    votes = Votes()
    heads = [row for row in rows if _is_head(flat, row, units, candidates)]
    below = _list_below(rows, set(heads))
    for head in heads:
        first = candidates[head.candidates[0]]
        told = [row.countries for row in below[head] if row.countries]
        if told and not any(codes_of(first) & named for named in told):
            votes.add(codes_of(first), words_of(flat, first))
        else:
            votes.against.update(codes_of(first) - (set() if told else home))
    country = votes.decide(FEWEST_HEADS) or votes.decide(FEWEST_HOME_HEADS, home)
    if country is None:
        return NO_PAIRS
    owner_of = {
        number: head.candidates[0]
        for head in heads
        if country in codes_of(candidates[head.candidates[0]])
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
