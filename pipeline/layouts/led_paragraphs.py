"""Paragraphs that begin with a partner and its country: ``Riga, Latvia - Population 600,000``.

Two or more of them, on a page devoted to partnership, below a heading that is not of others.
"""

from __future__ import annotations

import re

from pipeline.layouts.devoted import is_devoted
from pipeline.layouts.entries import read_entry
from pipeline.layouts.found import Found, is_long, read_country_words
from pipeline.layouts.glance import find_context, look_over
from pipeline.layouts.part_headings import parts_list
from pipeline.model import Page, Place, Section, Span
from pipeline.places import find_places

_LED = re.compile(
    r"(?P<head>[^\W\d_a-z][^.:;()\d]{2,60}?(?:\([^()\d]{2,40}\))?)(?: - |: )(?=[^\W_])", re.DOTALL
)
_FEWEST = 2


def find_led_paragraphs(page: Page) -> Found:
    """One section per such paragraph, the text behind the dash or colon its body."""
    if is_long(page) or not is_devoted(page):
        return Found()
    seen = look_over(page)
    sections: list[Section] = []
    heading: int | None = None
    for index, block in enumerate(page.blocks):
        if block.kind == "heading":
            heading = index
        if block.kind not in ("paragraph", "item", "line") or not seen.countries[index]:
            continue
        led = _LED.match(page.flat, block.start, block.end)
        if led is None or (heading is not None and not _heads_partners(page, heading)):
            continue
        place = _read_place(page, Span(*led.span("head")))
        if place:
            body = Span(led.end(), block.end)
            sections.append(Section("led-paragraphs", place, find_context(page, index), (body,)))
    return Found(tuple(sections)) if len(sections) >= _FEWEST else Found()


def _heads_partners(page: Page, heading: int) -> bool:
    return heading in look_over(page).groups or parts_list(page, page.blocks[heading])


def _read_place(page: Page, head: Span) -> Place | None:
    """The place with its country that the words are, if it is known there."""
    entry = read_entry(page.flat, *head)
    if entry is None or entry.rest or entry.place.country is None:
        return None
    code = read_country_words(page.flat[slice(*entry.place.country)])
    known = find_places(page.flat[slice(*entry.place.name)], code)
    return entry.place if any(place.match != "fuzzy" for place in known) else None
