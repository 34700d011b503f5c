"""The names of the months in the languages of a page, from dateparser's own locale data."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any

from pipeline.languages import Codes, load_pack
from pipeline.languages.nouns import FIELD_TABLES

MONTH_KEYS = FIELD_TABLES["months"]
_SHORTEST = 3
_SHORTEST_ALONE = 4


@cache
def _read_locale(code: str) -> dict[str, Any]:
    info: dict[str, Any] = import_module(f"dateparser.data.date_translation_data.{code}").info
    return info


@cache
def list_month_names(codes: Codes) -> tuple[tuple[str, ...], ...]:
    """Twelve lists of names, full, shortened and inflected, in lower case.

    Names with digits (五月 is written 5月 on pages, and has a form of its own) are left out, and
    so are those that are different months in two of the languages.
    """
    found: list[set[str]] = []
    for key in MONTH_KEYS:
        names = {name for code in codes for name in _read_locale(code)[key]}
        names |= {name for code in codes for name in load_pack(code).fields["months"][key]}
        found.append({name.lower().rstrip(".") for name in names if _is_name(name)})
    return tuple(
        tuple(sorted(name for name in names if sum(name in other for other in found) == 1))
        for names in found
    )


def _is_name(name: str) -> bool:
    return len(name) >= _SHORTEST and name.rstrip(".").isalpha() and not name.endswith("月")


@cache
def month_words(codes: Codes, group: str, *, full: bool = False) -> str:
    """A pattern of all names, each month in a group of its own: ``m1`` to ``m12``.

    An empty ``group`` captures nothing; ``full`` leaves out what is shortened to three letters.
    """
    months = []
    for number, names in enumerate(list_month_names(codes), start=1):
        kept = [
            name for name in names if not full or len(name) >= _SHORTEST_ALONE or _is_whole(names)
        ]
        words = "|".join(re.escape(name) for name in sorted(kept, key=len, reverse=True)) or "(?!)"
        months.append(f"(?P<{group}{number}>{words})" if group else words)
    return rf"(?<![^\W\d_])(?:{'|'.join(months)})(?![^\W\d_])\.?"


def _is_whole(names: tuple[str, ...]) -> bool:
    """Is the month so short that its name is not shortened ("Mai")?"""
    return max(map(len, names)) < _SHORTEST_ALONE + 1


@cache
def writes_day_first(codes: Codes) -> bool:
    """Does the day stand before the month in all of these languages?"""
    return bool(codes) and all(_read_locale(code)["date_order"] == "DMY" for code in codes)


@cache
def month_pattern(codes: Codes) -> re.Pattern[str]:
    """What matches where the name of a month stands."""
    return re.compile(month_words(codes, ""), re.IGNORECASE)
