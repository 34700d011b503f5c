"""What a layout returns, and what several layouts ask of a block."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from pipeline.languages import other_languages
from pipeline.memory import per_stretch, per_text, remembered
from pipeline.model import Block, Column, Page, Section
from pipeline.places import find_places
from pipeline.rules import active
from pipeline.rules.native import NativeRelation, is_denied, native_relations
from pipeline.rules.relations import RELATIONS, Relation
from pipeline.search.marks import Mark, lower
from pipeline.search.needs import join
from pipeline.values.countries import adjective_country, read_country, successors

_DENIED = re.compile(
    r"\b(?:no|(?:not|never)(?: been| yet| become)?(?: an?)?|without an?) (?:formal(?:ly)? |official(?:ly)? )?$",
    re.I,
)
_PROSE = re.compile(r"(?<=[a-z,)\d] )(?!(?:and|of|the|in|de|la|since|now) )[a-z]+ ")
_IN_WORD = re.compile(r"(?<=\w)\B")
SHORTEST_PROSE = 50


class Found(NamedTuple):
    """Sections of partners, and columns that have lost their rows."""

    sections: tuple[Section, ...] = ()
    columns: tuple[Column, ...] = ()


class RelationMatch(NamedTuple):
    """Where a wording of partnership stands."""

    start: int
    end: int
    relation: Relation | NativeRelation


class _OnPage(NamedTuple):
    """All wordings of a page, by their start; ``reach`` is where those so far end at most."""

    matches: list[RelationMatch]
    starts: list[int]
    reach: list[int]


def find_relations(flat: str, start: int, end: int) -> list[RelationMatch]:
    """All wordings of partnership in the stretch, longest first where they overlap.

    The page is searched once. What stands in a stretch is what is found on the page there,
    unless the stretch cuts a wording, or a word.
    """
    matches, starts, reach = _find_on_page(flat)
    first, behind = bisect_left(starts, start), bisect_left(starts, end)
    if (first and reach[first - 1] > start) or (first < behind and reach[behind - 1] > end):
        return _search(flat, start, end)
    if _IN_WORD.match(flat, end):
        return _search(flat, start, end)
    found = matches[first:behind]
    return _keep_longest(found) if len(found) > 1 else found


def read_relations(words: str) -> list[RelationMatch]:
    """The wordings of partnership in a few words apart from a page, such as its address."""
    lowered = lower(words)
    matches = [
        RelationMatch(*match.span(), relation)
        for relation in active(RELATIONS)
        if any(word in lowered for word in relation.pattern.mark.words or ("",))
        for match in relation.pattern.pattern.finditer(words)
    ]
    return _keep_longest(sorted(matches, key=_by_place))


def list_relation_starts(flat: str) -> list[int]:
    """Where on the page a wording of partnership begins."""
    return _find_on_page(flat).starts


@per_text
def _find_on_page(flat: str) -> _OnPage:
    matches = _list_matches(flat, 0, len(flat))
    ends = accumulate((match.end for match in matches), max)
    return _OnPage(matches, [match.start for match in matches], list(ends))


def _search(flat: str, start: int, end: int) -> list[RelationMatch]:
    return _keep_longest(_list_matches(flat, start, end))


def _list_matches(flat: str, start: int, end: int) -> list[RelationMatch]:
    relations: list[Relation | NativeRelation] = [*native_relations(other_languages(flat))]
    if _relation_mark().stands_in(flat, start, end):
        relations += active(RELATIONS)
    matches = [
        RelationMatch(match.end() - len(match[0].lstrip()), match.end(), relation)
        for relation in relations
        for match in relation.pattern.finditer(flat, start, end)
    ]
    return sorted(matches, key=_by_place)


def _by_place(match: RelationMatch) -> tuple[int, int]:
    return match.start, -match.end


def _keep_longest(matches: list[RelationMatch]) -> list[RelationMatch]:
    kept: list[RelationMatch] = []
    for match in matches:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


@remembered
def _relation_mark() -> Mark:
    return Mark(join(relation.pattern.mark.words for relation in active(RELATIONS)))


def find_kinds_said(flat: str, start: int, end: int) -> list[RelationMatch]:
    """The wordings that say a kind of relationship, and do not deny it ("no sister city tie")."""
    codes = other_languages(flat)
    return [
        match
        for match in find_relations(flat, start, end)
        if match.relation.kind
        and not (codes and is_denied(codes, flat, match.start, match.end))
        and not _DENIED.search(flat, max(start, match.start - 24), match.start)
    ]


def is_prose(page: Page, block: Block) -> bool:
    """Is the block running text rather than a heading, a name or a cell?"""
    return block.end - block.start >= SHORTEST_PROSE and _runs(page.flat, block.start, block.end)


@per_stretch
def _runs(flat: str, start: int, end: int) -> bool:
    words = flat[start:end]
    first = _PROSE.search(words)
    return first is not None and _PROSE.search(words, first.end()) is not None


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


def is_long(page: Page) -> bool:
    """Is this an article of which partners can only be one section?"""
    return len(page.text) >= _LONG_PAGE
