"""What a layout returns, and what several layouts ask of a block."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import NamedTuple

from pipeline.marks import Mark
from pipeline.memory import per_stretch, remembered
from pipeline.model import Block, Column, Label, Page, Section, Span
from pipeline.needs import join
from pipeline.places import find_places
from pipeline.rules import active
from pipeline.rules.labels import find_label
from pipeline.rules.relations import RELATIONS, Relation
from pipeline.values.countries import adjective_country, read_country, successors
from pipeline.values.page_dates import find_page_dates

_DATED_FACT = re.compile(
    r"(?:our |official )?(?:(?:sister|twin|partner|friendship)[ -]?(?:city|town)|twinned|partners?)"
    r" (?:since|in|from|as of)\b.*\d{4}",
    re.IGNORECASE,
)
"""A fact about one partner ("Sister city since 1992"), which heads no list."""

_DENIED = re.compile(r"\b(?:no|not an?|not yet an?|without an?) (?:formal |official )?$", re.I)
_PROSE = re.compile(r"(?<=[a-z,)\d] )(?!(?:and|of|the|in|de|la|since|now) )[a-z]+ ")


_SHORTEST_PROSE = 50
_LONGEST_GROUP = 80


class Found(NamedTuple):
    """Sections of partners, and columns that have lost their rows."""

    sections: tuple[Section, ...] = ()
    columns: tuple[Column, ...] = ()


class RelationMatch(NamedTuple):
    """Where a wording of partnership stands."""

    start: int
    end: int
    relation: Relation


@per_stretch
def find_relations(flat: str, start: int, end: int) -> list[RelationMatch]:
    """All wordings of partnership in the stretch, longest first where they overlap."""
    if not _relation_mark().stands_in(flat, start, end):
        return []
    matches = [
        RelationMatch(*match.span(), relation)
        for relation in active(RELATIONS)
        for match in relation.pattern.finditer(flat, start, end)
    ]
    kept: list[RelationMatch] = []
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


@remembered
def _relation_mark() -> Mark:
    return Mark(join(relation.pattern.mark.words for relation in active(RELATIONS)))


def find_kinds_said(flat: str, start: int, end: int) -> list[RelationMatch]:
    """The wordings that say a kind of relationship, and do not deny it ("no sister city tie")."""
    return [
        match
        for match in find_relations(flat, start, end)
        if match.relation.kind
        and not _DENIED.search(flat, max(start, match.start - 24), match.start)
    ]


def is_prose(page: Page, block: Block) -> bool:
    """Is the block running text rather than a heading, a name or a cell?"""
    return block.end - block.start >= _SHORTEST_PROSE and _runs(page.flat, block.start, block.end)


def is_headline(page: Page, index: int) -> bool:
    """Does running text follow, or the day of a piece of news: ``Spring fair 2019``?"""
    if index + 1 >= len(page.blocks):
        return False
    below = page.blocks[index + 1]
    if is_prose(page, below):
        return True
    dates = find_page_dates(page.flat, below.start, below.end)
    return [(date.start, date.end) for date in dates] == [(below.start, below.end)]


@per_stretch
def _runs(flat: str, start: int, end: int) -> bool:
    words = islice(_PROSE.finditer(flat[start:end]), 2)
    return len(list(words)) == 2


def is_group_heading(page: Page, block: Block) -> bool:
    """A short line that says which kind of partners follow ("Friendship Cities")."""
    if block.end - block.start > _LONGEST_GROUP:
        return False
    if not find_relations(page.flat, block.start, block.end):
        return False
    if _DATED_FACT.match(page.flat, block.start, block.end):
        return False
    words = page.flat[block.start : block.end]
    label = find_label(words.partition(":")[0]) if ":" in words else None
    if label and label.field not in (None, "place"):
        return False
    return not words.endswith((".", ",", ";")) and not is_prose(page, block)


def relationship_label(page: Page, block: Block | None) -> tuple[Label, ...]:
    """The relationship that a group heading says, as a label."""
    if block is None:
        return ()
    matches = find_relations(page.flat, block.start, block.end)
    return tuple(Label("relationship", Span(m.start, m.end)) for m in matches[:1])


def country_of(page: Page, section: Section) -> str | None:
    """The country code that the section's place says."""
    span = section.place.country
    if span is None:
        return None
    words = page.flat[span.start : span.end]
    name = page.flat[slice(*section.place.name)]
    return read_country_words(words) or _find_heir(name, successors(words))


def _find_heir(name: str, codes: tuple[str, ...]) -> str | None:
    """The one country of today, of those that a state left, in which the place lies."""
    exact = [
        code
        for code in codes
        if any(place.match != "fuzzy" for place in find_places(name, code, kind="city"))
    ]
    return exact[0] if len(exact) == 1 else None


def read_country_words(words: str) -> str | None:
    """The code of a country or of its adjective ("Belgian")."""
    reading = read_country(words)
    return reading.code if reading else adjective_country(words)


_LONG_PAGE = 15_000
_REACH = 6


def is_long(page: Page) -> bool:
    """Is this an article of which partners can only be one section?"""
    return len(page.text) >= _LONG_PAGE


def has_relation(page: Page, first: int, last: int) -> bool:
    """Do the blocks ``first`` to ``last`` speak of partnership, or those right before?

    On a short page a wording anywhere on the page or in its address will do.
    """
    if not is_long(page):
        said = bool(find_relations(page.flat, 0, len(page.flat)))
        return said or bool(_IN_ADDRESS.search(re.sub(r"[-_/.]", " ", page.url or "")))
    start = page.blocks[max(0, first - _REACH)].start
    return bool(find_relations(page.flat, start, page.blocks[last].end))


_IN_ADDRESS = re.compile(r"sister|twin ?(?:town|cit)|twinning|friendship cit|partner ?cit", re.I)


def find_context(page: Page, index: int) -> tuple[Label, ...]:
    """What the nearest group heading above says of the relationship, else the nearest text."""
    above = page.blocks[:index][::-1]
    for block in chain((b for b in above if is_group_heading(page, b)), above):
        matches = find_relations(page.flat, block.start, block.end)
        if matches:
            return (Label("relationship", Span(matches[-1].start, matches[-1].end)),)
    return ()
