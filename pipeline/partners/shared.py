"""What the partners of one line or sentence share: the country or the date said once for several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Label, Place, Section, Span
from pipeline.partners.scene import Scene
from pipeline.values.page_dates import find_page_dates

_LEAD = 4
"""Signs of a list that may stand in front of a line's first date."""

_AND = re.compile(r"[\s,]*(?:(?:and|&|as well as)\s+)?")
_DATED = re.compile(r",? (?:all )?(?:in|since|on) ")
_END = re.compile(r"[\s)]*(?:[;.,]|$|and\b)")


def share_first_date(scene: Scene, line: Span, sections: list[Section]) -> list[Section]:
    """``1958 Gdansk (Poland), Rostock (Germany)``: the one date, in front, is that of all."""
    dates = find_page_dates(scene.page.flat, *line)
    if len(dates) != 1 or dates[0].start - line.start > _LEAD:
        return sections
    label = Label("established", Span(dates[0].start, dates[0].end))
    return [it if _date_of(it) else it._replace(labels=(*it.labels, label)) for it in sections]


def share_last_date(scene: Scene, sections: Sequence[Section]) -> list[Section]:
    """``Ulsan and Ashkelon in 1987``: the date behind the last of a group is that of all.

    Only names with nothing but a comma or an "and" between them are a group.
    """
    flat = scene.page.flat
    found: list[Section] = []
    date: Label | None = None
    for section in reversed(sections):
        own = _date_of(section)
        if own:
            dated = _DATED.fullmatch(flat, section.place.span.end, own.span.start)
            date = own if dated and _END.match(flat, own.span.end) else None
        elif date and _AND.fullmatch(flat, section.place.span.end, found[-1].place.span.start):
            section = section._replace(labels=(*section.labels, date))
        else:
            date = None
        found.append(section)
    return found[::-1]


def _date_of(section: Section) -> Label | None:
    return next((label for label in section.labels if label.field == "established"), None)


def share_countries(scene: Scene, sections: Sequence[Section]) -> list[Section]:
    """``Rostock and Kiel (Germany)``: who has no country has the next one's, if it lies there."""
    found: list[Section] = []
    country: Span | None = None
    for section in reversed(sections):
        place = section.place
        if place.country:
            country = place.country
        elif country and _may_lie_in(scene, place, country):
            section = section._replace(place=place._replace(country=country))
        found.append(section)
    return found[::-1]


def _may_lie_in(scene: Scene, place: Place, country: Span) -> bool:
    codes = {c.code for here in scene.countries for c in here if c.start == country.start}
    it = next((c for c in scene.candidates if c.start <= place.name.start < c.end), None)
    return bool(it and codes & {named.country_code for named in it.named})
