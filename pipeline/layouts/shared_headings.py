"""A heading that names several partners, each of which has text of its own below."""

from __future__ import annotations

import re

from pipeline.layouts.entries import Entry, read_entries
from pipeline.layouts.found import read_country_words
from pipeline.layouts.label_lines import LabelLines, read_label_lines
from pipeline.model import Block, Page, Place, Span
from pipeline.places import find_places

_AND = re.compile(r"/| and | & ")


def split_heading(page: Page, place: Place, body: list[Block]) -> list[tuple[Place, LabelLines]]:
    """``Siena/Lucca (Italy)`` with a line ``Siena`` and a line ``Lucca`` below: two partners."""
    words = page.flat[slice(*place.name)]
    parts = [part.strip() for part in _AND.split(words)]
    if len(parts) < 2:
        return []
    starts: dict[str, int] = {}
    for at, block in enumerate(body):
        line = page.flat[block.start : block.end].strip()
        if line in parts:
            starts.setdefault(line, at)
    if len(starts) < len(parts):
        return []
    found = []
    for name, start in starts.items():
        end = min((at for at in starts.values() if at > start), default=len(body))
        block = body[start]
        span = Span(block.start, block.start + len(name))
        lines = read_label_lines(page, body[start + 1 : end])
        found.append((Place(span, span, place.region, place.country, None), lines))
    return found


def read_turned(page: Page, block: Block) -> Entry | None:
    """``Belarus: Minsk``, a place that is known there."""
    if page.flat.find(": ", block.start, block.end) < 0:
        return None
    found = read_entries(page.flat, block.start, block.end)
    if len(found) != 1 or found[0].rest or found[0].place.country is None:
        return None
    name, country = (
        page.flat[slice(*span)] for span in (found[0].place.name, found[0].place.country)
    )
    known = find_places(name, read_country_words(country))
    return found[0] if any(place.match != "fuzzy" for place in known) else None
