"""What the gazetteer knows of a unit: the longest run of words, or of signs, that is a name."""

from __future__ import annotations

import re

from pipeline.languages import Codes, connectives
from pipeline.partners.units import Unit
from pipeline.partners.words import JOINTS, MOST_WORDS, WORD, Candidate, may_begin, may_end
from pipeline.places.declined import find_declined
from pipeline.places.kinds import split_kind
from pipeline.places.names import ENDS_OF_SIGNS, Named, find_named, is_sign, longest_name

_TAIL = " .,'’`-–:;"
_LEAST_SUFFIXED = 4
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th|º|ª|er)?\s(?:[^\W\d_]{1,3}\s)?$")
_LONGEST_NUMBER = 12
_KATAKANA = re.compile("[\u30a1-\u30ff]")
_SUFFIXED = re.compile("[\u0027\u2019][^\\W\\d_A-Z]{1,7}$")
"""An ending behind an apostrophe: ``Ankara'nın``, ``Lahti'in``, ``London's``."""


def scan_names(flat: str, unit: Unit, codes: Codes) -> list[Candidate]:
    """What the gazetteer knows: the longest run of words that begins at each word.

    ``codes`` are the languages of the page, whose endings a name may have.
    """
    found: list[Candidate] = []
    words = list(WORD.finditer(flat, unit.start, unit.end))
    at, signs_read = 0, unit.start
    while at < len(words):
        word = words[at]
        if is_sign(word[0][0]) and not "\uac00" <= word[0][0] <= "\ud7a3":
            found += _scan_signs(flat, unit, max(word.start(), signs_read), word.end())
            signs_read = word.end()
            at += 1
            continue
        count, named, end = _longest_run(flat, words, at, codes)
        if named:
            start, named = _with_number(flat, unit, word.start(), end, named)
            found.append(Candidate(start, end, unit.index, 0, named, "gazetteer"))
        at += max(count, 1)
    return found


def _with_number(
    flat: str, unit: Unit, start: int, end: int, named: tuple[Named, ...]
) -> tuple[int, tuple[Named, ...]]:
    """Where a name begins whose number the gazetteer has: ``25 de Mayo``, ``6th of October City``."""
    number = _NUMBER.search(flat, max(unit.start, start - _LONGEST_NUMBER), start)
    whole = find_named(flat[number.start() : end]) if number else ()
    return (number.start(), whole) if number and whole else (start, named)


def _longest_run(
    flat: str, words: list[re.Match[str]], at: int, codes: Codes
) -> tuple[int, tuple[Named, ...], int]:
    """How many words from ``at`` the gazetteer knows as one name, its places, and its end."""
    if not may_begin(words[at][0]):
        return 0, (), 0
    last = at
    runs = [at] if may_end(words[at][0]) else []
    while last + 1 < len(words) and last - at + 1 < MOST_WORDS:
        if flat[words[last].end() : words[last + 1].start()] not in JOINTS:
            break
        last += 1
        if may_end(words[last][0]):
            runs.append(last)
        elif words[last][0].lower() not in connectives():
            break
    for last in reversed(runs):
        end = words[last].end()
        if flat[end - 2 : end].lower() in ("'s", "’s"):
            end -= 2
        while flat[end - 1] in _TAIL:
            end -= 1
        named = _find(flat[words[at].start() : end], codes)
        if named:
            return last - at + 1, named, end
        suffix = _SUFFIXED.search(flat, words[at].start(), end)
        if suffix and suffix.start() - words[at].start() >= _LEAST_SUFFIXED:
            named = find_named(flat[words[at].start() : suffix.start()])
            if named:
                return last - at + 1, named, suffix.start()
    return 0, (), 0


def _find(name: str, codes: Codes) -> tuple[Named, ...]:
    name = name.strip("'’` ")
    return find_named(name) or find_named(split_kind(name)[0]) or find_declined(name, codes)[1]


def cuts_katakana(flat: str, start: int, end: int) -> bool:
    """Does a name begin or end within a word of katakana? Those are words without a meaning."""
    inside = _KATAKANA.match
    return bool(
        (start and inside(flat[start]) and inside(flat[start - 1]))
        or (end < len(flat) and inside(flat[end]) and inside(flat[end - 1]))
    )


def _scan_signs(flat: str, unit: Unit, start: int, end: int) -> list[Candidate]:
    """Names in a run without blanks: from each sign the longest that the gazetteer knows."""
    found = []
    at = start
    while at < end:
        stop = longest_name(flat, at, min(end, at + 16))
        if stop - at >= 2 and not cuts_katakana(flat, at, stop):
            stop += stop < end and flat[stop] in ENDS_OF_SIGNS
            named = find_named(flat[at:stop]) or find_named(flat[at : stop - 1])
            found.append(Candidate(at, stop, unit.index, 0, named, "gazetteer"))
            at = stop
        else:
            at += 1
    return found
