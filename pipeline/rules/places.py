"""Words that say what kind of place a name is."""

from __future__ import annotations

import re
from typing import NamedTuple


class PlaceKind(NamedTuple):
    """``prefix`` matches before the name ("City of"), ``suffix`` after it ("County").

    ``strip`` says that the prefix is no part of the name.
    """

    name: str
    kind: str
    word: str
    strip: bool = True


KINDS: tuple[PlaceKind, ...] = (
    PlaceKind("city", "city", "city"),
    PlaceKind("town", "town", "town"),
    PlaceKind("village", "village", "village"),
    PlaceKind("borough", "borough", "borough"),
    PlaceKind("township", "township", "township"),
    PlaceKind("municipality", "municipality", "municipality"),
    PlaceKind("kommune", "municipality", "kommune"),
    PlaceKind("commune", "municipality", "commune"),
    PlaceKind("gmina", "municipality", "gmina"),
    PlaceKind("district", "district", "district", strip=False),
    PlaceKind("county", "county", "county", strip=False),
    PlaceKind("prefecture", "prefecture", "prefecture", strip=False),
    PlaceKind("province", "province", "province", strip=False),
    PlaceKind("region", "region", "region", strip=False),
    PlaceKind("state", "state", "state", strip=False),
    PlaceKind("oblast", "region", "oblast", strip=False),
    PlaceKind("department", "department", "department", strip=False),
    PlaceKind("canton", "canton", "canton", strip=False),
    PlaceKind("island", "island", "island", strip=False),
)

KIND_OF: dict[str, str] = {line.word: line.kind for line in KINDS}
STRIPPED: frozenset[str] = frozenset(line.word for line in KINDS if line.strip)

_WORDS = "|".join(line.word for line in KINDS)
PREFIX = re.compile(rf"(?:the )?({_WORDS}) of (?=\S)", re.IGNORECASE)
_LATER = "|".join(line.word for line in KINDS if line.word not in ("city", "town", "island"))
SUFFIX = re.compile(rf"(?<=\S)[ -]({_LATER})$", re.IGNORECASE)

SETTLEMENTS = "city|town|village|municipality|district|county|province|prefecture|state|commune"
SAID = re.compile(
    r"is (?<=\bis )(?:also )?(?:as well )?(?:a|an|the)(?: (?!in\b|of\b|to\b|for\b|on\b|at\b|by\b|from\b|with\b"
    rf"|seat\b|capital of)[\w-]+){{0,5}}? ({SETTLEMENTS})\b(?! (?:seat|capital|government|hall|cent))"
)
"""How prose says what the partner is: "is a province in the north", "is the third-largest city"."""

REGION_WORDS = "Prefecture|Province|Oblast|Krai|Voivodeship|County|State|Region|Canton|Department"
"""Kinds of first-level division that may stand in ``region``."""
