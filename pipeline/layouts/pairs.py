"""Partners named in a sentence on partnership, without a country.

``sister city relations between Graz and Pula`` · ``Graz and Pula are twin
towns`` · ``twinned with the Belgian city of Huy`` · ``Kurashiki became a sister city``.
Both names of a pair are offered; ``resolve`` drops the page's own city.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.layouts.city_states import is_city_state
from pipeline.layouts.devoted import is_devoted
from pipeline.layouts.found import (
    Found,
    RelationMatch,
    find_kinds_said,
    find_relations,
    is_long,
)
from pipeline.layouts.glance import list_prose
from pipeline.layouts.pair_forms import list_forms, may_name_pair
from pipeline.memory import per_page
from pipeline.model import Label, Page, Place, Section, Span
from pipeline.places import region_country
from pipeline.values.countries import adjective_country, read_country
from pipeline.values.country_finder import find_countries
from pipeline.values.find_word import find_word
from pipeline.values.names import clean_name, looks_like_name
from pipeline.values.sentences import split_sentences

_MOST_NAMED = 2
"""In a sentence that names more, nothing tells whose its date is."""


@per_page
def find_pairs(page: Page) -> Found:
    """One section per name in a sentence on partnership; ``resolve`` asks if it is a place.

    Its bodies are all sentences that name it, each with those behind it that name nobody.
    """
    prose = list_prose(page)
    # Under an address or a heading on partner cities, "the partnership with X" suffices.
    devoted = not is_long(page) and is_devoted(page)
    named: dict[str, tuple[Pair, Span]] = {}
    for block in prose:
        if not may_name_pair(page.flat, block.start, block.end):
            continue
        for sentence in split_sentences(page.flat, block.start, block.end):
            for pair in _read_names(page.flat, sentence, devoted):
                named.setdefault(page.flat[slice(*pair.place.name)], (pair, sentence))
    # An article names its neighbours everywhere; only the sentence itself is on the pair.
    long = is_long(page)
    bodies = {name: [sentence] if long else [] for name, (_, sentence) in named.items()}
    for block in prose if named and not long else []:
        _share_sentences(page.flat, split_sentences(page.flat, block.start, block.end), bodies)
    return Found(
        tuple(
            Section(
                "pairs", pair.place, (*pair.other, *_label(page, sentence)), tuple(bodies[name])
            )
            for name, (pair, sentence) in named.items()
        )
    )


def _share_sentences(flat: str, sentences: list[Span], bodies: dict[str, list[Span]]) -> None:
    """Give each sentence to those it names, else to those that the one before named."""
    current: list[str] = []
    for sentence in sentences:
        words = flat[slice(*sentence)]
        present = [name for name in bodies if any(find_word(words, name))]
        current = present or current
        for name in current if len(current) <= _MOST_NAMED else []:
            bodies[name].append(sentence)


_BEHIND = re.compile(r"(?:,| in) (?:the )?")
_IN_REGION = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?,? (?:in )?")
"""``in Bavaria, Germany``: what may stand between the name and its country."""

_LONGEST_COUNTRY = 40


class Pair(NamedTuple):
    """A place, and a label on the other one where the sentence names both."""

    place: Place
    other: tuple[Label, ...]


def _is_strong(matches: list[RelationMatch]) -> bool:
    return any(match.relation.strong for match in matches)


def _read_names(flat: str, sentence: Span, devoted: bool) -> list[Pair]:
    pairs: dict[Span, Pair] = {}
    if not may_name_pair(flat, *sentence):
        return []
    if not devoted and not _is_strong(find_relations(flat, *sentence)):
        return []
    for match in list_forms(flat, sentence):
        named = find_relations(flat, *match.span())
        if not (devoted or match[0].startswith("between") or _is_strong(named)):
            continue
        groups = match.groupdict()
        country = _adjective(flat, match) if groups.get("adjective") else None
        for group, opposite in (("one", "two"), ("two", "one")):
            if groups.get(group):
                span = Span(*match.span(group))
                if groups.get("adjective") and country is None:
                    span = _with_first_word(flat, match, span)
                place = _make_place(flat, span, country)
                both = groups.get(opposite) is not None
                other = Label("counterpart", Span(*match.span(opposite))) if both else None
                if place:
                    pairs.setdefault(place.name, Pair(place, (other,) if other else ()))
    return list(pairs.values())


def _adjective(flat: str, match: re.Match[str]) -> Span | None:
    span = Span(*match.span("adjective"))
    return span if adjective_country(flat[slice(*span)]) else None


def _with_first_word(flat: str, match: re.Match[str], name: Span) -> Span:
    """``New Plymouth``: what is no adjective of a country begins the name, if it touches it."""
    start, end = match.span("adjective")
    return Span(start, name.end) if not flat[end : name.start].strip() else name


def _make_place(flat: str, span: Span, country: Span | None) -> Place | None:
    bare, kind = clean_name(flat, span)
    words = flat[slice(*bare)]
    if not looks_like_name(flat, *bare) or words.isupper():
        return None
    if read_country(words) and not is_city_state(words):
        return None
    behind = _BEHIND.match(flat, bare.end)
    if country is None and behind:
        near = find_countries(flat, behind.end(), behind.end() + _LONGEST_COUNTRY)
        if near and (
            near[0][0] == behind.end() or _IN_REGION.fullmatch(flat, behind.end(), near[0][0])
        ):
            country = Span(near[0][0], near[0][1])
    if country and flat[: bare.start].endswith(", ") and _is_region(words, flat[slice(*country)]):
        # "Zhengding, Hebei, China" is one place.
        return None
    end = max(span.end, country.end) if country else span.end
    return Place(Span(span.start, end), bare, None, country, kind)


def _is_region(words: str, country: str) -> bool:
    reading = read_country(country)
    return reading is not None and reading.code in region_country(words)


def _label(page: Page, sentence: Span) -> tuple[Label, ...]:
    matches = find_kinds_said(page.flat, *sentence)
    return tuple(Label("relationship", Span(m.start, m.end)) for m in matches[:1])
