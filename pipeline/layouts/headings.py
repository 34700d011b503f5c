"""Headings that name a partner, each with text about it below.

``1. Sendai, Japan`` · ``City of Bergen, Norway`` · ``Gotha District, Germany`` ·
``Ulsan (Republic of Korea, South-East)``: a block of its own that is nothing
but a place with its country, followed by prose or label lines.
"""

from __future__ import annotations

import re

from pipeline.layouts.devoted import is_devoted
from pipeline.layouts.entries import Entry, names_partner, read_entry
from pipeline.layouts.found import Found, is_long
from pipeline.layouts.glance import look_over
from pipeline.layouts.groups import relationship_label, speaks_of_several
from pipeline.layouts.label_lines import is_fact, read_label_lines
from pipeline.layouts.shared_headings import read_turned, split_heading
from pipeline.memory import per_page
from pipeline.model import Block, Page, Place, Section
from pipeline.places import is_place, region_country
from pipeline.values.countries import read_country
from pipeline.values.country_marks import may_say_country

_KINDS = ("heading", "line", "paragraph")
_SHORTEST_SENTENCE = 4
_FEWEST_BARE = 2
_REACH = 20
_BEING = re.compile(r",| \(| (?:is|lies|was|has|became|sits|stands)\b")
_LABEL_LINE = re.compile(r"[A-Z][\w ()/-]{2,40} ?:")


@per_page
def find_headed_sections(page: Page) -> Found:
    """One section per heading, up to the next heading of a partner or a group."""
    headings = _add_bare(page, _read_headings(page))
    sections: list[Section] = []
    for index, heading in sorted(headings.items()):
        group = _find_group(page, headings, index)
        body = _find_body(page, headings, index)
        shared = split_heading(page, heading.place, body)
        if shared:
            label = relationship_label(page, group)
            sections += [
                Section("headings", place, (*label, *lines.labels), lines.bodies)
                for place, lines in shared
            ]
            continue
        lines = read_label_lines(page, body)
        if is_long(page) and group is None:
            continue
        date = (heading.established,) if heading.established else ()
        labels = (*relationship_label(page, group), *date, *heading.labels, *lines.labels)
        sections.append(Section("headings", heading.place, labels, lines.bodies))
    return Found(tuple(sections))


def _find_group(page: Page, headings: dict[int, Entry], index: int) -> Block | None:
    """The nearest group heading above that names no partner itself."""
    above = [group for group in look_over(page).groups if group < index and group not in headings]
    return page.blocks[max(above)] if above else None


def _add_bare(page: Page, headings: dict[int, Entry]) -> dict[int, Entry]:
    """The headings with those that are a name alone, on a page that is about partner cities.

    The text below must say what the name is and speak of partnership ("Grants of up to" does
    neither), and there must be two of them.
    """
    if is_long(page) or not is_devoted(page):
        return headings
    seen = look_over(page)
    over = [index - 1 for index in seen.related if index and seen.prose[index]]
    read = {index: _read_bare(page, index) for index in over if index not in headings}
    bare = {index: entry for index, entry in read.items() if entry}
    return headings | bare if len(bare) >= _FEWEST_BARE else headings


def _read_bare(page: Page, index: int) -> Entry | None:
    block, below = page.blocks[index], page.blocks[index + 1]
    if block.kind not in _KINDS:
        return None
    entry = read_entry(page.flat, block.start, block.end)
    if entry is None or entry.place.country or entry.rest:
        return None
    name = page.flat[slice(*entry.place.name)]
    opening = page.flat.find(name, below.start, below.start + len(name) + _REACH)
    if opening < 0 or not _BEING.match(page.flat, opening + len(name)):
        return None
    return entry if is_place(name) and not read_country(name) else None


