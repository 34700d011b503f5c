"""Where on a page a country may be named: a look into a list instead of a reading.

Every spelling of a country holds a word of its own ("korea", "zealand"). A stretch without
any of them names no country, however its words are parted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.memory import per_text
from pipeline.search.marks import Mark
from pipeline.search.masks import IN, OUT, make_table, mask
from pipeline.search.plain import ODD, make_plain
from pipeline.values import country_words as table
from pipeline.values.country_finder import list_country_keys
from pipeline.values.flags import list_flags

_COMMON = frozenset(
    "administrative and central city collectivity commonwealth country democratic department east"
    " eastern federal federation federative island islands kingdom mainland metropolitan nation new"
    " north northern of peoples principality province region republic saint see settlements south"
    " southern special state states territorial territories territory the union united west western".split()
)
"""What other names hold as well; a spelling is told by its other words, if it has any."""

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz\u00e6\u00f8")
_WORDS = re.compile(r"[a-z\u00e6\u00f8'`]+")
_APOSTROPHES = re.compile("['`]+")
_PARTS = re.compile("[^'`]+")
_MOST_PARTS = 4
_INITIALS = re.compile(r"[^a-z][a-z]\W+[a-z](?![a-z])")
"""``U. S.``, ``R O K``: letters that are read as one word."""

_ASCII_LETTERS = make_table("abcdefghijklmnopqrstuvwxyz")
_LONE = re.compile(OUT + IN + b"(?=" + OUT + b"+" + IN + OUT + b")")


def may_name_country(flat: str, start: int, end: int) -> bool:
    """Can any part of ``flat[start:end]`` be read as a country, of today or gone?

    >>> text = "Graz, contact us, Republic of KOREA, U.S."
    >>> may_name_country(text, 0, 16), may_name_country(text, 16, 35)
    (False, True)
    """
    marks = list_country_marks(flat)
    at = bisect_left(marks, start)
    return at < len(marks) and marks[at] < end


def may_say_country(flat: str, start: int, end: int) -> bool:
    """Can an entry of this line have a country of its own: a name, or whatever a flag says?"""
    return may_name_country(flat, start, end) or flat.find("\u27e6", start, end) >= 0


@per_text
def list_country_marks(flat: str) -> list[int]:
    """Where on the page stands a word that a country's name holds; nobody may change the list."""
    plain = make_plain(flat)
    words = _list_words()
    marks = set(_list_initials(plain))
    marks.update(at for at, end in words.free.list_spans(flat) if _is_word(plain, at, end))
    marks.update(
        at
        for at, end in words.capital.list_spans(flat)
        if _is_word(plain, at, end) and (flat[at:end].isupper() or flat[at:end] == "usa")
    )
    marks.update(words.odd.list_all(flat))
    marks.update(at for at in words.phrases.list_all(flat) if words.phrase.match(plain, at))
    marks.update(list_flags(flat))
    for word in _list_apostrophed(plain, words.apostrophes.list_all(flat)):
        for run in _list_runs(word):
            if _APOSTROPHES.sub("", run) in words.keys:
                marks.update(_find(plain, run))
    return sorted(marks)


def _list_initials(plain: str) -> Iterator[int]:
    """Where letters begin that stand alone, one behind the other."""
    # The blank in front lets the first letter of the page be one of them.
    spaced = f" {plain}"
    letters = mask(spaced, _ASCII_LETTERS)
    done = 0
    for lone in _LONE.finditer(letters):
        at = lone.start()
        match = _INITIALS.match(spaced, at) if at >= done else None
        if match:
            done = match.end()
            yield at


def _is_word(plain: str, start: int, end: int) -> bool:
    return plain[start - 1 : start] not in _LETTERS and plain[end : end + 1] not in _LETTERS


def _list_apostrophed(plain: str, apostrophes: list[int]) -> set[str]:
    """The words with an apostrophe, which is no letter to a country's name, and those beside."""
    words: set[str] = set()
    done = 0
    for at in apostrophes:
        if at >= done:
            begin, end = max(plain.rfind(" ", done, at) + 1, done), plain.find(" ", at)
            done = end if end > 0 else len(plain)
            words.update(_WORDS.findall(plain, begin, done))
    return words


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


class _Words(NamedTuple):
    """The words of which each spelling of a country holds one, and where they stand.

    ``free`` are told in any case, ``capital`` in capitals only; ``phrase`` is a spelling
    without any such word: "us of a".
    """

    keys: frozenset[str]
    free: Mark
    capital: Mark
    phrases: Mark
    apostrophes: Mark
    odd: Mark
    phrase: re.Pattern[str]


@cache
def _list_words() -> _Words:
    capital = frozenset(table.CAPITALS.split("|"))
    chosen = {key: _choose(key) for key in {*list_country_keys(), *table.SUCCESSORS} - capital}
    phrases = sorted(key for key, word in chosen.items() if word in capital)
    free = frozenset(word for word in chosen.values() if word not in capital)
    return _Words(
        free,
        free=Mark(free),
        capital=Mark(capital),
        phrases=Mark(frozenset(key.split()[0] for key in phrases)),
        apostrophes=Mark(frozenset("'`")),
        odd=Mark(frozenset(ODD)),
        phrase=re.compile("|".join(key.replace(" ", r"\W+") for key in phrases)),
    )


def _choose(key: str) -> str:
    words = key.split()
    rare = [word for word in words if word not in _COMMON] or words
    return max(rare, key=lambda word: (len(word), word))
