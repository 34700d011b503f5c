"""Where on the page the cues of its languages stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.languages import CueKind, cue_pattern
from pipeline.model import Page, Span

STRONG: tuple[CueKind, ...] = ("sister_city", "friendship_city", "other")
"""Kinds of relationship, as in the data contract; words that are used of nothing else."""

_ADDRESS_SIGNS = re.compile(r"[-_/+.,=&?%]+")


@dataclass
class Cues:
    """The cues of one page by kind, each found once and asked for by stretch."""

    page: Page
    codes: tuple[str, ...]
    found: dict[str, list[Span]] = field(default_factory=dict)

    def spans(self, kind: CueKind) -> list[Span]:
        """All cues of a kind, in order."""
        if kind not in self.found:
            pattern = cue_pattern(kind, self.codes)
            self.found[kind] = [Span(*match.span()) for match in pattern.finditer(self.page.flat)]
        return self.found[kind]

    @cached_property
    def strong(self) -> list[Span]:
        """The cues of all kinds of relationship; denied ones are left out.

        Two that overlap are one: ``Sister and Friendship Cities``.
        """
        denied = self.spans("denied")
        whole: list[Span] = []
        for span in sorted({span for kind in STRONG for span in self.spans(kind)}):
            if whole and span.start < whole[-1].end:
                whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
            else:
                whole.append(span)
        return [span for span in whole if not _touches(denied, *span)]

    def within(self, kind: CueKind, start: int, end: int) -> list[Span]:
        """The cues of a kind that lie in a stretch."""
        return within(self.spans(kind), start, end)

    def strong_within(self, start: int, end: int) -> list[Span]:
        return within(self.strong, start, end)

    def has_strong(self, start: int, end: int) -> bool:
        """Does one lie in a stretch? Asked for each name of a long line, so none is listed."""
        return next(_iter_within(self.strong, start, end), None) is not None

    @cached_property
    def in_address(self) -> bool:
        """Does the page's address speak of partner cities?"""
        words = _ADDRESS_SIGNS.sub(" ", self.page.url or "")
        glued = re.compile(
            r"(?:sister|twin|partner|friend(?:ship|ly))[ ]?(?:cit|town)", re.IGNORECASE
        )
        kinds = any(cue_pattern(kind, self.codes).search(words) for kind in STRONG)
        return kinds or bool(glued.search(words))


def within(spans: list[Span], start: int, end: int) -> list[Span]:
    """Those of sorted spans that lie in a stretch."""
    return list(_iter_within(spans, start, end))


def _iter_within(spans: list[Span], start: int, end: int) -> Iterator[Span]:
    for at in range(bisect_left(spans, (start, 0)), len(spans)):
        if spans[at].start >= end:
            return
        if spans[at].end <= end:
            yield spans[at]


def near(spans: list[Span], start: int, end: int) -> list[Span]:
    """Those of sorted spans that begin shortly before a stretch or in it."""
    first = bisect_left(spans, (max(0, start - 120), 0))
    return spans[first : bisect_left(spans, (end, 0))]


def _touches(spans: list[Span], start: int, end: int) -> bool:
    at = bisect_left(spans, (end, 0))
    return any(span.end > start for span in spans[max(0, at - 3) : at])
