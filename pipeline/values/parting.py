"""Trim a name: blanks and signs around it, footnote marks behind it."""

from __future__ import annotations

import re

from pipeline.memory import per_words
from pipeline.model import Span
from pipeline.values.flags import skip_signs

_MARKS = re.compile(r"(?:\s*\[(?!\d{4}\])[\w ?]{1,12}\]|\s*\*+|[\s,;:.]+)$")
_LAST_SIGNS = frozenset("]*,;:.")
"""What footnote marks end with, blanks apart."""


@per_words
def trim(flat: str, start: int, end: int) -> Span:
    """The stretch without blanks around it and without footnote marks behind it."""
    while start < end and flat[start].isspace():
        start += 1
    start = skip_signs(flat, start, end)
    while end > start and (flat[end - 1] in _LAST_SIGNS or flat[end - 1].isspace()):
        mark = _MARKS.search(flat, max(start, end - 16), end)
        if not mark or mark.start() <= start:
            break
        end = mark.start()
    while end > start and flat[end - 1].isspace():
        end -= 1
    return Span(start, end)