def _read_headings(page: Page) -> dict[int, Entry]:
    """The headings that name a partner with its country or region, by their index."""
    headings: dict[int, Entry] = {}
    seen = look_over(page)
    for index, block in enumerate(page.blocks[:-1]):
        if seen.prose[index] or block.kind not in _KINDS:
            continue
        # Only a comma, a bracket or a flag lets a line without a country's name be located.
        if seen.countries[index] or seen.parted[index]:
            entry = _read_heading(page, index)
            if entry:
                headings[index] = entry
    return headings


def _read_heading(page: Page, index: int) -> Entry | None:
    # What is below is seen at a glance, and most lines are over no text and no fact.
    block, below = page.blocks[index], page.blocks[index + 1]
    described = _is_description(page, _skip_subheading(page, index))
    if not described and not _is_numbered(page, below):
        return None
    entry = read_entry(page.flat, block.start, block.end) or read_turned(page, block)
    if entry is None or not _is_located(page, entry.place) or _ends_list(page, index):
        return None
    return entry if described or not _says_country(page, below) else None


def _skip_subheading(page: Page, index: int) -> int:
    """The block below, or the one below that where a deeper heading (``About Lyon``) is between."""
    block, below = page.blocks[index], page.blocks[index + 1]
    deeper = block.kind == below.kind == "heading" and 0 < block.level < below.level
    last = index + 2 >= len(page.blocks)
    return index + 1 if last or not deeper or _says_country(page, below) else index + 2


def _is_located(page: Page, place: Place) -> bool:
    """Has the place a country, or a region that the gazetteer knows?"""
    if place.country is not None:
        return True
    return place.region is not None and bool(region_country(page.flat[slice(*place.region)]))


def _ends_list(page: Page, index: int) -> bool:
    """Is the line the last of a list, so that the prose below is not about it?"""
    if index == 0 or page.blocks[index].kind == "heading":
        return False
    before, block = page.blocks[index - 1], page.blocks[index]
    if page.text.count("\n", before.end, block.start) > 1 or look_over(page).prose[index - 1]:
        return False
    return _says_country(page, before)


def _is_description(page: Page, index: int) -> bool:
    """Is the block text on one partner: running text, a sentence, a fact or a label line?"""
    block = page.blocks[index]
    if look_over(page).prose[index] or _is_sentence(page, block):
        return True
    if block.kind == "row":
        return is_fact(page, block)
    labelled = page.flat.find(":", block.start, block.end) > 0
    return labelled and _LABEL_LINE.match(page.flat, block.start, block.end) is not None


def _find_body(page: Page, headings: dict[int, Entry], index: int) -> list[Block]:
    heading, seen = page.blocks[index], look_over(page)
    body: list[Block] = []
    for at in range(index + 1, len(page.blocks)):
        block = page.blocks[at]
        outer = block.kind == "heading" and 0 < block.level <= (heading.level or 9)
        if outer or at in headings or (at in seen.groups and _heads_others(page, headings, at)):
            break
        if seen.countries[at] and names_partner(page, block):
            break
        body.append(block)
    return body


def _heads_others(page: Page, headings: dict[int, Entry], index: int) -> bool:
    """Does the group heading stand over partners, rather than in the text on one?"""
    return index + 1 in headings or speaks_of_several(page, page.blocks[index])


def _says_country(page: Page, block: Block) -> bool:
    """Is the block an entry with a country of its own?"""
    if not may_say_country(page.flat, block.start, block.end):
        return False
    entry = read_entry(page.flat, block.start, block.end)
    return entry is not None and entry.place.country is not None


def _is_numbered(page: Page, block: Block) -> bool:
    """Is the block a bullet with a digit? It gives a fact, if it is no entry of its own."""
    return block.kind == "item" and any(map(str.isdigit, page.flat[block.start : block.end]))


def _is_sentence(page: Page, block: Block) -> bool:
    if block.kind == "item":
        return False
    words = page.flat[block.start : block.end].rstrip()
    return words.endswith(".") and len(words.split()) >= _SHORTEST_SENTENCE
