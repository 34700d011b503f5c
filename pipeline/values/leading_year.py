"""The year that stands right before its figure: ``2021: 3,660``, ``(2015) 5,480``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Span
from pipeline.values.asof import AsOf

_YEAR = r"(?<![0-9.,])\(?(?P<year>(?:1[89]|20)[0-9]{2})\)?"
_BEFORE = re.compile(rf"{_YEAR}(?: ?[:-] ?| )\Z")
_OPENING = re.compile(rf"\s*{_YEAR} ?[:-] ?[0-9]")
_REACH = 12


def year_before(flat: str, floor: int, at: int) -> AsOf | None:
    """The year right before the figure at ``at``, not before ``floor``.

    >>> year_before("1950: 2,100", 0, 6)
    AsOf(start=0, end=4, year=1950)
    """
    start = max(floor, at - _REACH)
    match = _BEFORE.search(flat[start:at])
    if match is None:
        return None
    return AsOf(start + match.start("year"), start + match.end("year"), int(match["year"]))


def join_series(flat: str, sentences: Sequence[Span]) -> list[Span]:
    """The sentences, ``Population 1950: 2,100; 2000: 1,900`` as one though a semicolon parts it."""
    joined: list[Span] = []
    for sentence in sentences:
        if joined and flat[joined[-1].end - 1] == ";" and _OPENING.match(flat, *sentence):
            sentence = Span(joined.pop().start, sentence.end)
        joined.append(sentence)
    return joined
