"""What the words around a number say it is, in the languages of a page beside English."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.languages import Codes, field_pattern, field_words

_LONGEST_FILLER = 40


class Native(NamedTuple):
    """What announces a number, or the reason why it is none of ours; neither where none is known."""

    rule: str | None = None
    reason: str | None = None
    by_words_before: bool = False


def announce(codes: Codes, area: bool, sentence: str, left: str, right: str) -> Native:
    """``left`` and ``right`` are the words beside a number, ``sentence`` all before it.

    >>> announce(("de",), False, "Bath hat ", "Bath hat ", " Einwohner.").rule
    'population-after'
    """
    if not codes:
        return Native()
    stem = "area" if area else "population"
    lefts = _trim(codes, left)
    denied = field_pattern("quantities", "not_before", codes, r"WORDS\s*$")
    behind = field_pattern("quantities", "not_after", codes, r"[\s)]*WORDS")
    if behind.match(right) or any(map(denied.search, lefts)):
        return Native(None, "other_quantity" if area else "other_count")
    after = field_pattern("quantities", f"{stem}_after", codes, r"[\s)]*WORDS").match(right)
    before = field_pattern("quantities", f"{stem}_before", codes, r"WORDS\s*$")
    if not after and not any(map(before.search, lefts)):
        return Native()
    # An abbreviation may hide that a sentence ended before.
    if _whole_pattern(codes).match(sentence.rpartition(". ")[2]):
        return Native(None, "wider_scope")
    return Native(f"{stem}-after" if after else f"{stem}-before", None, not after)


@cache
def _whole_pattern(codes: Codes) -> re.Pattern[str]:
    """A sentence that begins with what a place lies in: ``Der Landkreis Gotha hat …``."""
    words = field_words("quantities", "wholes", codes)
    return re.compile(rf"\W*(?:\w+\W+){{0,1}}?{words}", re.IGNORECASE)


def _trim(codes: Codes, left: str) -> list[str]:
    """The words before a number, and those without "hat", "von", "beträgt", … at their end."""
    filler = field_pattern("quantities", "fillers", codes, r"(?:WORDS|[:=,(、-])\s*$")
    lefts = [left := left.rstrip()]
    while match := filler.search(left, max(0, len(left) - _LONGEST_FILLER)):
        lefts.append(left := left[: match.start()].rstrip())
    return lefts
