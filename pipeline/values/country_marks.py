"""Where on a page a country may be named: a look into a list instead of a reading.

Every spelling of a country holds a word of its own ("korea", "zealand"). A stretch without
any of them names no country, however its words are parted.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.memory import per_text, remembered
from pipeline.search.vocabulary import Places, Vocabulary
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
    words = _list_words()
    found = words.vocabulary.find(plain)
    # The blank in front lets the first letter of the page be one that stands alone.
    marks = {match.start() for match in _INITIALS.finditer(f" {plain}")}
    marks.update(at for at, end in _pair(found[words.free]) if _is_word(plain, at, end))
    marks.update(
        at
        for at, end in _pair(found[words.capital])
        if _is_word(plain, at, end) and (flat[at:end].isupper() or flat[at:end] == "usa")
    )
    marks.update(start for start, _ in _pair(found[words.odd]))
    marks.update(at for at, _ in _pair(found[words.phrases]) if words.phrase.match(plain, at))
    marks.update(list_flags(flat))
    for word in _list_apostrophed(plain, found[words.apostrophes]):
        for run in _list_runs(word):
            if _APOSTROPHES.sub("", run) in words.keys:
                marks.update(_find(plain, run))
    return sorted(marks)


def _pair(places: Places | None) -> Iterable[tuple[int, int]]:
    return zip(*places, strict=True) if places else ()


def _is_word(plain: str, start: int, end: int) -> bool:
    return plain[start - 1 : start] not in _LETTERS and plain[end : end + 1] not in _LETTERS


def _list_apostrophed(plain: str, apostrophes: Places | None) -> set[str]:
    """The words with an apostrophe, which is no letter to a country's name, and those beside."""
    words: set[str] = set()
    done = 0
    for at, _ in _pair(apostrophes):
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


class _Words(NamedTuple):
    """The words of which each spelling of a country holds one, and the numbers of their sets.

    ``free`` are told in any case, ``capital`` in capitals only; ``phrase`` is a spelling
    without any such word: "us of a".
    """

    vocabulary: Vocabulary
    keys: frozenset[str]
    free: int
    capital: int
    phrases: int
    apostrophes: int
    odd: int
    phrase: re.Pattern[str]


@remembered
def _list_words() -> _Words:
    capital = frozenset(table.CAPITALS.split("|"))
    chosen = {key: _choose(key) for key in {*list_country_keys(), *table.SUCCESSORS} - capital}
    phrases = sorted(key for key, word in chosen.items() if word in capital)
    free = frozenset(word for word in chosen.values() if word not in capital)
    vocabulary = Vocabulary()
    return _Words(
        vocabulary,
        free,
        free=vocabulary.add(free),
        capital=vocabulary.add(capital),
        phrases=vocabulary.add(key.split()[0] for key in phrases),
        apostrophes=vocabulary.add(["'", "`"]),
        odd=vocabulary.add([_ODD]),
        phrase=re.compile("|".join(key.replace(" ", r"\W+") for key in phrases)),
    )


def _choose(key: str) -> str:
    words = key.split()
    rare = [word for word in words if word not in _COMMON] or words
    return max(rare, key=lambda word: (len(word), word))
