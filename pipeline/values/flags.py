"""Flags and other signs in front of a name: a flag says its country, a sign says nothing."""

from __future__ import annotations

import re

_FIRST = 0x1F1E6
"""The sign for A; two of them are the flag of the country with this code."""

_LETTERS = tuple(chr(_FIRST + at) for at in range(26))
_BLACK = "\U0001f3f4"
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}|\U0001f3f4[\U000e0061-\U000e007a]{3,6}\U000e007f")
_BRITISH = {"gbeng": "England", "gbsct": "Scotland", "gbwls": "Wales"}
_SIGNS = re.compile(
    "(?:[\u2190-\u21ff\u25a0-\u2775\u2794-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f300-\U0001f3f3"
    "\U0001f3f5-\U0001faff]|\U0001f3f4(?![\U000e0061-\U000e007a])|\\s)+"
)
"""Arrows, shapes, dingbats and pictures, of which none is a letter or a number."""

FIRST_SIGN = "\u2190"


def skip_signs(text: str, start: int, end: int) -> int:
    """Where the text begins behind the bullets and pictures in front of it.

    >>> skip_signs("\u2605 Graz", 0, 6)
    2
    """
    if start >= end or text[start] < FIRST_SIGN:
        return start
    match = _SIGNS.match(text, start, end)
    return match.end() if match else start


def read_flag(words: str) -> tuple[str, str | None] | None:
    """The alpha-2 code that a flag alone stands for, and the part of the country if it is one."""
    if not words or (words[0] < _BLACK and words[0] not in _LETTERS) or not FLAG.fullmatch(words):
        return None
    if words[0] == _BLACK:
        part = _BRITISH.get("".join(chr(ord(tag) - 0xE0000) for tag in words[1:-1]))
        return ("GB", part) if part else None
    return "".join(chr(ord("A") + ord(letter) - _FIRST) for letter in words), None
