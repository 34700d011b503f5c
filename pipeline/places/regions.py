"""States and provinces as pages write them after a name: "Texas", "CA", "N.S.W.", "Kent"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.memory import per_words
from pipeline.places.cache import without_collector
from pipeline.places.index import regions, subdivisions_of
from pipeline.places.keys import place_key, place_keys
from pipeline.places.kinds import split_kind
from pipeline.places.rows import Entry

# Countries whose postal codes for states stand on pages in other languages too.
CODED = ("AU", "CA", "US")
_SHORT_NAMES = """
ala=alabama ariz=arizona ark=arkansas calif=california colo=colorado conn=connecticut
del=delaware fla=florida ill=illinois ind=indiana kan=kansas mass=massachusetts mich=michigan
minn=minnesota miss=mississippi mont=montana neb=nebraska nev=nevada okla=oklahoma ore=oregon
penn=pennsylvania tenn=tennessee tex=texas wash=washington wis=wisconsin wyo=wyoming
ont=ontario sask=saskatchewan tas=tasmania vic=victoria qld=queensland
washingtondc=districtofcolumbia dc=districtofcolumbia
"""
_SHORT = dict(pair.split("=") for pair in _SHORT_NAMES.split())


def _region_keys(words: str) -> set[str]:
    keys = {place_key(words), place_key(split_kind(words)[0])}
    return {_SHORT.get(key, key) for key in keys} - {""}


def _is_code(words: str) -> bool:
    return re.fullmatch(r"[A-Z]{2,3}", words.replace(".", "")) is not None


@per_words
def _numbers(code: str, words: str) -> frozenset[int]:
    shelf = subdivisions_of(code)
    keys = _region_keys(words)
    found = {at for key in keys for at in (*shelf.keys.get(key, ()), *shelf.bare.get(key, ()))}
    entries = [shelf.entry(at) for at in sorted(found)]
    if code in CODED and _is_code(words):
        wanted = f"{code}-{words.replace('.', '')}"
        entries = [shelf.entry(at) for at, row in enumerate(shelf.rows) if f"\t{wanted}\t" in row]
    return frozenset(entry.number for entry in entries if entry.level < 3)


def find_regions(code: str, region: str | None) -> tuple[frozenset[int], ...]:
    """Return the numbers of the subdivisions that ``region`` names, a set for each part.

    "Surrey, England" has two parts. A part that the gazetteer does not know is left out,
    so no sets means that ``region`` narrows nothing.
    """
    parts = [part.strip() for part in (region or "").split(",")]
    return tuple(filter(None, (_numbers(code, part) for part in parts if part)))


@cache
@without_collector()
def _known_regions() -> dict[str, tuple[Entry, ...]]:
    known: dict[str, list[Entry]] = {}
    pairs = [(name, entry) for entry in regions() for name in _spelt(entry)]
    for key, (_, entry) in zip(place_keys(name for name, _ in pairs), pairs, strict=True):
        if key and entry not in known.setdefault(key, []):
            known[key].append(entry)
    return {key: tuple(entries) for key, entries in known.items()}


def _spelt(entry: Entry) -> list[str]:
    names = (entry.name, *entry.names)
    return sorted({*names, *(split_kind(name)[0] for name in names)})


def known_regions(words: str) -> list[Entry]:
    """Return the states and provinces of all countries that ``words`` names."""
    found = {entry for key in _region_keys(words) for entry in _known_regions().get(key, ())}
    return sorted(found, key=lambda entry: (entry.country_code, entry.number))


def region_country(words: str) -> list[str]:
    """Return the alpha-2 codes of the countries of which ``words`` names a state or province.

    Postal codes count for Australia, Canada and the United States, in capitals.

    >>> region_country("Queensland"), region_country("CA")
    (['AU'], ['US'])
    """
    if _is_code(words):
        return [code for code in CODED if _numbers(code, words)]
    return sorted({entry.country_code for entry in known_regions(words)})
