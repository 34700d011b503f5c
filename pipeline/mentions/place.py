"""The partner's name, region, country and kind, from its heading and from prose."""

from __future__ import annotations

import re

from pipeline.layouts.found import country_of, find_relations
from pipeline.marks import lower
from pipeline.memory import per_page, per_stretch
from pipeline.mentions.about import Subject, judge_subject
from pipeline.mentions.make import make_mention
from pipeline.model import Mention, Page, Section, Span
from pipeline.places import find_places, region_country
from pipeline.rules.places import KIND_OF, PREFIX, REGION_WORDS, SAID, SETTLEMENTS, SUFFIX
from pipeline.values.countries import find_countries
from pipeline.values.find_word import find_word
from pipeline.values.names import kind_of
from pipeline.values.sentences import split_sentences

_CAP = r"[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]*"
_REGION = re.compile(
    r"\b(?:in|of|from)(?: (?:[a-z]+|U\.S\.)){0,4} "
    rf"(?P<region>(?:[Ss]tate|[Pp]rovince|[Pp]refecture) of {_CAP}(?: {_CAP})*"
    rf"|(?:Region|Comunitat|Comunidad|Canton|Land) {_CAP}"
    rf"|{_CAP}(?: {_CAP})? (?:{REGION_WORDS}))\b"
)
_SUBDIVISION = re.compile(
    r"\b(?:in|of)(?: [a-z-]+){0,4},? (?P<region>"
    rf"{_CAP}(?: {_CAP}){{0,3}})"
)
_NEARBY = re.compile(
    r"\b(?:suburbs?|outskirts|vicinity|area|metropolitan|north of|south of|east of|west of)\b"
)
_NEXT_WORD = re.compile(r"(?:[ -]\w+)?")
_LARGE_CITY = 100_000
_LONGEST_KIND = 20
_KINDS_BEFORE = tuple(f"{kind} of " for kind in KIND_OF)
_KINDS_BEHIND = tuple(f" {kind}" for kind in KIND_OF)
_BEING = re.compile(r"\b(?:is|lies|located|situated)\b")
_IN_COUNTRY = re.compile(
    rf"\b(?:in|of) (?:the )?(?:(?:[a-z-]+ ){{0,3}}|(?:{_CAP} ){{1,2}}(?:{REGION_WORDS}),? (?:in )?)$"
)
_LOCATED = re.compile(
    rf"\b(?:located|situated|lies|lying|seat|capital|cent(?:re|er)|port|in|{SETTLEMENTS})\b", re.I
)


def read_place(page: Page, section: Section) -> list[Mention]:
    """The parts of the heading (or of the list entry) that names the partner."""
    place, rule = section.place, section.layout
    source = {"headings": "heading", "introduction": "phrase"}.get(section.layout, "list")
    mentions = [
        make_mention(page, "name", page.words(place.name), place.name, source=source, rule=rule)
    ]
    if place.region:
        region = page.words(place.region)
        mentions.append(
            make_mention(page, "region", region, place.region, source=source, rule=rule)
        )
    if place.country:
        code = country_of(page, section)
        if code:
            mentions.append(
                make_mention(page, "country", code, place.country, source=source, rule=rule)
            )
    if place.kind:
        kind = kind_of(page.flat[place.kind.start : place.kind.end])
        mentions.append(
            make_mention(page, "place_type", kind, place.kind, source=source, rule=rule)
        )
    return mentions


def read_place_prose(page: Page, section: Section, body: Span, subject: Subject) -> list[Mention]:
    """What the text says the partner is ("is a province in the north"), and where it lies."""
    mentions: list[Mention] = []
    country = country_of(page, section)
    if country is None:
        mentions += _read_country(page, body, subject)
    said = _find_said(page.flat, *body)
    for sentence in split_sentences(page.flat, *body):
        for span, end in _find_said(page.flat, *sentence) if said else ():
            if judge_subject(page.flat, sentence, end, subject) == "partner":
                kind = kind_of(page.flat[slice(*span)])
                mentions.append(
                    make_mention(page, "place_type", kind, span, source="phrase", rule="is-a")
                )
        if find_relations(page.flat, *sentence):
            mentions += _read_named_kind(page, section, sentence)
        mentions += _read_region(page, sentence, subject, country)
    return mentions


def _read_country(page: Page, body: Span, subject: Subject) -> list[Mention]:
    """``Ulsan, in the southeast of Korea, is a port``: the one country of its own sentence."""
    for sentence in split_sentences(page.flat, *body):
        verb = _BEING.search(page.flat, *sentence)
        found = find_countries(page.flat, *sentence)
        if verb is None or len(found) != 1:
            continue
        start, end, code = found[0]
        linked = _IN_COUNTRY.search(page.flat, sentence.start, start)
        if linked and judge_subject(page.flat, sentence, verb.end(), subject) == "partner":
            span = Span(start, end)
            rule = "lies-in-country"
            return [make_mention(page, "country", code, span, source="phrase", rule=rule)]
    return []


