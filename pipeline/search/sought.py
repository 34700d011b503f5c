"""Patterns that are tried only where the words stand that they need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.search.marks import Mark
from pipeline.search.needs import begins, list_breaks, needs

_LONG = 300
"""Letters; a shorter stretch is one sentence or two, and is searched as it is."""


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
