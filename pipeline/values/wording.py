"""Numbers in words: ``two hundred and fifty thousand``, ``half a million``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.languages import other_languages
from pipeline.values.native_words import read_native_scale
from pipeline.values.spelled import SCALES, SMALL, TENS, evaluate, trailing_scale


class Wording(NamedTuple):
    """Words that end at ``end``; ``scale`` is the product of their last multipliers.

    ``value`` is None where the words name no definite number (``hundred thousand``
    of "several hundred thousand").
    """

    end: int
    value: Decimal | None
    scale: Decimal = Decimal(1)


_SHORT_SCALES = {
    "lac": 10**5,
    "mio": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "mill": 10**6,
    "bn": 10**9,
}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_TIMES = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}

_SCALE = "|".join(SCALES)
_WORD = "|".join((*SMALL, *TENS, *SCALES))
_COUNT = rf"({'|'.join(_TIMES)}|[1-9])"
_PART = r"(half|halves|thirds?|quarters?|fourths?|fifths?|tenths?)"
_RUN = re.compile(
    rf"(?:an?[ -])?(?:{_WORD})(?:(?:[ -]| and (?!{_COUNT} {_PART}\b))(?:{_WORD})){{0,12}}\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE
)
_FRACTION = re.compile(
    rf"(?:{_COUNT}[ -])?{_PART}(?:[ -](?:of[ -])?(?:an?[ -])?({_SCALE})s?\b|\b)", re.IGNORECASE
)
_PART_BEFORE = re.compile(
    rf"[ -]and[ -]{_COUNT}[ -]{_PART}(?:(?=[ -](?:{_SCALE})\b)|(?<=half)\b(?! of))", re.IGNORECASE
)
_PART_AFTER = re.compile(rf" and {_COUNT} {_PART}\b(?! of| (?:{_SCALE}))", re.IGNORECASE)
_SCALE_AFTER = re.compile(
    rf"(?:[ \t]{{0,2}}|[ \t]?\n|-)({_SCALE}|{'|'.join(_SHORT_SCALES)})(?:(?<!mill)s?\b|(?=\.))",
    re.IGNORECASE,
)
SCALE_WORDS = (*SCALES, *_SHORT_SCALES)
PART_WORDS = tuple(_PARTS)
_LETTERS = {word[0] for word in (*SCALES, *_SHORT_SCALES)}
_SCALE_LETTERS = frozenset(("", *_LETTERS, *map(str.upper, _LETTERS)))
WORD_START = rf"an?(?=[ -](?:{_SCALE}|{_PART})\b)|half|quarter|{_WORD}"


def scale_after(flat: str, pos: int, end: int) -> Wording | None:
    """Read the multipliers that follow ``pos``: ``hundred thousand``, ``mln``, ``Mio.``."""
    codes = other_languages(flat)
    if codes and (native := read_native_scale(flat, pos, end, codes)):
        return Wording(native.end, native.factor, native.factor)
    if flat[pos : pos + 3].lstrip(" \t\n-")[:1] not in _SCALE_LETTERS:
        return None
    product = 1
    at = pos
    while match := _SCALE_AFTER.match(flat, at, end):
        word = match[1].lower()
        product *= SCALES.get(word) or _SHORT_SCALES[word]
        at = match.end()
    return Wording(at, Decimal(product), Decimal(product)) if at > pos else None


def part_before_scale(flat: str, pos: int, end: int) -> Wording | None:
    """Read ``and a half``, or ``and a quarter`` where a multiplier follows."""
    match = _PART_BEFORE.match(flat, pos, end)
    return Wording(match.end(), _part(match[1], match[2])) if match else None


def part_after_scale(flat: str, pos: int, end: int) -> Wording | None:
    """Read ``and a half`` after a multiplier, a part of it: a million and a half."""
    match = _PART_AFTER.match(flat, pos, end)
    return Wording(match.end(), _part(match[1], match[2])) if match else None


def read_fraction(flat: str, pos: int, end: int) -> Wording | None:
    """Read a part of a multiplier: ``half a million``, ``3 quarters of a million``."""
    match = _FRACTION.match(flat, pos, end)
    if match is None:
        return None
    if match[3] is None:
        # "two thirds" claims its words; digits ("2 quarters") stay a number.
        return None if match[0][0].isdigit() else Wording(match.end(), None)
    scale = Decimal(SCALES[match[3].lower()])
    return Wording(match.end(), _part(match[1] or "one", match[2]) * scale, scale)


def read_wording(flat: str, pos: int, end: int) -> Wording | None:
    """Read the number written in words at ``pos``; a value of None names no number.

    >>> read_wording("a hundred people", 0, 16)
    Wording(end=9, value=Decimal('100'), scale=Decimal('100'))
    """
    if fraction := read_fraction(flat, pos, end):
        return fraction
    run = _RUN.match(flat, pos, end)
    if run is None:
        return None
    found = list(re.finditer(r"[a-z]+", run[0].lower()))
    words = [word[0] for word in found]
    value, used = evaluate(words, joins=flat[max(0, pos - 8) : pos].lower() != "between ")
    stop = pos + found[used - 1].end()
    if used == 0 or _ORDINAL.match(flat, stop, end):
        return Wording(run.end(), None)
    scale = trailing_scale(words[:used])
    if scale == 1 and (part := part_before_scale(flat, stop, end)) and part.value:
        after = scale_after(flat, part.end, end) or Wording(part.end, None)
        return Wording(after.end, (value + part.value) * after.scale, after.scale)
    if scale > 1 and (part := part_after_scale(flat, stop, end)) and part.value:
        return Wording(part.end, value + part.value * scale, scale)
    return Wording(stop, value, scale)


def _part(count: str, part: str) -> Decimal:
    times = _TIMES.get(count.lower()) or int(count)
    name = part.lower()
    return Decimal(times) / (_PARTS.get(name) or _PARTS[name.rstrip("s")])
