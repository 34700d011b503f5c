"""Read the dates that the structure labels as the beginning of a relationship."""

from __future__ import annotations

import re

from pipeline.languages import other_languages
from pipeline.mentions.make import make_mention
from pipeline.model import Label, Mention, Page, Span
from pipeline.rules import active
from pipeline.rules.native import NativeEvent, native_events
from pipeline.rules.relations import EVENTS, Event
from pipeline.values.buddhist_dates import BUDDHIST, find_bare_dates
from pipeline.values.date_token import DateToken
from pipeline.values.page_dates import find_page_dates
from pipeline.values.periods import YEAR_RANGE

_YEARS = re.compile(
    r"(?P<first>\d{4})[^\w]+(?:(?:to|until|till|through) )?(?P<last>\d{4}|[a-zA-Z]+)"
)


def read_dates(page: Page, label: Label, rule: str) -> list[Mention]:
    """The dates of a labelled stretch, refused ones with their reason."""
    mentions: list[Mention] = []
    for date in _find_dates(page.flat, label):
        span = Span(date.start, date.end)
        years = _YEARS.fullmatch(page.flat, *span) if date.reason == YEAR_RANGE else None
        if years:
            mentions += _read_years(page, label.field, years, rule)
            continue
        later = _find_later(page.flat, label.span.start, date.start) if mentions else None
        impossible = date.iso and date.reason == "impossible_date"
        mentions.append(
            make_mention(
                page,
                label.field,
                date.iso or "",
                span,
                source="label",
                rule=later or ("impossible-date" if impossible else rule),
                reason="not_formal" if later and date.iso else None if date.iso else date.reason,
            )
        )
    return mentions


def _find_dates(flat: str, label: Label) -> list[DateToken]:
    """Those of the era that the label says; with a year of ours in the cell the label is idle."""
    dates = find_page_dates(flat, *label.span)
    if label.unit == BUDDHIST and not any(date.iso for date in dates):
        return find_bare_dates(flat, *label.span) or dates
    return dates


def _find_later(flat: str, start: int, end: int) -> str | None:
    """The event of a date behind the first one: ``1970 (renewed 1995)``."""
    events: list[Event | NativeEvent] = [*active(EVENTS), *native_events(other_languages(flat))]
    for event in events:
        if not event.formal and event.pattern.search(flat, start, end):
            return f"event-{event.name}"
    return None


def _read_years(page: Page, name: str, years: re.Match[str], rule: str) -> list[Mention]:
    """``1987-2014``: the year in which it began, and that it ended."""
    first, whole = Span(*years.span("first")), Span(*years.span())
    began = make_mention(page, name, years["first"], first, source="label", rule=rule)
    if not years["last"].isdigit():
        return [began]
    if name != "established":
        return [began.reject(YEAR_RANGE)]
    field, rule = "relationship_status", "status-years"
    return [began, make_mention(page, field, "ended", whole, source="label", rule=rule)]
