"""What a look at each block of a page tells, taken once for all layouts.

Each layout then walks only the blocks that can be what it looks for.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import compress
from typing import NamedTuple

from pipeline.layouts.found import (
    SHORTEST_PROSE,
    RelationMatch,
    find_relations,
    is_prose,
    list_relation_starts,
)
from pipeline.layouts.groups import is_group_heading
from pipeline.memory import per_page
from pipeline.model import Block, Label, Page, Span
from pipeline.rules.labels import label_mark
from pipeline.search.marks import Mark
from pipeline.values.country_marks import list_country_marks
from pipeline.values.page_dates import find_page_dates


class Glance(NamedTuple):
    """Answers by the index of the block."""

    prose: list[bool]
    countries: list[bool]
    """May the block name a country?"""

    parted: list[bool]
    """Is the block short, with a comma, a bracket or a flag, as a place with its region has?"""

    related: dict[int, list[RelationMatch]]
    """The wordings of partnership of the blocks that have any, in order."""

    groups: frozenset[int]
    """Those of them that are group headings."""


@per_page
def look_over(page: Page) -> Glance:
    """What the blocks of the page are, at a glance."""
    flat, blocks = page.flat, page.blocks
    starts, ends = _find_edges(page)
    prose = [False] * len(blocks)
    parted = [False] * len(blocks)
    signs = ",(\u27e6" if "\u27e6" in flat else ",("
    for index, start in enumerate(starts):
        end = ends[index]
        if end - start >= SHORTEST_PROSE and is_prose(page, blocks[index]):
            prose[index] = True
            continue
        for sign in signs:
            if flat.find(sign, start, end) >= 0:
                parted[index] = True
                break
    countries = [False] * len(blocks)
    for index in list_holding(page, list_country_marks(flat)):
        countries[index] = True
    related: dict[int, list[RelationMatch]] = {}
    for index in list_holding(page, list_relation_starts(flat)):
        matches = find_relations(flat, starts[index], ends[index])
        if matches:
            related[index] = matches
    groups = frozenset(index for index in related if is_group_heading(page, blocks[index]))
    return Glance(prose, countries, parted, related, groups)


@per_page
def list_place_labels(page: Page) -> list[int]:
    """The blocks with a word that each label of the partners' column holds one of."""
    return list_marked(page, label_mark("place"))


def list_prose(page: Page) -> list[Block]:
    """The blocks of running text, rows left out."""
    prose = compress(page.blocks, look_over(page).prose)
    return [block for block in prose if block.kind != "row"]


def list_marked(page: Page, mark: Mark) -> list[int]:
    """The indices of the blocks in which one of the words of ``mark`` stands."""
    if mark.words is None:
        return list(range(len(page.blocks)))
    return list_holding(page, mark.list_all(page.flat))


def list_holding(page: Page, places: list[int]) -> list[int]:
    """The indices of the blocks in which one of these ``places`` of the text lies, in order."""
    starts, ends = _find_edges(page)
    found: list[int] = []
    behind = 0
    for at in places:
        if at >= behind:
            index = bisect_right(starts, at) - 1
            if index >= 0 and at < ends[index]:
                found.append(index)
                behind = ends[index]
    return found


@per_page
def _find_edges(page: Page) -> tuple[list[int], list[int]]:
    """Where the blocks of the page begin and end; none stands within another."""
    return [block.start for block in page.blocks], [block.end for block in page.blocks]


def find_context(page: Page, index: int) -> tuple[Label, ...]:
    """What the nearest group heading above says of the relationship, else the nearest text."""
    seen = look_over(page)
    groups = [at for at in seen.groups if at < index]
    above = groups or [at for at in seen.related if at < index]
    if not above:
        return ()
    match = seen.related[max(above)][-1]
    return (Label("relationship", Span(match.start, match.end)),)


def is_headline(page: Page, index: int) -> bool:
    """Does running text follow, or the day of a piece of news: ``Spring fair 2019``?"""
    if index + 1 >= len(page.blocks):
        return False
    if look_over(page).prose[index + 1]:
        return True
    below = page.blocks[index + 1]
    dates = find_page_dates(page.flat, below.start, below.end)
    return [(date.start, date.end) for date in dates] == [(below.start, below.end)]
