"""Where on a page a country may be named: a look into a list instead of a reading.

Every spelling of a country holds a word of its own ("korea", "zealand"). A stretch without
any of them names no country, however its words are parted.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from pipeline.memory import per_text, remembered
from pipeline.values import country_words as table
from pipeline.values.countries import list_country_keys

_COMMON = frozenset(
    "administrative and central city collectivity commonwealth country democratic department east"
    " eastern federal federation federative island islands kingdom mainland metropolitan nation new"
    " north northern of peoples principality province region republic saint see settlements south"
    " southern special state states territorial territories territory the union united west western".split()
)
"""What other names hold as well; a spelling is told by its other words, if it has any."""

_WORDS = re.compile(r"[a-z\u00e6\u00f8'`]+")
_APOSTROPHES = re.compile("['`]+")
_PARTS = re.compile("[^'`]+")
_MOST_PARTS = 4
_INITIALS = r"(?<![a-z])[a-z]\W+[a-z](?![a-z])"
"""``U. S.``, ``R O K``: letters that are read as one word."""

_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")


def may_name_country(flat: str, start: int, end: int) -> bool:
    """Can any part of ``flat[start:end]`` be read as a country, of today or gone?

    >>> text = "Graz, contact us, Republic of KOREA, U.S."
    >>> may_name_country(text, 0, 16), may_name_country(text, 16, 35)
    (False, True)
    """
    marks = _find_marks(flat)
    at = bisect_left(marks, start)
    return at < len(marks) and marks[at] < end


def may_say_country(flat: str, start: int, end: int) -> bool:
    """Can an entry of this line have a country of its own: a name, or whatever a flag says?"""
    return may_name_country(flat, start, end) or flat.find("\u27e6", start, end) >= 0


@per_text
def _find_marks(flat: str) -> list[int]:
    plain = _BEYOND_ASCII.sub(lambda run: run[0].translate(_PLAIN), flat).lower()
    free, capital, phrases = _list_words()
    marks = {match.start() for match in phrases.finditer(plain)}
    marks.update(_find(plain, _ODD))
    words = set(_WORDS.findall(plain))
    for word in [word for word in words if "'" in word or "`" in word]:
        for run in _list_runs(word):
            words.add(run)
            if _APOSTROPHES.sub("", run) in free:
                marks.update(_find(plain, run))
    for word in words & free:
        marks.update(_find(plain, word))
    for word in words & capital:
        marks.update(_find(flat, word.upper()))
    marks.update(_find(flat, "usa"))
    return sorted(marks)


def _list_runs(word: str) -> Iterator[str]:
    """``d'Ivoire`` is compared as one word; of ``Cote d'Ivoire's`` all but the end is a name."""
    parts = [match.span() for match in _PARTS.finditer(word)]
    for at, (start, _) in enumerate(parts):
        yield from (word[start:end] for _, end in parts[at : at + _MOST_PARTS])


def _find(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


_ODD = "\ufffc"
"""Stands for a character that is compared as none or as several letters: it may be any."""


class _Plain(dict[int, str]):
    """Each character met so far as ``country_key`` compares it, by its code."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).casefold())
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
        if len(plain) != 1:
            plain = chr(code) if plain and not re.search("[a-z]", plain) else _ODD
        self[code] = plain
        return plain


_PLAIN = _Plain()


@remembered
def _list_words() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """Words of which each spelling of a country holds one: in any case, or only in capitals.

    And what finds initials, and the spellings that are told by no such word: "us of a".
    """
    capital = frozenset(table.CAPITALS.split("|"))
    chosen = {key: _choose(key) for key in {*list_country_keys(), *table.SUCCESSORS} - capital}
    phrases = sorted(key.replace(" ", r"\W+") for key, word in chosen.items() if word in capital)
    free = frozenset(word for word in chosen.values() if word not in capital)
    return free, capital, re.compile("|".join((_INITIALS, *phrases)))


def _choose(key: str) -> str:
    words = key.split()
    rare = [word for word in words if word not in _COMMON] or words
    return max(rare, key=lambda word: (len(word), word))
