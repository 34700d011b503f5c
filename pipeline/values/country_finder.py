"""Where a text names a country: whole capitalised words, the longest spelling first."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pipeline.memory import per_words
from pipeline.values import country_words as table
from pipeline.values.choices import join_choices
from pipeline.values.countries import country_key, list_spellings, listed
from pipeline.values.country_rows import list_countries

_BLANK = re.compile(r"\s")
_START, _END = (
    r"(?:(?<![\w$].)|(?<=[a-zß-ÿ\u0100-\u024f]{3}.))",
    r"(?:(?![\w$])|(?<=[a-z])(?=[A-Z][a-z]{2}|\d))",
)
"""Of a whole word; also where markup without blanks glued it to another: "BarcelonaSpainJan"."""


@cache
def _finder() -> tuple[re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    for country in list_countries().values():
        for name in (country.name, country.official_name, country.common_name):
            if name and "(" not in name and country_key(name) not in listed(table.REFUSED):
                codes.setdefault(name, country.alpha2)
    unsought = listed(table.UNSOUGHT)
    codes.update((name, code) for code, name in list_spellings() if name not in unsought)
    codes.update(dict.fromkeys(sorted(listed(table.DECOYS)), ""))
    for name, code in list(codes.items()):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        for variant in {plain, name.upper(), plain.upper()} - unsought:
            codes.setdefault(variant, code)
    return re.compile(rf"{join_choices(codes)}{_END}"), codes


@per_words
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
            rf"{re.escape(letter)}{_START}(?={join_choices(sorted(behind[letter]))})"
            for letter in sorted(behind)
        )
    )
