"""Countries as pages of all languages name them: CLDR's names beside our own English table."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale

from pipeline.languages import list_packs
from pipeline.places.names import is_sign
from pipeline.values.choices import join_choices
from pipeline.values.country_finder import find_countries

_SHORTEST = 4
_NOT_COUNTRIES = frozenset("AC AQ BV CP CQ DG EA EU EZ HM IC IO TA TF UM UN XA XB ZZ QO".split())


class Country(NamedTuple):
    """A country that the text names: where, and its alpha-2 code."""

    start: int
    end: int
    code: str


@lru_cache(maxsize=4)
def list_countries(flat: str) -> tuple[Country, ...]:
    """All countries that the text names, in order; where two overlap the longer one stands."""
    letters, signs, codes = _patterns()
    every = [Country(*it) for it in find_countries(flat, 0, len(flat))]
    every += [
        Country(*match.span(), codes[re.sub(r"\s", " ", match[0])])
        for pattern in (letters, signs)
        for match in pattern.finditer(flat)
    ]
    found: list[Country] = []
    for it in sorted(every, key=lambda it: (it.start, -it.end)):
        if not found or it.start >= found[-1].end:
            found.append(it)
        elif it.end - it.start > found[-1].end - found[-1].start:
            found[-1] = it
    return tuple(found)


def countries_within(flat: str, start: int, end: int) -> list[Country]:
    """The countries named in a stretch of the text."""
    every = list_countries(flat)
    first = bisect_left(every, (start, 0, ""))
    found = []
    for it in every[first:]:
        if it.start >= end:
            break
        if it.end <= end:
            found.append(it)
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    doubtful: set[str] = set()
    for language in (*list_packs(), "zh_Hant"):
        for code, name in Locale.parse(language).territories.items():
            if not (len(code) == 2 and code.isalpha()) or code in _NOT_COUNTRIES:
                continue
            for spelt in _spellings(name):
                if codes.setdefault(spelt, code) != code:
                    doubtful.add(spelt)
    known = {name: code for name, code in codes.items() if name not in doubtful}
    letters = [name for name in known if not is_sign(name[0]) and len(name) >= _SHORTEST]
    signs = [name for name in known if is_sign(name[0])]
    words = re.compile(rf"(?<![\w$]){join_choices(letters)}(?![\w$])")
    return words, re.compile(join_choices(signs)), known


def _spellings(name: str) -> list[str]:
    bare = re.sub(r"\s*\(.*\)$", "", name)
    return [it for it in dict.fromkeys((name, bare)) if it]
