"""Records of several short lines: the name, its country, the date, then facts.

``Chicago`` / ``USA`` / ``09/11/73`` · ``Leshan City, Sichuan Province, China`` /
``April 14, 2008`` · ``Orléans France`` / ``Twinned since 1946``: cards, bare ``<div>``s and
two-line records, which nothing but the order of their lines holds together.
"""

from __future__ import annotations

import re

from pipeline.languages import other_languages
from pipeline.layouts.city_states import read_city_state
from pipeline.layouts.entries import names_partner, read_country_line, split_region
from pipeline.layouts.found import Found, find_relations, read_country_words
from pipeline.layouts.glance import find_context, look_over
from pipeline.layouts.glued import read_glued
from pipeline.layouts.groups import has_relation
from pipeline.layouts.label_lines import read_label_lines
from pipeline.memory import per_page
from pipeline.model import Block, Label, Page, Place, Section, Span
from pipeline.places import find_places, is_place, region_country
from pipeline.rules.labels import find_label
from pipeline.values.countries import read_country
from pipeline.values.date_token import AMBIGUOUS, DateToken
from pipeline.values.dates import may_hold_date
from pipeline.values.names import clean_name, looks_like_name, parse_place, trim
from pipeline.values.page_dates import find_page_dates

_LEAD = re.compile(
    r"(?:(?:our|an?|became|joined as|adopted as) ){0,2}"
    r"(?:(?:official )?(?:sister|twin(?:ned|ning)?|partner(?:ed|ship)?|friend(?:ship|ly)|cit(?:y|ies) of friendship"
    r"|city friendship|linked|joined|affiliated|adopted)"
    r"[ -]?(?:cit(?:y|ies)|towns?)? ?(?:(?:agreement|charter|pact|link|treaty) )?)?"
    r"(?:since|in|on|from|date|(?:established|signed|formali[sz]ed|formed)(?: on| in)?|est\.?)?\s*:?\s*",
    re.IGNORECASE,
)
_LONGEST = 90
_NO_LINES = ("row", "title")
_COUNTRY_LABEL = re.compile(r"(?:Country|Nation)\s*:\s*")


@per_page
def find_stacked(page: Page) -> Found:
    """One section per name whose country or date stands on the lines right below it."""
    starts: list[tuple[int, Place, tuple[Label, ...], int]] = []
    behind = 0
    for index in _list_candidates(page):
        read = _read_start(page, index) if index >= behind else None
        if read:
            starts.append((index, *read))
            behind = read[2]
    if not starts or not has_relation(page, starts[0][0], starts[0][0]):
        return Found()
    ends = [start[0] for start in starts[1:]] + [len(page.blocks)]
    return Found(
        tuple(_make_section(page, *start, end) for start, end in zip(starts, ends, strict=True))
    )


def _list_candidates(page: Page) -> list[int]:
    """The short lines over another one, with a country in one of them or a dated wording below."""
    seen = look_over(page)
    edges = ((index, page.blocks[index][1:3]) for index in seen.related)
    marked = {index - 1 for index, edge in edges if may_hold_date(page.flat, *edge)}
    for index, named in enumerate(seen.countries):
        if named:
            marked.update((index - 1, index))
    last = len(page.blocks) - 1
    return [
        index
        for index in sorted(marked)
        if 0 <= index < last and _is_short(page, index) and _is_short(page, index + 1)
    ]


def _read_start(page: Page, index: int) -> tuple[Place, tuple[Label, ...], int] | None:
    """The place that a record begins with, its date, and the block behind them."""
    block = page.blocks[index]
    country = _read_country_below(page, index)
    if country is None and _read_date_line(page, index + 1) is None:
        return None
    name = trim(page.flat, block.start, block.end)
    place = None
    if look_over(page).countries[index]:
        place = parse_place(page.flat, block.start, block.end)
        place = place or read_glued(page.flat, name, known=False)
    if place and place.name == name and country:
        place = None  # "Antigua Guatemala" / "Guatemala"
    place = split_region(page.flat, place) if place else None
    if place and find_label(page.flat[slice(*place.name)], other_languages(page.flat)):
        return None
    at = index + 1
    if place is None:
        bare, kind = clean_name(page.flat, name)
        if not looks_like_name(page.flat, *bare):
            return None
        if country is None:
            return _read_dated_name(page, index, Place(name, bare, None, None, kind))
        code = read_country_words(page.flat[slice(*country)])
        if not find_places(page.flat[slice(*bare)], code):
            return None
        above = _read_city_above(page, index, bare, code)
        place, at = above or Place(name, bare, None, country, kind), index + 2
        place = place._replace(country=country)
        if at >= len(page.blocks):
            return None
    date = _read_date_line(page, at)
    if date is None:
        return (place, (), at) if at == index + 2 and _continues(page, at) else None
    return place, (Label("established", date),), at + 1


