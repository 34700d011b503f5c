"""The words that fields are read with, in the languages of a page that are not English.

English words stand in ``pipeline.rules`` still. ``other_languages`` tells with which packs a
page is read beside it: with none on an English page, so that no pack changes what is found there.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.languages.cues import cue_pattern, join_words
from pipeline.languages.detect import detect_language
from pipeline.languages.nouns import CueKind
from pipeline.languages.packs import load_pack
from pipeline.memory import per_text

Codes = tuple[str, ...]
"""Languages (ISO 639-1) in order of the alphabet, English not among them."""

_STRONG: tuple[CueKind, ...] = ("sister_city", "friendship_city", "other")


@per_text
def other_languages(flat: str) -> Codes:
    """The languages of a page beside English in which its fields are read.

    A page of few words may be guessed to be in any language; it is read in one only if a cue of
    partnership in that language stands on it.
    """
    detected = detect_language(flat)
    codes = tuple(code for code in detected.packs if code != "en")
    if detected.source != "guess":
        return codes
    return tuple(
        code for code in codes if any(cue_pattern(kind, (code,)).search(flat) for kind in _STRONG)
    )


@cache
def field_pattern(table: str, key: str, codes: Codes, frame: str = "WORDS") -> re.Pattern[str]:
    """The words of a list in these languages, where WORDS stands in ``frame``, ignoring case.

    It never matches where no language has such words.

    >>> field_pattern("labels", "country", ("de",)).search("Land: Polen")[0]
    'Land'
    """
    return re.compile(frame.replace("WORDS", field_words(table, key, codes)), re.IGNORECASE)


@cache
def field_words(table: str, key: str, codes: Codes) -> str:
    """The words of a list in these languages as one group of a pattern."""
    parts = [
        join_words(pack, table, key, pack.fields[table][key]) for pack in map(load_pack, codes)
    ]
    return f"(?:{'|'.join(part for part in parts if part) or '(?!)'})"


@cache
def writes_decimal_commas(codes: Codes) -> bool:
    """Do all of these languages, at least one, write 1,5 for one and a half?"""
    return bool(codes) and all(load_pack(code).decimal_comma for code in codes)
