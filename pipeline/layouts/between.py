"""Dated places without a country that stand in a list among entries with one.

Only there is such a line worth a reading: "Spring fair 2019" looks like one too.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.layouts.entries import Entry, read_entries
from pipeline.model import Block, Page
from pipeline.places import is_place
from pipeline.values.countries import read_country
from pipeline.values.dates import may_hold_date


class Weak(NamedTuple):
    """The lines that are an entry without a country, and those of which this is not known yet."""

    page: Page
    read: dict[int, Entry]
    unread: set[int]

    def get(self, index: int) -> Entry | None:
        if index in self.unread:
            self.unread.discard(index)
            block = self.page.blocks[index]
            found = read_entries(self.page.flat, block.start, block.end)
            self.read.update((index, entry) for entry in found if len(found) == 1)
        return self.read.get(index)


def find_between(page: Page, entries: dict[int, list[Entry]], weak: Weak) -> dict[int, list[Entry]]:
    """The dated places without a country that stand among entries with one."""
    strong = [index for index, found in entries.items() if found]
    found: dict[int, list[Entry]] = {}
    for index in range(strong[0] + 1, strong[-1]):
        block = page.blocks[index]
        known = index in weak.read or index in weak.unread
        entry = weak.get(index) if known and _may_be_dated(page, block) else None
        if entry and _is_dated_place(page, entry) and _is_between(page, index, entries, weak):
            found[index] = [entry]
    return found


def _may_be_dated(page: Page, block: Block) -> bool:
    return may_hold_date(page.flat, block.start, block.end)


def _is_between(page: Page, index: int, entries: dict[int, list[Entry]], weak: Weak) -> bool:
    """Has the line an entry with a country right above and right below, all of one kind?"""
    above = next((i for i in range(index - 1, -1, -1) if weak.get(i) is None), -1)
    below = next((i for i in range(index + 1, len(page.blocks)) if weak.get(i) is None), -1)
    if not entries.get(above) or not entries.get(below):
        return False
    return page.blocks[above].kind == page.blocks[index].kind == page.blocks[below].kind


def _is_dated_place(page: Page, entry: Entry) -> bool:
    """``Brandenburg an der Havel, since 1988``: a known place of the host's own country."""
    name = page.flat[slice(*entry.place.name)]
    dated = entry.established is not None and not entry.rest
    return dated and not entry.place.country and not read_country(name) and is_place(name)
