"""``On June 8th the mayors signed``: find the year that the page ties such a day to.

The year must be certain: the one formal year of the partner, the year that opens the
sentence or the one before it ("In 1994 …"), or a heading that is nothing but a year. It
becomes a part of the mention, with its own words; otherwise the day stays refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.languages import other_languages
from pipeline.mentions.events import MEMORANDUM
from pipeline.mentions.make import make_mention
from pipeline.mentions.relations import find_relations
from pipeline.model import Mention, Page, Section, Span
from pipeline.resolve.choose import Candidate
from pipeline.rules import active
from pipeline.rules.native import NativeEvent, native_events
from pipeline.rules.relations import EVENTS, Event
from pipeline.values.date_token import NO_YEAR, make_date
from pipeline.values.page_dates import find_page_dates
from pipeline.values.sentences import split_sentences

_OPENS = re.compile(
    r"(?:In|Since|During) (?:the (?:year|spring|summer|autumn|fall|winter) (?:of )?)?"
)
_OTHER_YEAR = re.compile(
    r"\b(?:following|next|later|previous|subsequent|after|before|until|every|each|annual(?:ly)?)\b",
    re.IGNORECASE,
)
_ONLY_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*(?::\s*)?")
_DATED = ("established", "date")
_EARLIEST = "1900"
"""Older years are history: no partnership of cities began in them."""


class Dated(NamedTuple):
    """A mention that says a year, and whether it is a formal beginning."""

    mention: Mention
    formal: bool

    @property
    def year(self) -> str:
        return self.mention.value[:4]


def tie_years(
    page: Page, sections: Iterable[Section], candidates: list[Candidate]
) -> list[Candidate]:
    """The candidates, with those days dated whose year the partner's sections settle."""
    if not any(_lacks_year(candidate.mention) for candidate in candidates):
        return candidates
    known = list(sections)
    dated = _list_dated(candidates)
    return [
        candidate._replace(mention=_tie(page, known, dated, candidate.mention))
        if _lacks_year(candidate.mention)
        else candidate
        for candidate in candidates
    ]


def _lacks_year(mention: Mention) -> bool:
    return mention.field == "established" and mention.reason == NO_YEAR


def _list_dated(candidates: list[Candidate]) -> list[Dated]:
    """All mentions that say a year, the years of figures included, in page order."""
    dated = []
    for mention, _ in candidates:
        formal = mention.field == "established" and mention.reason is None
        if mention.field in _DATED and not _lacks_year(mention):
            dated.append(Dated(mention, formal and mention.rule != MEMORANDUM))
        dated += [Dated(part, False) for part in mention.parts if part.field == "population_year"]
    dated = [each for each in dated if each.year >= _EARLIEST]
    return sorted(dated, key=lambda each: (each.mention.start, each.mention.end))


def _tie(page: Page, sections: list[Section], dated: list[Dated], mention: Mention) -> Mention:
    body = next((b for s in sections for b in s.bodies if _holds(b, mention)), None)
    found = _find_year(page, body, dated, mention) or _find_heading(page, sections, dated)
    month_day = find_page_dates(page.flat, mention.start, mention.end)[0].month_day
    if found is None or month_day is None:
        return mention
    month, day = (int(part) for part in month_day.split("-"))
    date = make_date(mention.start, mention.end, int(found.value), month, day)
    if date.reason or date.iso is None:
        return mention
    return mention._replace(value=date.iso, reason=None, parts=(*mention.parts, found))


def _holds(body: Span, mention: Mention) -> bool:
    return body.start <= mention.start and mention.end <= body.end


def _find_year(
    page: Page, body: Span | None, dated: list[Dated], mention: Mention
) -> Mention | None:
    formal = [each for each in dated if each.formal]
    years = {each.year for each in formal}
    if len(years) > 1:
        return None
    before = [
        each
        for each in dated
        if body and _holds(body, each.mention) and _ends_before(each, mention)
    ]
    sentences = split_sentences(page.flat, *body) if body else []
    at = next((i for i, s in enumerate(sentences) if _holds(s, mention)), None)
    if at is not None and _OTHER_YEAR.search(page.flat, *sentences[at]):
        return None
    if before and years and before[-1].year not in years:
        return None
    if years:
        source = before[-1] if before and before[-1].formal else formal[0]
        return _make_year(page, source.mention, mention, "year-of-section")
    if before and at is not None:
        for sentence in sentences[max(0, at - 1) : at + 1]:
            if _opens(page, sentence, before[-1].mention):
                return _make_year(page, before[-1].mention, mention, "year-opens-sentence")
    return None


def _ends_before(each: Dated, mention: Mention) -> bool:
    return each.mention.end <= mention.start


def _opens(page: Page, sentence: Span, year: Mention) -> bool:
    """``In 1994 delegations met``: does the year open a sentence about the two cities?"""
    lead = _OPENS.match(page.flat, *sentence)
    if lead is None or lead.end() != year.start:
        return False
    codes = other_languages(page.flat)
    events: list[Event | NativeEvent] = [*active(EVENTS), *native_events(codes)]
    told = any(event.pattern.search(page.flat, *sentence) for event in events)
    return told or bool(find_relations(page.flat, *sentence))


def _make_year(page: Page, year: Mention, day: Mention, rule: str) -> Mention | None:
    """The year as a part, or None where its own month contradicts the day's."""
    iso = find_page_dates(page.flat, day.start, day.end)[0].month_day or ""
    if len(year.value) > 4 and (year.value[5:7] > iso[:2] or year.value[8:]):
        return None
    span = Span(year.start, year.end)
    said = year.value[:4]
    return make_mention(page, "established_year", said, span, source=year.source, rule=rule)


def _find_heading(page: Page, sections: list[Section], dated: list[Dated]) -> Mention | None:
    """The heading above the partner that is nothing but a year, if no other year is formal."""
    if any(each.formal for each in dated):
        return None
    start = sections[0].start
    above = [b for b in page.blocks if b.kind == "heading" and b.end <= start]
    match = _ONLY_YEAR.fullmatch(page.flat, above[-1].start, above[-1].end) if above else None
    if match is None:
        return None
    span = Span(*match.span(1))
    rule = "year-of-heading"
    return make_mention(page, "established_year", match[1], span, source="heading", rule=rule)
