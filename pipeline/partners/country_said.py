"""Which country the page says a candidate lies in: behind it, before it, in its row, above it."""

from __future__ import annotations

import re

from pipeline.languages import connectives
from pipeline.model import Span
from pipeline.partners.candidates import Candidate
from pipeline.partners.country_codes import find_code, find_former_state
from pipeline.partners.scene import Scene
from pipeline.places import region_country
from pipeline.places.country_names import Country, countries_within
from pipeline.values.countries import adjective_country

_WORDS = re.compile(r"[^\W\d_][\w'.]*")
_BEFORE = re.compile(r"[\s,)\]）】、，/|:：\-⟧]*(?:の|的)?")
_ADJECTIVE = re.compile(
    r"(?P<adjective>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:city|town|port|capital|municipality|village"
    r"|region|province|county|district)(?: of)? $"
)
_STOP = re.compile(r"[.;!?。；]\s|\d{4}")
_FIRST = 4
"""Signs that may stand before a country which heads its line: "France: Lyon"."""

_NEW = re.compile(r"(?<!\w)[A-Z][a-z]{1,5} $")
_LONGEST_NEW = 7
REACH = 60
_MOST_WORDS = 6
_AROUND = 40


def find_country(scene: Scene, it: Candidate, segment: Span, codes: frozenset[str]) -> Span | None:
    """Where the page says the candidate's country; ``segment`` is the text that is its own.

    ``codes`` are the alpha-2 codes of the countries that have a place of the name.
    """
    flat = scene.page.flat
    named = [
        c
        for c in countries_within(flat, *segment)
        if (c.end <= it.start or it.end <= c.start) and not _is_of_state(flat, c)
    ]
    after = next((c for c in named if c.start >= it.end and _is_near(flat, it.end, c.start)), None)
    if after and after.code not in codes and names_between(scene, it.end, after.start):
        after = None
    before = next(
        (c for c in reversed(named) if c.end <= it.start and _leads(flat, c.end, it.start)), None
    )
    if (
        after
        and after.code not in codes
        and codes & set(region_country(flat[after.start : after.end]))
    ):
        # "Atlanta, Georgia": the state, not the country of that name.
        after = None
    if before and codes and before.code not in codes and before.start - segment.start > _FIRST:
        before = None
    said = find_former_state(flat, it) or (None if after else find_code(flat, it))
    if said:
        return said
    known = [c for c in (after, before) if c and c.code in codes]
    for found in (*known[:1], after, before):
        if found:
            return Span(found.start, found.end)
    adjective = _ADJECTIVE.search(flat, max(segment.start, it.start - REACH), it.start)
    if adjective and adjective_country(adjective["adjective"]):
        return Span(*adjective.span("adjective"))
    return _find_around(scene, it, codes)


def _is_of_state(flat: str, country: Country) -> bool:
    """``Jersey`` of "New Jersey" is no country."""
    before = _NEW.search(flat, max(0, country.start - _LONGEST_NEW), country.start)
    return before is not None and bool(region_country(flat[before.start() : country.end]))


def names_between(scene: Scene, start: int, end: int) -> bool:
    """Is another place named there that may be a partner? Then the country is that one's."""
    return scene.next_likely(start, end) is not None


def _is_near(flat: str, start: int, end: int) -> bool:
    """Does nothing but a region, signs and small words stand between name and country?"""
    if end - start > REACH or _STOP.search(flat, start, end):
        return False
    words = _WORDS.findall(flat, start, end)
    return len(words) <= _MOST_WORDS and all(
        not word[0].islower() or word.lower() in connectives() for word in words
    )


def _leads(flat: str, start: int, end: int) -> bool:
    return end - start <= REACH // 2 and _BEFORE.fullmatch(flat, start, end) is not None


def _find_around(scene: Scene, it: Candidate, codes: frozenset[str]) -> Span | None:
    """The country of the row, of the line beside, or of the line above that heads several."""
    unit = scene.units[it.unit]
    if unit.kind == "cell":
        in_row = [
            c
            for c in countries_within(scene.page.flat, *unit.line)
            if not unit.start <= c.start < unit.end
        ]
        fits = [c for c in in_row if c.code in codes] or (in_row if len(in_row) == 1 else [])
        if fits:
            return Span(fits[0].start, fits[0].end)
    if unit.prose:
        return None
    below = _fits(scene, unit.index + 1, codes)
    over = _fits(scene, unit.index - 1, codes) or _find_head(scene, it, codes)
    if below and over:
        side = _find_side(scene, unit.index)
        return below if side > 0 else over if side < 0 else None
    return below or over


def _find_head(scene: Scene, it: Candidate, codes: frozenset[str]) -> Span | None:
    """The country that heads the group of lines that the name stands in, if it may lie there."""
    above = scene.above[it.unit].country
    if above and (above in codes or not codes):
        for number in range(it.unit - 1, max(-1, it.unit - 60), -1):
            only = only_country(scene, number)
            if only and only.code == above:
                return Span(only.start, only.end)
    return None


def _fits(scene: Scene, number: int, codes: frozenset[str]) -> Span | None:
    """The country that a unit is, if a place of the name lies there."""
    only = only_country(scene, number) if 0 <= number < len(scene.units) else None
    return Span(only.start, only.end) if only and only.code in codes else None


def _find_side(scene: Scene, index: int) -> int:
    """On which side of the names around the countries stand: 1 below, -1 above, 0 not known."""
    votes = 0
    for number in range(max(0, index - _AROUND), min(len(scene.units), index + _AROUND)):
        for it in scene.by_unit[number][:1]:
            codes = frozenset(place.country_code for place in it.named)
            below, over = (_fits(scene, number + step, codes) for step in (1, -1))
            votes += bool(below) - bool(over)
    return (votes > 0) - (votes < 0)


def only_country(scene: Scene, number: int) -> Country | None:
    """The country that a unit is, if it is hardly anything else."""
    unit, named = scene.units[number], scene.countries[number]
    if len(named) != 1 or unit.prose:
        return None
    share = (named[0].end - named[0].start) / (unit.end - unit.start)
    return named[0] if share >= 0.6 else None
