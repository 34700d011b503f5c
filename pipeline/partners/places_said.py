"""What the page says of a candidate beside its name: its country and its region."""

from __future__ import annotations

import re

from pipeline.languages import other_languages
from pipeline.model import Place, Span
from pipeline.partners.candidates import Candidate
from pipeline.partners.country_codes import lies_in_state
from pipeline.partners.country_said import REACH, find_country, names_between
from pipeline.partners.districts import find_district
from pipeline.partners.full_names import read_full_name
from pipeline.partners.scene import Scene
from pipeline.places.names import find_named
from pipeline.values.names import clean_name, town_before

_REGION = re.compile(r"[^\W\d_][^,;:()\[\]|\d\n]{1,40}")
_END_OF_REGION = re.compile(r"[,)(;:|\d]|\s-\s|\. |$")
_ARTICLE = "The "


def read_place(scene: Scene, it: Candidate, segment: Span) -> Place:
    """The candidate as a place: name, region and country, as far as its segment says them.

    ``segment`` is the text that is this candidate's own: up to the next one's beginning.
    """
    flat = scene.page.flat
    codes = frozenset(place.country_code for place in it.named)
    country = find_country(scene, it, segment, codes)
    full = read_full_name(flat, it, scene.units[it.unit].start, country)
    it = it._replace(start=full.start, end=full.end)
    name, kind = _leave_kind(scene, it.span)
    region = _find_region(flat, it, country)
    if region and names_between(scene, *region):
        region = None
    ends = [name.end, *(span.end for span in (region, country) if span)]
    starts = [it.start, *([country.start] if country else [])]
    whole = Span(min(starts), max(ends))
    if whole.end - whole.start > 2 * REACH or (
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


def _find_region(flat: str, it: Candidate, country: Span | None) -> Span | None:
    """What stands between name and country, or behind a comma, if it reads like a name."""
    if country and it.end <= country.start <= it.end + REACH:
        gap = Span(it.end, country.start)
    elif country is None or country.end <= it.start:
        end = flat.find("\n", it.end)
        gap = Span(it.end, min(end if end >= 0 else len(flat), it.end + REACH))
        if flat[it.end : it.end + 2] not in (", ", " ("):
            return None
        stop = _END_OF_REGION.search(flat, it.end + 2, gap.end)
        gap = Span(it.end + 2, stop.start() if stop else gap.end)
        whole = Span(gap.start, stop.start() + 1 if stop and stop[0] == ". " else gap.end)
        state = _is_state(flat, gap) or lies_in_state(flat, it, flat[slice(*whole)])
        return gap if state else None
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