def find_kinds(page: Page, sections: list[Section]) -> frozenset[str]:
    """The kinds of place that headings and text say the partner is ("district", "province")."""
    words = " ".join(
        page.flat[section.place.span.start : section.place.span.end] for section in sections
    )
    kinds = set(re.findall(r"[a-z]+", words.lower())) & set(KIND_OF)
    for body in (body for section in sections for body in section.bodies):
        kinds |= {page.flat[slice(*span)] for span, _ in _find_said(page.flat, *body)}
    for section in sections:
        words = page.flat[slice(*section.place.name)]
        for body in (b for b in section.bodies if _has_kind(page.flat, b, words)):
            name = re.escape(words)
            around = rf"\b(\w+) of {name}\b|\b{name} (\w+)\b"
            for match in re.finditer(around, page.flat[slice(*body)]):
                kinds |= {(match[1] or match[2]).lower()} & set(KIND_OF)
    return frozenset(kinds)


def _has_kind(flat: str, body: Span, name: str) -> bool:
    """May a word of kind stand beside the name? It costs less than to compile a pattern."""
    at = flat.find(name, *body)
    while at >= 0:
        behind = at + len(name)
        if lower(flat[max(body.start, at - _LONGEST_KIND) : at]).endswith(_KINDS_BEFORE):
            return True
        if lower(flat[behind : behind + _LONGEST_KIND]).startswith(_KINDS_BEHIND):
            return True
        at = flat.find(name, at + 1, body.end)
    return False


@per_stretch
def _find_said(flat: str, start: int, end: int) -> list[tuple[Span, int]]:
    """The words of kind in "is a province in the north", with the end of what says so."""
    return [(Span(*match.span(1)), match.end()) for match in SAID.finditer(flat, start, end)]


def _read_named_kind(page: Page, section: Section, sentence: Span) -> list[Mention]:
    """``Province of Siena``, ``Rødovre Kommune``: the kind beside the partner's name."""
    flat, mentions = page.flat, []
    words, last = flat[slice(*sentence)], 0
    for span in find_word(words, flat[slice(*section.place.name)]):
        behind = _NEXT_WORD.match(words, span.end)
        if span.start < last or behind is None:
            continue
        last = behind.end()
        start, end = sentence.start + span.start, sentence.start + last
        prefix = [m for m in PREFIX.finditer(flat, max(0, start - 16), end) if m.end() == start]
        suffix = SUFFIX.search(flat, start, end)
        found = prefix[0] if prefix else suffix
        if found and flat[found.start(1)].isupper():
            span = Span(*found.span(1))
            kind = kind_of(flat[slice(*span)])
            mentions.append(
                make_mention(page, "place_type", kind, span, source="phrase", rule="named-kind")
            )
    return mentions


@per_page
def _read_region(
    page: Page, sentence: Span, subject: Subject, country: str | None
) -> list[Mention]:
    mentions = _read_subdivision(page, sentence, subject, country) if country else []
    for match in _REGION.finditer(page.flat, *sentence):
        span = Span(*match.span("region"))
        if not _LOCATED.search(page.flat, sentence.start, span.start):
            continue
        if find_countries(page.flat, *span):
            continue
        if judge_subject(page.flat, sentence, match.start(), subject) == "partner":
            mentions.append(
                make_mention(
                    page, "region", page.words(span), span, source="phrase", rule="lies-in"
                )
            )
    return mentions


def _read_subdivision(page: Page, sentence: Span, subject: Subject, country: str) -> list[Mention]:
    """``located in the southwest of Queensland``: a first-level division of the country."""
    mentions = []
    for match in _SUBDIVISION.finditer(page.flat, *sentence):
        span = Span(*match.span("region"))
        words = page.flat[slice(*span)]
        if subject.judge(words) == "partner" or country not in region_country(words):
            continue
        if not _LOCATED.search(page.flat, sentence.start, span.start):
            continue
        if _NEARBY.search(page.flat, match.start(), span.start) or _is_city(words, country):
            continue
        if judge_subject(page.flat, sentence, match.start(), subject) == "partner":
            said, rule = page.words(span), "lies-in-division"
            mentions.append(make_mention(page, "region", said, span, source="phrase", rule=rule))
    return mentions


def _is_city(words: str, country: str) -> bool:
    """Is the name rather that of a large city (Vienna) than of the division around it?"""
    cities = find_places(words, country, kind="city")
    return any(city.match == "exact" and (city.population or 0) >= _LARGE_CITY for city in cities)
