"""What qualifies a quantity: "about", an as-of year, "urban", each with its own words."""

from __future__ import annotations

import re

from pipeline.languages import field_pattern, other_languages
from pipeline.mentions.announced import Announced
from pipeline.mentions.make import make_mention
from pipeline.model import Mention, Page, Span
from pipeline.rules.wordings import PERSONS, SCOPES
from pipeline.values.numbers import (
    AsOf,
    Number,
    as_of_after,
    as_of_before,
    qualifier_after,
)

_NOUN = re.compile(rf"\s*(?:\w+ )?{PERSONS}?", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:](?=\s)")
_OF_LAND = re.compile(r" of (land)\b")
_BRACKET = re.compile(r"(?: people| inhabitants| persons| residents)?,? ?\(([^()\d]{3,40})\)")


def make_parts(
    page: Page, found: Announced, sentence: Span, field: str, rule: str
) -> tuple[Mention, ...]:
    """The mentions that qualify a number."""
    flat, number, unit = page.flat, found.number, found.unit
    end = unit.end if unit else number.end
    stem = "area" if unit else "population"
    parts = []
    qualifier = found.qualifier or qualifier_after(flat, end, sentence.end)
    if qualifier:
        span = Span(qualifier.start, qualifier.end)
        parts.append(_part(page, f"{stem}_qualifier", qualifier.value, span, rule))
    year = None if unit else found.year or _find_year(flat, number, sentence)
    if year:
        span = Span(year.start, year.end)
        parts.append(_part(page, "population_year", str(year.year), span, rule))
    scope = find_scope(flat, field, _clause_start(flat, found.floor, number), number.start)
    scope = scope or find_scope_behind(flat, field, end, sentence.end)
    if scope:
        parts.append(_part(page, f"{stem}_scope", scope[0], scope[1], rule))
    return tuple(parts)


def _part(page: Page, field: str, value: str, span: Span, rule: str) -> Mention:
    return make_mention(page, field, value, span, source="phrase", rule=rule)


def _find_year(flat: str, number: Number, sentence: Span) -> AsOf | None:
    noun = _NOUN.match(flat, number.end, sentence.end)
    ends = [number.end, noun.end() if noun else number.end]
    for end in ends:
        after = as_of_after(flat, end, sentence.end)
        if after:
            return after
    return as_of_before(flat, sentence.start, number.start)


def _clause_start(flat: str, floor: int, number: Number) -> int:
    cuts = [m.end() for m in _CLAUSE.finditer(flat, floor, number.start)]
    return cuts[-1] if cuts else floor


def find_scope_behind(flat: str, field: str, start: int, end: int) -> tuple[str, Span] | None:
    """The scope behind a figure: ``40 km2 of land``, ``5 million (Greater Sydney)``."""
    land = _OF_LAND.match(flat, start, end) if field == "area_km2" else None
    if land:
        return "land", Span(*land.span(1))
    bracket = _BRACKET.match(flat, start, end)
    return find_scope(flat, field, *bracket.span(1)) if bracket else None


def find_scope(flat: str, field: str, start: int, end: int) -> tuple[str, Span] | None:
    """The scope word nearest before the number ("total", "urban"), if there is one."""
    found = [
        (match.end(), scope, Span(*match.span()))
        for scope, pattern in SCOPES[field]
        for match in pattern.finditer(flat, start, end)
    ]
    if codes := other_languages(flat):
        found += [
            (match.end(), scope, Span(*match.span()))
            for scope in ("metro", "urban", "total")
            for match in field_pattern("scopes", scope, codes).finditer(flat, start, end)
        ]
    if not found:
        return None
    _, scope, span = max(found)
    return scope, span