def _read_city_above(page: Page, index: int, region: Span, code: str | None) -> Place | None:
    """``Houston`` / ``Texas`` / ``United States``: the city on the line above its region."""
    if not index or code not in region_country(page.flat[slice(*region)]):
        return None
    name = trim(page.flat, page.blocks[index - 1].start, page.blocks[index - 1].end)
    bare, kind = clean_name(page.flat, name)
    if not looks_like_name(page.flat, *bare) or not find_places(page.flat[slice(*bare)], code):
        return None
    return Place(name, bare, region, None, kind)


def _read_dated_name(
    page: Page, index: int, place: Place
) -> tuple[Place, tuple[Label, ...], int] | None:
    """``Delft`` / ``Twin city since 1975``: no country, but words of partnership and a date."""
    below = page.blocks[index + 1]
    date = _read_date_line(page, index + 1)
    words = page.flat[slice(*place.name)]
    if date is None or not find_relations(page.flat, below.start, below.end):
        return None
    if read_country(words) or find_label(words, other_languages(page.flat)) or not is_place(words):
        return None
    return place, (Label("established", date),), index + 2


def _is_short(page: Page, index: int) -> bool:
    kind, start, end, *_ = page.blocks[index]
    return end - start <= _LONGEST and kind not in _NO_LINES and not look_over(page).prose[index]


def _read_country_below(page: Page, index: int) -> Span | None:
    below = page.blocks[index + 1]
    if not look_over(page).countries[index + 1]:
        return None
    name = read_country_line(page.flat, page.blocks[index].start, page.blocks[index].end)
    labelled = _COUNTRY_LABEL.match(page.flat, below.start, below.end)
    start = labelled.end() if labelled else below.start
    country = read_country_line(page.flat, start, below.end)
    return country if name is None or read_city_state(page.flat, name, country) else None


def _read_date_line(page: Page, index: int) -> Span | None:
    """The date, if the line is nothing else but words that lead to it."""
    block = page.blocks[index]
    if not _is_short(page, index):
        return None
    dates = find_page_dates(page.flat, block.start, block.end)
    if len(dates) != 1 or not (dates[0].precision or dates[0].month_day or _is_open(dates[0])):
        return None
    lead = _LEAD.match(page.flat, block.start, dates[0].start)
    tail = page.flat[dates[0].end : block.end].strip(" .;)")
    if lead is None or lead.end() != dates[0].start or tail:
        return None
    return Span(dates[0].start, dates[0].end)


def _is_open(date: DateToken) -> bool:
    """``04/09/1974``: a date all the same, if day or month comes first or not."""
    return date.reason == AMBIGUOUS


def _continues(page: Page, index: int) -> bool:
    """Below name and country: a label line, prose, or words of partnership."""
    block = page.blocks[index]
    seen = look_over(page)
    labelled = page.flat.find(":", block.start, block.end) >= 0
    return labelled or seen.prose[index] or index in seen.related


def _make_section(
    page: Page, index: int, place: Place, labels: tuple[Label, ...], at: int, end: int
) -> Section:
    body: list[Block] = []
    seen = look_over(page)
    for below in range(at, end):
        block = page.blocks[below]
        if block.kind == "heading" or below in seen.groups:
            break
        if seen.countries[below] and names_partner(page, block):
            break
        body.append(block)
    lines = read_label_lines(page, body)
    context = find_context(page, index)
    own = find_relations(page.flat, page.blocks[at - 1].start, page.blocks[at - 1].end)
    said = (Label("relationship", Span(own[0].start, own[0].end)),) if own else context
    return Section("stacked", place, (*said, *labels, *lines.labels), lines.bodies)
