"""What the page says of a candidate beside its name: its country and its region."""

from __future__ import annotations

import re

from pipeline.languages import connectives, other_languages
from pipeline.model import Place, Span
from pipeline.partners.candidates import Candidate
from pipeline.partners.districts import find_district
from pipeline.partners.full_names import read_full_name
from pipeline.partners.scene import Scene
from pipeline.places import region_country
from pipeline.places.country_names import Country, countries_within
from pipeline.places.names import find_named
from pipeline.values.countries import adjective_country
from pipeline.values.names import clean_name, town_before

_REGION = re.compile(r"[^\W\d_][^,;:()\[\]|\d\n]{1,40}")
_WORDS = re.compile(r"[^\W\d_][\w'.]*")
_BEFORE = re.compile(r"[\s,)\]）】、，/|:：\-⟧]*(?:の|的)?")
_ADJECTIVE = re.compile(
    r"(?P<adjective>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:city|town|port|capital|municipality|village"
    r"|region|province|county|district)(?: of)? $"
)
_STOP = re.compile(r"[.;!?。；]\s|\d{4}")
_END_OF_REGION = re.compile(r"[,)(;:|\d]|\s-\s|\. |$")
_FIRST = 4
"""Signs that may stand before a country which heads its line: "France: Lyon"."""

_REACH = 60
_MOST_WORDS = 6
_ARTICLE = "The "


def read_place(scene: Scene, it: Candidate, segment: Span) -> Place:
    """The candidate as a place: name, region and country, as far as its segment says them.

    ``segment`` is the text that is this candidate's own: up to the next one's beginning.
    """
    flat = scene.page.flat
    codes = frozenset(place.country_code for place in it.named)
    country = _find_country(scene, it, segment, codes)
    full = read_full_name(flat, it, country)
    it = it._replace(start=full.start, end=full.end)
    name, kind = _leave_kind(scene, it.span)
    region = _find_region(flat, it, country)
    if region and _names_between(scene, *region):
        region = None
    ends = [name.end, *(span.end for span in (region, country) if span)]
    starts = [it.start, *([country.start] if country else [])]
    whole = Span(min(starts), max(ends))
    if whole.end - whole.start > 2 * _REACH or (
        country and not segment.start <= country.start < segment.end
    ):
        whole = it.span
    district = find_district(scene, it)
    if district:
        name, region = district
        name, kind = clean_name(flat, name)
        whole = Span(min(whole.start, name.start), whole.end)
    return Place(whole, name, region, country, kind)


def _with_article(flat: str, name: Span) -> Span:
    """``The Dalles``, where the gazetteer has the article in the name."""
    article = flat[max(0, name.start - len(_ARTICLE)) : name.start] == _ARTICLE
    if article and any(place.own for place in find_named(_ARTICLE + flat[slice(*name)])):
        return Span(name.start - len(_ARTICLE), name.end)
    return name


def _leave_kind(scene: Scene, span: Span) -> tuple[Span, Span | None]:
    """The name without the words for the kind of a town in front of it, and these words."""
    flat = scene.page.flat
    name, kind = clean_name(flat, _with_article(flat, span))
    if kind is None and (said := town_before(flat, name, other_languages(flat))):
        return Span(said.end + 1, name.end), said
    return name, kind


def _find_country(scene: Scene, it: Candidate, segment: Span, codes: frozenset[str]) -> Span | None:
    flat = scene.page.flat
    named = [c for c in countries_within(flat, *segment) if c.end <= it.start or it.end <= c.start]
    after = next((c for c in named if c.start >= it.end and _is_near(flat, it.end, c.start)), None)
    if after and after.code not in codes and _names_between(scene, it.end, after.start):
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
    known = [c for c in (after, before) if c and c.code in codes]
    for found in (*known[:1], after, before):
        if found:
            return Span(found.start, found.end)
    adjective = _ADJECTIVE.search(flat, max(segment.start, it.start - _REACH), it.start)
    if adjective and adjective_country(adjective["adjective"]):
        return Span(*adjective.span("adjective"))
    return _find_around(scene, it, codes)


def _names_between(scene: Scene, start: int, end: int) -> bool:
    """Is another place named there that may be a partner? Then the country is that one's."""
    return scene.next_likely(start, end) is not None


def _is_near(flat: str, start: int, end: int) -> bool:
    """Does nothing but a region, signs and small words stand between name and country?"""
    if end - start > _REACH or _STOP.search(flat, start, end):
        return False
    words = _WORDS.findall(flat, start, end)
    return len(words) <= _MOST_WORDS and all(
        not word[0].islower() or word.lower() in connectives() for word in words
    )


def _leads(flat: str, start: int, end: int) -> bool:
    return end - start <= _REACH // 2 and _BEFORE.fullmatch(flat, start, end) is not None


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
    for number in (unit.index + 1, unit.index - 1):
        if 0 <= number < len(scene.units):
            only = only_country(scene, number)
            if only and only.code in codes:
                return Span(only.start, only.end)
    above = scene.above[it.unit]
    if above.country and (above.country in codes or not codes):
        for number in range(unit.index - 1, max(-1, unit.index - 60), -1):
            only = only_country(scene, number)
            if only and only.code == above.country:
                return Span(only.start, only.end)
    return None


def only_country(scene: Scene, number: int) -> Country | None:
    """The country that a unit is, if it is hardly anything else."""
    unit, named = scene.units[number], scene.countries[number]
    if len(named) != 1 or unit.prose:
        return None
    share = (named[0].end - named[0].start) / (unit.end - unit.start)
    return named[0] if share >= 0.6 else None


def _find_region(flat: str, it: Candidate, country: Span | None) -> Span | None:
    """What stands between name and country, or behind a comma, if it reads like a name."""
    if country and it.end <= country.start <= it.end + _REACH:
        gap = Span(it.end, country.start)
    elif country is None or country.end <= it.start:
        end = flat.find("\n", it.end)
        gap = Span(it.end, min(end if end >= 0 else len(flat), it.end + _REACH))
        if flat[it.end : it.end + 2] not in (", ", " ("):
            return None
        stop = _END_OF_REGION.search(flat, it.end + 2, gap.end)
        gap = Span(it.end + 2, stop.start() if stop else gap.end)
        return gap if _is_state(flat, gap) else None
    else:
        return None
    start, end = gap
    while start < end and not flat[start].isalpha():
        start += 1
    while end > start and not flat[end - 1].isalpha():
        end -= 1
    words = flat[start:end]
    if not words or not (words[0].isupper() or words[0] > "\u2e80") or not _REGION.fullmatch(words):
        return None
    for tail in (" in", " the", " of"):
        if words.endswith(tail):
            end -= len(tail)
    return Span(start, end) if end > start else None


def _is_state(flat: str, span: Span) -> bool:
    words = flat[slice(*span)].strip()
    return bool(words) and any(place.rank == "upper" for place in find_named(words))
