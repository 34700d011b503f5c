"""Try a pattern only where it can match: where a word stands that it needs.

A page is searched once for such words, at a tenth of the cost of a pattern; after that a
stretch without any of them is told by a look into a sorted list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import compress

from pipeline.memory import per_text
from pipeline.search.needs import Words
from pipeline.search.plain import make_plain
from pipeline.search.vocabulary import Places, Vocabulary

# These four are what a letter without accent is compared with where case is ignored.
_OTHERS = "\u0130\u0131\u017f\u212a"
_LIKE_ASCII = str.maketrans(_OTHERS, "iisk")


def lower(text: str) -> str:
    """``text`` in lower case, each character where it was."""
    if not text.isascii() and any(sign in text for sign in _OTHERS):
        text = text.translate(_LIKE_ASCII)
    return text.lower()


_VOCABULARY = Vocabulary()
_NOWHERE: Places = ([], [])


class Mark:
    """What stands wherever something can match: one of some words, or a hint.

    A hint is a pattern of one character and of what follows it, for where words are too
    short to tell much. It is found ten times as fast where it begins with capitals told.
    """

    __slots__ = ("_ends", "_hint", "_lines", "_near", "_number", "_starts", "_text", "words")

    def __init__(
        self,
        words: Words | None = None,
        hint: str | None = None,
        near: Callable[[str, int], bool] | None = None,
    ) -> None:
        self.words = words
        self._number = _VOCABULARY.add(map(make_plain, words or ()))
        self._hint = re.compile(hint) if hint else None
        # What is around a word that counts; it is asked with the page and where the word begins.
        self._near = near
        # Where it stands in the text asked for last; of one page at most, so it stays small.
        self._text = ""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._lines: list[tuple[int, int]] | None = None

    def stands_in(self, text: str, start: int, end: int) -> bool:
        """Does the mark stand in ``text[start:end]``? Yes, where nothing is known of it.

        >>> Mark(frozenset(["sister"])).stands_in("Its sister city", 4, 10)
        True
        >>> Mark(frozenset(["sister"])).stands_in("Its sister city", 4, 9)
        False
        """
        if self.words is None and self._hint is None:
            return True
        if text is not self._text:
            self._read(text)
        starts, ends = self._starts, self._ends
        at = bisect_left(starts, start)
        while at < len(starts) and starts[at] < end:
            if ends[at] <= end:
                return True
            at += 1
        return False

    def list_starts(self, text: str, start: int, end: int) -> list[int]:
        """Where in ``text[start:end]`` the mark begins."""
        starts = self.list_all(text)
        return starts[bisect_left(starts, start) : bisect_left(starts, end)]

    def list_all(self, text: str) -> list[int]:
        """Where in ``text`` the mark begins; nobody may change the list."""
        if text is not self._text:
            self._read(text)
        return self._starts

    def list_spans(self, text: str) -> Iterable[tuple[int, int]]:
        """Where in ``text`` the mark begins and ends."""
        starts = self.list_all(text)
        return zip(starts, self._ends, strict=True)

    def list_lines(self, text: str) -> list[tuple[int, int]]:
        """The lines of ``text`` with the mark.

        >>> Mark(frozenset(["sister"])).list_lines("a\\nb sister\\nc")
        [(2, 10)]
        """
        starts = self.list_all(text)
        if self._lines is None:
            self._lines = _list_lines(text, starts)
        return self._lines

    def _read(self, text: str) -> None:
        self._text = text
        self._lines = None
        if self._hint:
            self._starts = [match.start() for match in self._hint.finditer(text)]
            self._ends = [start + 1 for start in self._starts]
            return
        found = _find_words(text)
        if self._number >= len(found):
            # The mark is newer than what is kept.
            found = _VOCABULARY.find(make_plain(text))
        self._starts, self._ends = found[self._number] or _NOWHERE
        if self._near:
            near = [self._near(text, start) for start in self._starts]
            self._starts = list(compress(self._starts, near))
            self._ends = list(compress(self._ends, near))


@per_text
def _find_words(text: str) -> list[Places | None]:
    """The places of all marks, accents not told: a mark may stand where nothing matches."""
    return _VOCABULARY.find(make_plain(text))


def _list_lines(text: str, places: list[int]) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    end = -1
    for at in places:
        if at >= end:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            lines.append((text.rfind("\n", 0, at) + 1, end))
    return lines
