"""States and provinces as pages write them after a name: "Texas", "CA", "N.S.W.", "Kent"."""

from __future__ import annotations

import re

from pipeline.memory import per_words
from pipeline.places.index import divisions_coded, divisions_named, regions_named
from pipeline.places.keys import place_key
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
    if code in CODED and _is_code(words):
        entries = divisions_coded(f"{code}-{words.replace('.', '')}")
    else:
        entries = [entry for key in _region_keys(words) for entry in divisions_named(code, key)]
    return frozenset(entry.number for entry in entries if entry.level < 3)


def find_regions(code: str, region: str | None) -> tuple[frozenset[int], ...]:
    """Return the numbers of the subdivisions that ``region`` names, a set for each part.

    "Surrey, England" has two parts. A part that the gazetteer does not know is left out,
    so no sets means that ``region`` narrows nothing.
    """
    parts = [part.strip() for part in (region or "").split(",")]
    return tuple(filter(None, (_numbers(code, part) for part in parts if part)))


def known_regions(words: str) -> list[Entry]:
    """Return the states and provinces of all countries that ``words`` names."""
    found = {entry for key in _region_keys(words) for entry in regions_named(key)}
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
