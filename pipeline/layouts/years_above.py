"""Timelines: a year on a line of its own right above each partner with its country."""

from __future__ import annotations

import re

from pipeline.layouts.devoted import is_devoted
from pipeline.layouts.entries import Entry, read_entry
from pipeline.layouts.found import Found, is_long
from pipeline.layouts.glance import find_context, look_over
from pipeline.layouts.part_headings import is_in_other_list
from pipeline.model import Label, Page, Section, Span

_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST = 2


def find_years_above(page: Page) -> Found:
    """One section per partner below its year, where all of them stand so.

    A year below the last partner, or a partner above the first year, says that the years
    stand below their partners.
    """
    if is_long(page):
        return Found()
    seen = look_over(page)
    years = [
        index
        for index, block in enumerate(page.blocks[:-1])
        # A heading of a year may stand over several partners, and over days without a year.
        if block.kind != "heading"
        and block.end - block.start == 4
        and seen.countries[index + 1]
        and _YEAR.match(page.flat, block.start, block.end)
    ]
    if len(years) < _FEWEST or not is_devoted(page):
        return Found()
    if years[0] and _read_partner(page, years[0] - 1):
        return Found()
    found = {index: _read_partner(page, index + 1) for index in years}
    last = years[-1] + 2
    if last < len(page.blocks) and _is_year(page, last):
        return Found()
    if is_in_other_list(page, years[0], years[-1]):
        return Found()
    sections = [
        _make_section(page, index, entry) for index, entry in found.items() if entry is not None
    ]
    return Found(tuple(sections)) if len(sections) >= _FEWEST else Found()


def _is_year(page: Page, index: int) -> bool:
    block = page.blocks[index]
    return _YEAR.fullmatch(page.flat, block.start, block.end) is not None


def _read_partner(page: Page, index: int) -> Entry | None:
    """The block as a place with its country and nothing else."""
    block = page.blocks[index]
    if block.kind in ("row", "title") or look_over(page).prose[index]:
        return None
    entry = read_entry(page.flat, block.start, block.end)
    bare = entry is not None and entry.place.country and not entry.established and not entry.rest
    return entry if bare else None


def _make_section(page: Page, index: int, entry: Entry) -> Section:
    year = page.blocks[index]
    date = Label("established", Span(year.start, year.end))
    return Section("years-above", entry.place, (*find_context(page, index), date, *entry.labels))
