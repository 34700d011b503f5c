"""The ledger: which numbers in the sections of a page did no mention claim?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.fields import FIELDS
from pipeline.model import Extraction, Mention, Span

_NUMBER = re.compile(r"\d[\d.,]*")
# Footnote marks, units and the numbering of a list say nothing of a partner.
_NO_NUMBER = re.compile(
    r"\[\d{1,3}\]|(?:km|mi|ft|m)\^?[23]\b|^[ \t]*\(?\d{1,3}[.)]\s", re.MULTILINE
)
_VALUES = tuple(name for name, field in FIELDS.items() if field.may_conflict)
_GAP = 200


def list_numbers(extraction: Extraction) -> tuple[list[Span], list[Span]]:
    """All numbers in the sections of the page, and those of them that no mention touches.

    Sections are the stretches that speak of partners and where values were chosen, with whole
    lines and the short gaps between them: a list or a table is one stretch. A page without
    records has none.
    """
    flat = extraction.page.flat
    numbers = [
        span for stretch in _find_stretches(extraction) for span in _find_tokens(flat, stretch)
    ]
    claimed = _mark(len(flat), _list_mentions(extraction))
    return numbers, [span for span in numbers if not any(claimed[span.start : span.end])]


def _find_tokens(flat: str, stretch: Span) -> list[Span]:
    passed = {
        m.start() + at for m in _NO_NUMBER.finditer(flat, *stretch) for at in range(len(m[0]))
    }
    return [
        Span(match.start(), match.start() + len(match[0].rstrip(".,")))
        for match in _NUMBER.finditer(flat, *stretch)
        if match.start() not in passed
    ]


def _find_stretches(extraction: Extraction) -> list[Span]:
    spans = list(extraction.stretches)
    for record in extraction.records:
        chosen = [record.chosen[field] for field in _VALUES if field in record.chosen]
        spans += [Span(m.start, m.end) for m in chosen if m.start >= 0]
    return _merge(_take_lines(extraction.page.flat, span) for span in spans)


def _take_lines(flat: str, span: Span) -> Span:
    end = flat.find("\n", span.end)
    return Span(flat.rfind("\n", 0, span.start) + 1, len(flat) if end < 0 else end)


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + _GAP:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _list_mentions(extraction: Extraction) -> list[Mention]:
    mentions = list(extraction.loose)
    if extraction.host:
        mentions.append(extraction.host)
    for record in extraction.records:
        mentions += [*record.chosen.values(), *record.rejected]
    return [each for mention in mentions for each in (mention, *mention.parts)]


def _mark(length: int, mentions: list[Mention]) -> bytearray:
    marks = bytearray(length)
    for mention in mentions:
        if mention.start >= 0:
            marks[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return marks
