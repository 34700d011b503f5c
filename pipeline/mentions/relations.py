"""Where the words of partnership stand on a page, and which kind they say."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.languages import other_languages
from pipeline.memory import per_words
from pipeline.rules import active
from pipeline.rules.native import NativeRelation, is_denied, native_relations

_DENIED = re.compile(
    r"\b(?:no|(?:not|never)(?: been| yet| become)?(?: an?)?|without an?) (?:formal(?:ly)? |official(?:ly)? )?$",
    re.I,
)


class RelationMatch(NamedTuple):
    """Where a wording of partnership stands."""

    start: int
    end: int
    relation: NativeRelation


@per_words
def find_relations(flat: str, start: int, end: int) -> list[RelationMatch]:
    """All wordings of partnership in the stretch, longest first where they overlap."""
    return _keep_longest(_list_matches(flat, start, end))


def _list_matches(flat: str, start: int, end: int) -> list[RelationMatch]:
    matches = [
        RelationMatch(match.end() - len(match[0].lstrip()), match.end(), relation)
        for relation in active(native_relations(("en", *other_languages(flat))))
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
