"""What a page says of its own list: how many partners, countries, continents."""

from __future__ import annotations

import re
from typing import NamedTuple


class ClaimWording(NamedTuple):
    """``before`` must match right before the number, ``after`` right behind it."""

    name: str
    kind: str
    before: re.Pattern[str] | None
    after: re.Pattern[str]


_PLACES = r"(?:cities|towns|municipalities|places|partners|communities)"
_KIND = r"(?:sister|twin(?:ned)?|partner|friendship|friendly)"
_ADJECTIVE = r"(?:foreign|overseas|international|official|different|active|other)"


def _claim(name: str, kind: str, before: str | None, after: str) -> ClaimWording:
    compiled = re.compile(rf"(?:{before})\s*$", re.IGNORECASE) if before else None
    return ClaimWording(name, kind, compiled, re.compile(rf"\s+{after}", re.IGNORECASE))


CLAIMS: tuple[ClaimWording, ...] = (
    _claim("n-sister-cities", "cities", None, rf"(?:{_ADJECTIVE} )?{_KIND}[ -]{_PLACES}\b"),
    _claim("with-n-cities", "cities", r"\b(?:with|to|and)", rf"(?:{_ADJECTIVE} )?{_PLACES}\b"),
    _claim(
        "in-n-countries", "countries", r"\b(?:in|from|of|across|and)", r"(?:different )?countries\b"
    ),
    _claim("on-n-continents", "continents", r"\b(?:on|in|across|of|and)", r"continents\b"),
)
"""Counted only in a sentence that also has a wording of partnership."""

CONTINENT_COUNTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("North and South America apart", {}),
    ("America as one", {"North America": "America", "South America": "America"}),
)
"""How pages count continents: name of the convention, and which continents it joins."""
