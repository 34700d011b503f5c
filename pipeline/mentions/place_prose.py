"""What prose says the partner is and where it lies: its kind, its country, its region."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.mentions.about import judge_subject
from pipeline.mentions.country_of import country_of
from pipeline.mentions.make import make_mention
from pipeline.mentions.place_kinds import find_said, read_named_kind
from pipeline.mentions.relations import find_relations
from pipeline.mentions.subject import Subject
from pipeline.model import Mention, Page, Section, Span
from pipeline.places import find_places, region_country
from pipeline.rules.places import REGION_WORDS, SETTLEMENTS
from pipeline.values.country_finder import find_countries
from pipeline.values.names import kind_of
from pipeline.values.sentences import split_sentences

_CAP = r"[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]*"
_REGION = re.compile(
    r"\b(?:in|of|from)(?: (?:[a-z]+|U\.S\.)){0,4} "
    rf"(?P<region>(?:[Ss]tate|[Pp]rovince|[Pp]refecture) of {_CAP}(?: {_CAP})*"
    rf"|(?:Region|Comunitat|Comunidad|Canton|Land) {_CAP}"
    rf"|{_CAP}(?: {_CAP})? (?:{REGION_WORDS}))\b"
)
# Its first letter stands first, so that the search is fast.
_SUBDIVISION = re.compile(
    r"[io](?:(?<=\bi)n|(?<=\bo)f)(?: [a-z-]+){0,4},? (?P<region>"
    rf"{_CAP}(?: {_CAP}){{0,3}})"
)
_NEARBY = re.compile(
    r"\b(?:suburbs?|outskirts|vicinity|area|metropolitan|north of|south of|east of|west of)\b"
)
_LARGE_CITY = 100_000
_BEING = re.compile(r"\b(?:is|lies|located|situated)\b")
_IN_COUNTRY = re.compile(
    rf"\b(?:in|of) (?:the )?(?:(?:[a-z-]+ ){{0,3}}|(?:{_CAP} ){{1,2}}(?:{REGION_WORDS}),? (?:in )?)$"
)
_LOCATED = re.compile(
    rf"\b(?:located|situated|lies|lying|seat|capital|cent(?:re|er)|port|in|{SETTLEMENTS})\b", re.I
)


def read_place_prose(
    page: Page, section: Section, body: Span, subject: Subject, related: bool
) -> list[Mention]:
    """What the text says the partner is ("is a province in the north"), and where it lies.

    ``related`` says that the text holds a wording of partnership.
    """
    flat, mentions = page.flat, list[Mention]()
    country = country_of(page, section)
    if country is None:
        mentions += _read_country(page, body, subject)
    said = find_said(flat, *body)
    # No region has a stop in its name, so none reaches from one sentence into the next.
    regions = list(_REGION.finditer(flat, *body))
    divisions = list(_SUBDIVISION.finditer(flat, *body)) if country else []
    if not (related or said or regions or divisions):
        return mentions
    for sentence in split_sentences(flat, *body):
        for span, end in said:
            if not sentence.start <= span.start < sentence.end:
                continue
            if judge_subject(flat, sentence, end, subject) == "partner":
                kind = kind_of(flat[slice(*span)])
                mentions.append(
                    make_mention(page, "place_type", kind, span, source="phrase", rule="is-a")
                )
        if related and find_relations(flat, *sentence):
            mentions += read_named_kind(page, section, sentence)
        if country:
            mentions += _read_subdivisions(page, sentence, divisions, subject, country)
        mentions += _read_regions(page, sentence, regions, subject)
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


def _read_regions(
    page: Page, sentence: Span, found: list[re.Match[str]], subject: Subject
) -> list[Mention]:
    mentions = []
    for match in _list_within(sentence, found):
        span = Span(*match.span("region"))
        if not _LOCATED.search(page.flat, sentence.start, span.start):
            continue
        if find_countries(page.flat, *span):
            continue
        if judge_subject(page.flat, sentence, match.start(), subject) == "partner":
            said, rule = page.words(span), "lies-in"
            mentions.append(make_mention(page, "region", said, span, source="phrase", rule=rule))
    return mentions


def _read_subdivisions(
    page: Page, sentence: Span, found: list[re.Match[str]], subject: Subject, country: str
) -> list[Mention]:
    """``located in the southwest of Queensland``: a first-level division of the country."""
    mentions = []
    for match in _list_within(sentence, found):
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


def _list_within(sentence: Span, found: list[re.Match[str]]) -> list[re.Match[str]]:
    first, last = (bisect_left(found, at, key=re.Match.start) for at in sentence)
    return found[first:last]


def _is_city(words: str, country: str) -> bool:
    """Is the name rather that of a large city (Vienna) than of the division around it?"""
    cities = find_places(words, country, kind="city")
    return any(city.match == "exact" and (city.population or 0) >= _LARGE_CITY for city in cities)
