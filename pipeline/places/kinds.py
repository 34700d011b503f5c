"""Which words of a name tell its kind ("-si", "Gmina", "County"), and which kinds agree."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.memory import per_words

Rank = Literal["city", "upper", "lower"]

# A kind's word: what it may be called in English. The first is its usual name.
_SUFFIXES = """
city=city|town=town|village=village|municipality=municipality|township=town|settlement=village
metropolitan city=city|special city=city|metropolitan municipality=city|city municipality=city
capital city=city|island=island|local municipality=municipality
district municipality=district municipality
county=county|district=district|borough=borough district|ward=ward district|parish=parish county
regency=regency district|province=province|prefecture=prefecture|state=state|region=region
department=department county|governorate=governorate province
oblast=oblast region province|canton=canton
voivodeship=province|voivodship=province|krai=region|kray=region|kraj=region|territory=territory
autonomous region=region|autonomous prefecture=prefecture|special self-governing province=province
rayon=district|raion=district|uezd=district|okrug=district|autonomous county=county
kommune=municipality|kommun=municipality|stad=city|län=county province|lan=county province
fylke=county|megye=county|vármegye=county|járás=district|županija=county|ilçesi=district
ilcesi=district|tumani=district|aūdany=district|emirate=emirate|republic=republic
shi=city|sheng=province|xian=county|diqu=prefecture|zizhizhou=prefecture|zizhiqu=region
gwangyeoksi=city|teukbyeolsi=city|teukbyeoljachido=province|urban area=city
"""
_HYPHENED = """
si=city|shi=city|gun=county district|gu=district ward borough|ku=district ward borough|do=province
ken=prefecture province|fu=prefecture province|to=prefecture|cho=town|machi=town|mura=village
son=village|eup=town|myeon=town|gwangyeoksi=city|teukbyeolsi=city|dong=ward|ri=village
"""
_PREFIXES = """
city of=city|town of=town|village of=village|municipality of=municipality|commune of=municipality
metropolitan city of=city|borough of=borough district|london borough of=borough district
royal borough of=borough district|metropolitan borough of=borough district|county of=county
district of=district|province of=province|state of=state|prefecture of=prefecture|land=state
region of=region|department of=department|governorate of=governorate province|canton of=canton
gmina=municipality|powiat=county district|politischer bezirk=district|landkreis=district county
kreis=district county|comune di=municipality|comuna=municipality|municipio de=municipality
municipio=municipality|município de=municipality|gemeente=municipality|obshtina=municipality
općina=municipality|commune de=municipality|concelho de=municipality|huyện=district
amphoe=district|distrito de=district|kabupaten=regency district|kota=city|okres=district
partido de=district|departamento de=department|departamento=department|provincia de=province
provincia di=province|province de=province|județul=county|județ=county|municipiul=city|oraș=town
oraş=town|thành phố=city|tỉnh=province|ville de=city|stadt=city|ciudad de=city|cidade de=city
regency of=regency district|township of=town|parish of=parish|gorodskoy okrug=city district
grad=city|shahrestān=county|srŏk=district|powiat of=county district|the city of=city
the municipality of=municipality|the province of=province|the district of=district
the county of=county|the state of=state|the town of=town|special city of=city
"""


def _read(rows: str) -> dict[str, tuple[str, ...]]:
    pairs = (pair.split("=") for pair in rows.replace("\n", "|").split("|") if pair)
    return {word: tuple(kinds.split()) for word, kinds in pairs}


_SUFFIX, _HYPHEN, _PREFIX = _read(_SUFFIXES), _read(_HYPHENED), _read(_PREFIXES)


def _any(words: dict[str, tuple[str, ...]]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BEFORE = re.compile(rf"({_any(_PREFIX)})\s+(?=\S)", re.IGNORECASE)
_AFTER = re.compile(rf"(?<=\w)(?:[\s-]+({_any(_SUFFIX)})|-({_any(_HYPHEN)}))$", re.IGNORECASE)
_KNOWN = {**_PREFIX, **_HYPHEN, **_SUFFIX}
_UPPER = frozenset(
    {"province", "state", "prefecture", "region", "department", "governorate", "oblast"}
    | {"canton", "territory", "emirate", "republic", "land", "voivodeship", "krai"}
)
_LOWER = frozenset({"county", "district", "borough", "ward", "regency", "parish", "island"})
_CITY = frozenset({"city", "town", "village", "municipality"})


@per_words
def split_kind(name: str) -> tuple[str, frozenset[str]]:
    """Return the name without the words of its kind, and the kinds that they tell.

    >>> split_kind("Asan-si"), split_kind("City of Bergen")[0], split_kind("Bern")
    (('Asan', frozenset({'city'})), 'Bergen', ('Bern', frozenset()))
    """
    kinds: frozenset[str] = frozenset()
    before = _BEFORE.match(name)
    if before:
        kinds, name = frozenset(_PREFIX[before[1].lower()]), name[before.end() :]
    after = _AFTER.search(name)
    if after:
        word = (after[1] or after[2]).lower().replace("i\u0307", "i")
        found = _SUFFIX[word] if after[1] else _HYPHEN[word]
        kinds, name = kinds or frozenset(found), name[: after.start()]
    return name.strip(" ,-"), kinds


@per_words
def kind_words(kind: str | None) -> frozenset[str]:
    """Return the kinds that a page's or the gazetteer's word for a kind stands for.

    >>> sorted(kind_words("Two-tier county")), sorted(kind_words("Land"))
    (['county'], ['state'])
    """
    word = (kind or "").lower().strip()
    last, first = word.rpartition(" ")[2], word.partition(" ")[0]
    known = _KNOWN.get(word) or _KNOWN.get(last) or _KNOWN.get(first)
    return frozenset(known or ((last,) if last else ()))


def rank(kinds: frozenset[str]) -> Rank | None:
    """Return whether ``kinds`` are of a city, an upper division or a lower; None if unsaid."""
    if kinds & _CITY:
        return "city"
    if kinds & _UPPER:
        return "upper"
    return "lower" if kinds & _LOWER else None
