"""Where in the line of an entry its place may stand, beside its date, its note or its bracket."""

from __future__ import annotations

import re

from pipeline.model import Span
from pipeline.values.date_token import DateToken

_BEFORE_DATE = re.compile(
    r"[\s,;:|.-]*[(\[]?\s*(?:\b(?:est(?:ablished)?|since|from|in|signed(?: on| in)?|twinned(?: in| since)?"
    r"|formal(?:ly)?|official(?:ly)?|link(?:ed)?|agreement|charter|partnership|twinning"
    r"|sister cit(?:y|ies) since|as of|on|date|relations? since)\b\.?:?\s*)*$",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(r"\s*[)\]]?[\s,;:-]*")
_NOTE = re.compile(r"\s*\[\w{1,4}\]\s*(?=-|\(|[A-Z])")


def find_stretches(
    flat: str, span: Span, dates: list[DateToken]
) -> list[tuple[Span, DateToken | None]]:
    """Where in the line the place may stand, with the date that goes with it."""
    stretches: list[tuple[Span, DateToken | None]] = []
    for date in dates[:2]:
        if date.reason in ("decade", "century"):
            continue
        before = _BEFORE_DATE.search(flat, span.start, date.start)
        cut = before.start() if before else date.start
        if cut > span.start + 1:
            stretches.append((Span(span.start, cut), date))
        else:
            after = _AFTER_DATE.match(flat, date.end, span.end)
            begin = after.end() if after else date.end
            stretches.append((Span(begin, span.end), date))
    if not dates:
        note = _NOTE.search(flat, *span)
        if note and note.start() > span.start:
            stretches.append((Span(span.start, note.start()), None))
        stretches.append((span, None))
    bracket = flat.find("(", *span)
    close = flat.find(")", bracket, span.end) if bracket > span.start else -1
    if -1 < close < span.end - 1:
        stretches.append((Span(span.start, close + 1), None))
    if bracket > span.start:
        # What the bracket says of the place is read as text.
        stretches.append((Span(span.start, bracket), None))
    return stretches
