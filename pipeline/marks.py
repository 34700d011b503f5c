"""Try a pattern only where it can match: where a word stands that it needs.

A page is searched once for such words, at a tenth of the cost of a pattern; after that a
stretch without any of them is told by a look into a sorted list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import compress

from pipeline.memory import per_stretch
from pipeline.needs import Words, begins, list_breaks, needs
from pipeline.vocabulary import Places, Vocabulary

# These four are what a letter without accent is compared with where case is ignored.
_OTHERS = "\u0130\u0131\u017f\u212a"
_LIKE_ASCII = str.maketrans(_OTHERS, "iisk")


def lower(text: str) -> str:
    """``text`` in lower case, each character where it was."""
    if not text.isascii() and any(sign in text for sign in _OTHERS):
        text = text.translate(_LIKE_ASCII)
    return text.lower()


_VOCABULARY = Vocabulary()
_LONG = 300
"""Letters; a shorter stretch is one sentence or two, and is searched as it is."""


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
        self._number = _VOCABULARY.add(words or ())
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
        self._starts, self._ends = _find_words(text, len(_VOCABULARY))[self._number] or ([], [])
        if self._near:
            near = [self._near(text, start) for start in self._starts]
            self._starts = list(compress(self._starts, near))
            self._ends = list(compress(self._ends, near))


@per_stretch
def _find_words(text: str, _: int) -> list[Places | None]:
    """The places of all marks; their number is told, so that a new mark is looked for too."""
    return _VOCABULARY.find(lower(text))


def _list_lines(text: str, places: list[int]) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    end = -1
    for at in places:
        if at >= end:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            lines.append((text.rfind("\n", 0, at) + 1, end))
    return lines


class Sought:
    """A pattern that is tried only where a stretch of a page holds its mark."""

    __slots__ = ("_breaks", "_leads", "mark", "pattern")

    def __init__(self, pattern: re.Pattern[str], hint: str | None = None) -> None:
        self.pattern = pattern
        self.mark = Mark(hint=hint) if hint else Mark(needs(pattern))
        self._leads = self.mark.words is not None and self.mark.words == begins(pattern)
        self._breaks = list_breaks(pattern) if self.mark.words else ""

    def finditer(self, text: str, start: int, end: int) -> Iterable[re.Match[str]]:
        """All matches in ``text[start:end]``, as the pattern itself finds them."""
        if not self.mark.stands_in(text, start, end):
            return ()
        if self._leads:
            return self._find_at_marks(text, start, end)
        if self._breaks and end - start > _LONG:
            return self._find_around_marks(text, start, end)
        return self.pattern.finditer(text, start, end)

    def _find_at_marks(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches of a pattern that begins with the mark."""
        done = start
        for at in self.mark.list_starts(text, start, end):
            match = self.pattern.match(text, at, end) if at >= done else None
            if match:
                yield match
                done = match.end()

    def _find_around_marks(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches of a long stretch, of which only sentences with the mark are searched.

        A match holds the mark and none of the breaks, so it lies between two of them. The
        break itself is in reach of the pattern, so that the sentence ends as it does there.
        """
        done = start
        for at in self.mark.list_starts(text, start, end):
            if at < done:
                continue
            begin = max(text.rfind(sign, done, at) + 1 for sign in self._breaks)
            behind = [text.find(sign, at, end) + 1 for sign in self._breaks]
            stop = min((found for found in behind if found), default=end)
            yield from self.pattern.finditer(text, max(begin, done), stop)
            done = stop

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match in ``text[start:end]``, if there is one."""
        if self.mark.stands_in(text, start, end):
            return self.pattern.search(text, start, end)
        return None


class Phrase:
    """A pattern for a few words apart from their page, tried only if they have what it needs."""

    __slots__ = ("needed", "pattern", "words")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.needed = needs(pattern)
        self.words = tuple(sorted(self.needed or ("",)))

    def fits(self, lowered: str) -> bool:
        """Can the pattern match in words that are so in ``lower`` case?"""
        # A loop, because any() takes twice as long and this runs the most.
        for word in self.words:  # noqa: SIM110
            if word in lowered:
                return True
        return False
