"""What a layout returns, and what several layouts ask of a block."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model import Block, Column, Label, Page, Section, Span
from pipeline.rules import active
from pipeline.rules.labels import find_label
from pipeline.rules.relations import RELATIONS, Relation
from pipeline.values.countries import read_country

_PROSE = re.compile(r"[a-z,)\d] [a-z]+ ")


class Found(NamedTuple):
    """Sections of partners, and columns that have lost their rows."""

    sections: tuple[Section, ...] = ()
    columns: tuple[Column, ...] = ()


class RelationMatch(NamedTuple):
    """Where a wording of partnership stands."""

    start: int
    end: int
    relation: Relation


def find_relations(flat: str, start: int, end: int) -> list[RelationMatch]:
    """All wordings of partnership in the stretch, longest first where they overlap."""
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


def is_prose(page: Page, block: Block) -> bool:
    """Is the block running text rather than a heading, a name or a cell?"""
    words = page.flat[block.start : block.end]
    return len(words) >= 40 and len(_PROSE.findall(words)) >= 2


def is_group_heading(page: Page, block: Block) -> bool:
    """A short line that says which kind of partners follow ("Friendship Cities")."""
    words = page.flat[block.start : block.end]
    label = find_label(words) if words.endswith(":") else None
    if label and label.field == "established":
        return False
    if len(words) > 80 or words.endswith((".", ",", ";")) or is_prose(page, block):
        return False
    return bool(find_relations(page.flat, block.start, block.end))


def relationship_label(page: Page, block: Block | None) -> tuple[Label, ...]:
    """The relationship that a group heading says, as a label."""
    if block is None:
        return ()
    matches = find_relations(page.flat, block.start, block.end)
    return tuple(Label("relationship", Span(m.start, m.end)) for m in matches[:1])


def country_of(page: Page, section: Section) -> str | None:
    """The country code that the section's place says."""
    span = section.place.country
    reading = read_country(page.flat[span.start : span.end]) if span else None
    return reading.code if reading else None
