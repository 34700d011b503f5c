"""The page's own city: from its wordings, else the sidecar, else the address."""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.memory import per_words
from pipeline.mentions.address import find_address_host
from pipeline.mentions.frequent import find_frequent, find_title
from pipeline.mentions.make import make_mention
from pipeline.model import Mention, Page, Span
from pipeline.places import find_places, is_place, region_country
from pipeline.rules import active
from pipeline.rules.hosts import HOSTS
from pipeline.rules.places import PREFIX
from pipeline.values.countries import read_country
from pipeline.values.fold_name import fold_name, name_key

_WORD = re.compile(r"([\w']+) +(?=[A-Z])")
_WHOLE_WORD = re.compile(r"[\w'-]+")
_CITY_BEFORE = re.compile(r"(?P<city>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}), $")
_SUFFIXES = (
    " Metropolitan City",
    " METROPOLITAN CITY",
    " City",
    " City Council",
    " Council",
    " Government",
    " Hall",
    " Municipality",
    " Regional",
    " Area",
    " Town",
    " and",
    " of",
    " has",
)
_GREATER = re.compile("Greater (?=[A-Z])")
_NO_HOST = frozenset(
    "nation country total area agreement info status current name afterwards then today currently now later both"
    " when while as by with after before the our it its"
    " this these those they we sister twin partner friendship friendly city cities town"
    " towns mayor president governor council committee association department us about home"
    " since in on list international foreign world many municipality".split()
)
_NAMESAKE_VOTES = 5
_ADDRESS_VOTES = 4
_FEW_VOTES = 2
_LONGEST_ACRONYM = 3


def find_hosts(page: Page, partners: frozenset[str], subject: frozenset[str]) -> list[Mention]:
    """All candidates for the host, the best first and chosen.

    ``partners`` are the name keys of listed partners, ``subject`` that of a page about one.
    """
    flat, votes = page.flat, defaultdict[str, int](int)
    first: dict[str, Mention] = {}
    for line in active(HOSTS):
        for match in line.pattern.finditer(flat):
            at, end = match.span("host")
            first_letter, behind = _clean(flat[at:end])
            span = _find_city(flat, _cut_capitals(flat, Span(at + first_letter, at + behind)))
            words = flat[span.start : span.end]
            key = _read_key(words)
            if key is None:
                continue
            votes[key] += line.weight
            if key not in first or span.start < first[key].start:
                value = words.title() if words.isupper() else page.words(span)
                first[key] = make_mention(
                    page, "host", value, span, source="phrase", rule=line.name
                )
    # A page may have a partner of its own name; other partners get fewer votes than the host.
    strongest = max(votes.values(), default=0)
    for key in partners & set(votes):
        if votes[key] < max(_NAMESAKE_VOTES, strongest):
            del first[key]
    for key in subject & set(first):
        votes[key] -= _ADDRESS_VOTES
        if votes[key] <= 0:
            del first[key]
    ranked = sorted(first, key=lambda key: (-votes[key], first[key].start))
    mentions = [first[key] for key in ranked]
    if max((votes[name_key(m.value)] for m in mentions), default=0) < _FEW_VOTES:
        mentions = (
            find_title(page, partners) or find_frequent(page, partners | subject)
        ) + mentions
    address = find_address_host(page)
    mentions = _add_address(address, mentions, votes)
    if page.host_hint:
        mentions = _add_hint(page.host_hint, mentions)
    if not mentions:
        return []
    return [mentions[0].choose(), *(m.reject("superseded") for m in mentions[1:])]


def _add_address(
    address: Mention | None, mentions: list[Mention], votes: dict[str, int]
) -> list[Mention]:
    """Known places first; the address counts as ``_ADDRESS_VOTES`` for its name."""
    if address:
        key = name_key(address.value)
        votes[key] += _ADDRESS_VOTES
        if all(name_key(mention.value) != key for mention in mentions):
            mentions = [*mentions, address]
    tally = sorted((votes[name_key(m.value)] for m in mentions), reverse=True)
    if tally and tally[0] >= _ADDRESS_VOTES and tally[0] >= 2 * sum(tally[1:2]):
        # So clear a vote needs no gazetteer, whose first answer costs a second.
        return sorted(mentions, key=lambda m: (-votes[name_key(m.value)], m.start))
    known = [m for m in mentions if _is_city(m.value) or votes[name_key(m.value)] >= _ADDRESS_VOTES]
    return sorted(
        known or mentions,
        key=lambda m: (not _is_city(m.value), -votes[name_key(m.value)], m.start),
    )


def _is_city(name: str) -> bool:
    return any(place.kind == "city" for place in find_places(name)) or (
        is_place(name) and not region_country(name)
    )


def _add_hint(hint: str, mentions: list[Mention]) -> list[Mention]:
    # A person wrote the sidecar, so it settles which of the names on the page is the host.
    agreeing = [m for m in mentions if name_key(m.value) == name_key(hint)]
    rest = [m for m in mentions if m not in agreeing]
    sidecar = Mention("host", hint, hint, -1, -1, "sidecar", "sidecar")
    return [*agreeing, sidecar, *rest]


@per_words
def _clean(words: str) -> tuple[int, int]:
    """Where in these words the name begins and ends."""
    start, end = 0, len(words)
    while (first := _WORD.match(words, start)) and first[1].lower() in _NO_HOST:
        if _opens_city(words, start, first.end()):
            break
        start = first.end()
    prefix = PREFIX.match(words, start) or _GREATER.match(words, start)
    if prefix:
        start = prefix.end()
    if words.endswith(_SUFFIXES, start):
        for suffix in _SUFFIXES:
            if words.endswith(suffix, start, end) and end - start > len(suffix) + 2:
                end -= len(suffix)
    return start, end


def _opens_city(words: str, start: int, behind: int) -> bool:
    """``Council Bluffs``, ``The Colony``: does a city's name begin with a word that else is none's?"""
    second = _WHOLE_WORD.match(words, behind)
    both = words[start : second.end()] if second else ""
    return any(
        place.kind == "city" and fold_name(place.name) == fold_name(both)
        for place in find_places(both)
    )


def _cut_capitals(flat: str, span: Span) -> Span:
    """In a line of capitals no letter tells where a name ends: the longest that is known."""
    words = flat[slice(*span)]
    if not words.isupper() or " " not in words:
        return span
    ends = [span.start + blank.start() for blank in re.finditer(" ", words)]
    known = (end for end in (span.end, *ends[::-1]) if _is_city(flat[span.start : end].title()))
    return Span(span.start, next(known, span.end))


def _find_city(flat: str, span: Span) -> Span:
    """The city in front of a state: of "Springfield, Illinois has" the first of the two."""
    if not flat.endswith(", ", 0, span.start):
        return span
    city = _CITY_BEFORE.search(flat, max(0, span.start - 40), span.start)
    if city is None or not region_country(flat[slice(*span)]):
        return span
    return Span(*city.span("city"))


@per_words
def _read_key(words: str) -> str | None:
    """The key of the name, or None where the words are no name of a city."""
    first = words.split(maxsplit=1)[0].lower() if words else ""
    short = words.isupper() and len(words) <= _LONGEST_ACRONYM
    if not first or short or read_country(words) is not None:
        return None
    if first in _NO_HOST and not _opens_city(words, 0, len(first) + 1):
        return None
    return name_key(words)
