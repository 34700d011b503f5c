"""What a person needs to decide: the words, the rivals; and what pages without rows say."""

from __future__ import annotations

from typing import Any

from pipeline.languages import CueKind, cue_pattern, list_packs
from pipeline.model import Finding, Page, Record
from pipeline.report.marks import describe_reason
from pipeline.report.quote import quote

Row = dict[str, Any]

_MOST_RIVALS = 4
_MOST_SENTENCES = 4
_NEAR = 160
_SPOKEN: tuple[CueKind, ...] = ("sister_city", "friendship_city")


def describe_doubts(page: Page, record: Record, host: str | None, own: list[Finding]) -> Row:
    """Return a record to review, each reason with its findings' messages, words and rivals."""
    return {
        "record_id": record.record_id,
        "page_id": record.page_id,
        "position": record.position,
        "name": record.value("name"),
        "country": record.value("country"),
        "host": host,
        "reasons": [
            _describe_reason(page, record, code, [f for f in own if f.code == code])
            for code in dict.fromkeys(record.reasons)
        ],
    }


def _describe_reason(page: Page, record: Record, code: str, findings: list[Finding]) -> Row:
    field = next((f.field for f in findings if f.field), None)
    placed = next((f for f in findings if f.start is not None), None)
    chosen = record.chosen.get(field or "")
    start, end = (placed.start, placed.end) if placed else (None, None)
    if start is None and chosen and chosen.start >= 0:
        start, end = chosen.start, chosen.end
    return {
        "code": code,
        "messages": [finding.message for finding in findings],
        "field": field,
        "value": chosen.value if chosen else None,
        "sentence": quote(page, start, end, _NEAR),
        "rivals": _list_rivals(record, field),
    }


def _list_rivals(record: Record, field: str | None) -> list[Row]:
    """Other readings of the field that could have been chosen, and why they were not."""
    chosen = record.value(field or "")
    found = {
        (m.value, m.words): {
            "value": m.value,
            "words": m.words,
            "reason": describe_reason(m.reason),
        }
        for m in record.rejected
        if m.field == field and m.value and m.value != chosen
    }
    return list(found.values())[:_MOST_RIVALS]


def list_sentences(page: Page) -> list[Row]:
    """Sentences of a page that speak of partner cities, in its language or in English."""
    codes = {page.language or "en", "en"} & set(list_packs())
    found: list[Row] = []
    last = -1
    for kind in _SPOKEN:
        for match in cue_pattern(kind, codes).finditer(page.flat):
            if len(found) >= _MOST_SENTENCES:
                return found
            if match.start() >= last and (told := quote(page, *match.span(), _NEAR)):
                found.append(told)
                last = match.end() + _NEAR
    return found
