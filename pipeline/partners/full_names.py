"""The whole of a name of which the gazetteer's words are a part: ``Frankfurt (Oder)``, ``den Haag``."""

from __future__ import annotations

import re
from functools import cache

from pipeline.languages import connectives
from pipeline.model import Span
from pipeline.partners.candidates import Candidate
from pipeline.places import region_country
from pipeline.places.names import Named, find_named
from pipeline.values.countries import read_country

_BRACKET = re.compile(r" ?\((?P<words>[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f.' -]{1,24})\)")
_SMALL = re.compile(r"(?<![^\W_])[^\W\d_]{1,4} \Z")
_LIST_SIGNS = re.compile(r"[\d\W]*")
_REACH = 5
_RIVER = 2


def read_full_name(flat: str, it: Candidate, floor: int, country: Span | None) -> Span:
    """The candidate's name with the small word before it and the brackets behind it, if its own.

    ``floor`` is where its line begins: nowhere else is a small word surely none of the sentence.
    """
    start = it.start
    small = _SMALL.search(flat[max(floor, start - _REACH) : start])
    opens = small and _LIST_SIGNS.fullmatch(flat, floor, start - len(small[0]))
    if small and opens and _is_small(small[0]) and _is_same(it, f"{small[0]}{_say(flat, it)}"):
        start -= len(small[0])
    bracket = _BRACKET.match(flat, it.end)
    inside = country is not None and it.end <= country.start < (bracket.end() if bracket else 0)
    if bracket is None or inside or _says_where(bracket["words"]):
        return Span(start, it.end)
    code = read_country(flat[slice(*country)]) if country else None
    name, words = _say(flat, it), bracket["words"]
    own = bool(it.named) and (
        _is_same(it, f"{name} ({words})")
        or (code is not None and _tells_apart(it.named, code.code, words))
        or any(_is_same(it, f"{name} {small} {words}") for small in _list_small())
    )
    if own:
        return Span(start, bracket.end())
    return Span(start, it.end)


@cache
def _list_small() -> tuple[str, ...]:
    """What may stand before a river: "Offenbach (Main)" is "Offenbach am Main"."""
    return tuple(sorted(word for word in connectives() if len(word) == _RIVER))


def _is_small(word: str) -> bool:
    return word.strip() in connectives()


def _say(flat: str, it: Candidate) -> str:
    return flat[it.start : it.end]


def _is_same(it: Candidate, whole: str) -> bool:
    """Does the gazetteer know the whole, and as a place of the candidate's own countries?"""
    codes = {place.country_code for place in it.named}
    return any(place.country_code in codes for place in find_named(whole))


def _says_where(words: str) -> bool:
    """Is it the country, state or province that the place lies in, rather than a part of its name?"""
    upper = any(place.rank == "upper" for place in find_named(words))
    return upper or read_country(words) is not None or bool(region_country(words))


def _tells_apart(named: tuple[Named, ...], code: str, words: str) -> bool:
    """``Rothenburg (Fulda)``: are there several of this name in the country, and the words none of them?"""
    cities = {it.geonames_id for it in named if it.country_code == code and it.rank == "city"}
    others = {place.geonames_id for place in find_named(words)}
    return len(cities) > 1 and cities.isdisjoint(others)
