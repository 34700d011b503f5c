"""Names that a sentence has put into another case: "z Ciechanowem", "в Иркутске".

The packs list what names end in when they are declined, and what stands there in the
nominative. An ending is taken off only where the gazetteer knows the outcome and does not know
the name as it stands, and never from short names: a few letters are some place's name anywhere.
"""

from __future__ import annotations

from functools import cache, lru_cache

from pipeline.languages import Codes, load_pack
from pipeline.places.names import Named, find_named, script_key

_SHORTEST_STEM = 4
_LARGE = 4.0
"""The logarithm of the persons from which on another name of a place is trusted."""


@lru_cache(maxsize=16384)
def find_declined(name: str, codes: Codes) -> tuple[str, tuple[Named, ...]]:
    """The nominative of a name that the gazetteer does not know, and its places.

    The name itself and no place where no ending of these languages leads to a known one.

    >>> find_declined("Ciechanowem", ("pl",))[0], find_declined("Иркутске", ("ru",))[0]
    ('Ciechanów', 'Иркутск')
    """
    if find_named(name):
        return name, ()
    found: list[tuple[float, int, str, tuple[Named, ...]]] = []
    for ending, nominative in _list_endings(codes):
        stem = name.removesuffix(ending)
        if stem == name or len(stem) < _SHORTEST_STEM:
            continue
        named = find_named(stem + nominative)
        size = max((place.magnitude for place in named if _is_trusted(place)), default=-1.0)
        if size >= 0:
            found.append((size, len(stem + nominative), stem + nominative, named))
    # Of two forms of one place the longer one has its last vowel still.
    best = max(found, key=lambda it: it[:3], default=None)
    return (best[2], best[3]) if best else (name, ())


def _is_trusted(place: Named) -> bool:
    return place.rank == "city" and (place.own or place.magnitude >= _LARGE)


def to_nominative(name: str, codes: Codes) -> str:
    """The name as the gazetteer spells it in the nominative, or as it is.

    >>> to_nominative("Ciechanowem", ("pl",)), to_nominative("Gdynia", ("pl",))
    ('Ciechanów', 'Gdynia')
    """
    found, named = find_declined(name, codes)
    return _spell(found, named) if named else name


@lru_cache(maxsize=1024)
def _spell(found: str, named: tuple[Named, ...]) -> str:
    """The gazetteer's own spelling, with its accents, where it is the same word."""
    from pipeline.places.find import find_places

    key = script_key(found)
    for code in dict.fromkeys(place.country_code for place in named if place.own):
        for place in find_places(found, code):
            if script_key(place.name) == key:
                return place.name
    return found


@cache
def _list_endings(codes: Codes) -> tuple[tuple[str, str], ...]:
    """What is taken off and what is put there, the longest first."""
    pairs = [
        tuple(pair.split("="))
        for code in codes
        for pair in load_pack(code).fields["names"]["declined"]
    ]
    return tuple(sorted(((a, b) for a, b in pairs), key=lambda pair: -len(pair[0])))
