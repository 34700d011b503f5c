"""Where the words of partnership stand on a page, and which kind they say."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from pipeline.languages import other_languages
from pipeline.memory import per_text
from pipeline.rules import active
from pipeline.rules.native import NativeRelation, is_denied, native_relations
from pipeline.rules.relations import RELATIONS, Relation

_DENIED = re.compile(
    r"\b(?:no|(?:not|never)(?: been| yet| become)?(?: an?)?|without an?) (?:formal(?:ly)? |official(?:ly)? )?$",
    re.I,
)
_IN_WORD = re.compile(r"(?<=\w)\B")


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


@per_text
def _find_on_page(flat: str) -> _OnPage:
    matches = _list_matches(flat, 0, len(flat))
    ends = accumulate((match.end for match in matches), max)
    return _OnPage(matches, [match.start for match in matches], list(ends))


def _search(flat: str, start: int, end: int) -> list[RelationMatch]:
    return _keep_longest(_list_matches(flat, start, end))


def _list_matches(flat: str, start: int, end: int) -> list[RelationMatch]:
    relations: list[Relation | NativeRelation] = [*native_relations(other_languages(flat))]
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
