"""What the lines of a record label: ``Population: 80,405``, a bare date, a bare country."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.languages import field_pattern
from pipeline.model import Block, Label, Place, Span
from pipeline.partners.country_said import only_country
from pipeline.partners.label_lines import read_label_lines
from pipeline.partners.lines import only_date
from pipeline.partners.scene import Scene
from pipeline.values.date_token import DateToken
from pipeline.values.page_dates import find_page_dates

_LONGEST_SEGMENT = 160
_BESIDE = 40
_BETWEEN = re.compile(r"\)?,? ?(?:\(|(?:\(|, )?since |\()(?:since |in |est\.? )?")
_FIGURE = re.compile(r"(?i)(?:population|inhabitants|pop\.?|mayor)\W{0,3}(?:in |of |as of )?$")
_NEAR = 24
_CITATION = re.compile(r"\s*\^|[^\n\"“”]{0,80}[\"“][^\n\"“”]{8,}[\"”]\s?\.\s")
"""A reference: the sign that leads back to its place, or a title in quotation marks and a full stop."""

_OWN_CLAUSE = re.compile(r"[\s,;)]*(?:and|;)\s")
_LEADS_ON = r"\W*WORDS\W+(?:[^\W\d_]+\s+){0,4}"
_ABBREVIATED = re.compile(r"\d [A-Z]{2}(?!\w)")


def label_lines(scene: Scene, numbers: Sequence[int]) -> tuple[tuple[Label, ...], tuple[Span, ...]]:
    """The labelled values of a record's lines, and the rest as free text."""
    blocks, labels = [], []
    dates = {number: only_date(scene, number) for number in numbers}
    # Several dates of their own are a timeline: none of them says that it is the beginning.
    timeline = sum(date is not None for date in dates.values()) > 1
    for number in numbers:
        unit = scene.units[number]
        date = None if timeline else dates[number]
        country = only_country(scene, number)
        if date and ":" not in scene.page.flat[unit.start : date.start]:
            labels.append(Label("established", date))
            if any(char.isdigit() for char in scene.page.flat[date.end : unit.end]):
                blocks.append(Block("line", date.end, unit.end))
        elif country:
            labels.append(Label("country", Span(country.start, country.end)))
        else:
            blocks.append(Block("line", unit.start, unit.end))
    found = read_label_lines(scene.page, blocks)
    if any(label.field == "established" for label in found.labels):
        labels = [label for label in labels if label.field != "established"]
    return (*found.labels, *labels), found.bodies


def label_segment(scene: Scene, place: Place, segment: Span) -> tuple[Label, ...]:
    """The one date that stands beside a name in its line, behind it or before it.

    Behind the name it ends where another place is named.
    """
    flat = scene.page.flat
    unit = scene.unit_at(place.name.start)
    if _CITATION.match(flat, unit.start, unit.end):
        # A reference has the date of what it refers to.
        return ()
    if segment.end - segment.start > _LONGEST_SEGMENT:
        return label_beside(scene, place, segment)
    stop = _next_place(scene, place, segment.end)
    dates = [
        date
        for date in find_page_dates(flat, segment.start, stop)
        if not is_of_other_event(scene, segment.start, date.start)
    ]
    dates = [date for date in dates if not _leads_on(scene, place.span.end, date, segment.end)]
    behind = [date for date in dates if date.start >= place.name.end]
    chosen = behind if len(behind) == 1 else dates if len(dates) == 1 else []
    if not chosen:
        return label_beside(scene, place, segment)
    return (Label("established", Span(chosen[0].start, chosen[0].end)),)


def _leads_on(scene: Scene, start: int, date: DateToken, end: int) -> bool:
    """``Graz and since 1972 with`` Pula: the date, in a clause of its own, is the next one's."""
    flat = scene.page.flat
    leads_on = field_pattern("names", "with", scene.cues.codes, _LEADS_ON)
    return start < date.start and bool(
        _OWN_CLAUSE.match(flat, start, date.start) and leads_on.fullmatch(flat, date.end, end)
    )


def label_beside(scene: Scene, place: Place, segment: Span) -> tuple[Label, ...]:
    """The date right behind the place: ``Graz, Austria (1991)``, ``Graz since 1991``."""
    flat = scene.page.flat
    dates = find_page_dates(flat, place.span.end, min(segment.end, place.span.end + _BESIDE))
    if dates and _BETWEEN.fullmatch(flat, place.span.end, dates[0].start):
        return (Label("established", Span(dates[0].start, dates[0].end)),)
    return ()


def is_of_other_event(scene: Scene, start: int, at: int) -> bool:
    """Is the nearest word in front of a date one of a figure, a visit, a birth, a retrieval?"""
    flat = scene.page.flat
    if _FIGURE.search(flat, max(start, at - _NEAR), at):
        return True
    near = max(start, at - _NEAR)
    other = scene.cues.within("event_other", near, at)
    formal = scene.cues.within("event_formal", near, at)
    return bool(other) and other[-1].start > max((span.start for span in formal), default=-1)


def _next_place(scene: Scene, place: Place, end: int) -> int:
    """Where behind the place another one is named that may be a partner, too, else ``end``."""
    start = place.span.end
    while (following := scene.next_likely(start, end)) is not None:
        # "1368 SH": two capitals behind a number are an era or a unit.
        if not _ABBREVIATED.match(scene.page.flat, max(0, following - 2), end):
            return following
        start = following + 2
    return end
