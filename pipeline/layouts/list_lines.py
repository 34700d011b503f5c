"""Lines of a list that are an entry in a way of their own: rows, notes, states."""

from __future__ import annotations

import re

from pipeline.layouts.entries import Entry, read_entry
from pipeline.model import Block, Page, Span
from pipeline.places import find_places, region_country
from pipeline.values.country_marks import may_say_country
from pipeline.values.names import trim

_DATED = re.compile(
    r"[^\W\d_a-z][^.;:]*?\b(?:19|20)\d\d\)?(?:(?=(?P<dash> ?[-;(,.]|: )\s*[^\d\s])|(?=\W*$))"
)
_LONGEST_DATED, _LONGEST_REGIONAL = 90, 70


def read_row(page: Page, block: Block) -> list[Entry]:
    """``Växjö (Sweden) | 1989``: a row of two cells that is an entry of its own."""
    if len(block.cells) != 2 or "\n" in page.words(Span(block.start, block.end)):
        return []
    entry = read_entry(page.flat, block.start, block.end)
    full = entry is not None and entry.place.country and entry.established and not entry.rest
    return [entry] if entry and full else []


def read_noted(page: Page, block: Block) -> list[Entry]:
    """``Graz (Austria), since 1957 - more on our page of ...``: an entry with a text behind it."""
    dated = _DATED.match(page.flat, block.start, block.end)
    if not dated or dated.end() - block.start > _LONGEST_DATED or block.kind == "heading":
        return []
    if not may_say_country(page.flat, block.start, dated.end()):
        return []
    entry = read_entry(page.flat, block.start, dated.end())
    if entry is None or entry.rest or not (entry.place.country and entry.established):
        return []
    rest = trim(page.flat, max(dated.end(), dated.end("dash")), block.end)
    return [entry._replace(rest=rest if rest.end > rest.start else None)]


def read_regional(page: Page, block: Block) -> Entry | None:
    """``Victoria, B.C. (1982)``: a known place of a state or province that tells its country."""
    if block.end - block.start > _LONGEST_REGIONAL:
        return None
    if not any(page.flat.find(sign, block.start, block.end) > 0 for sign in ",("):
        return None
    entry = read_entry(page.flat, block.start, block.end)
    if entry is None or entry.place.region is None or entry.rest:
        return None
    name, region = page.flat[slice(*entry.place.name)], page.flat[slice(*entry.place.region)]
    known = (place for code in region_country(region) for place in find_places(name, code, region))
    return entry if any(place.match == "exact" for place in known) else None
