"""Which kind of place the partner is ("district", "province"), from headings and prose."""

from __future__ import annotations

import re

from pipeline.memory import per_words
from pipeline.mentions.make import make_mention
from pipeline.model import Mention, Page, Section, Span
from pipeline.rules.places import KIND_OF, PREFIX, SAID, SUFFIX
from pipeline.values.find_word import find_word
from pipeline.values.names import kind_of

_NEXT_WORD = re.compile(r"(?:[ -]\w+)?")
_SMALL = re.compile(r"[a-z]+")
_OF = " of "
_LONGEST_KIND = 20
_KINDS = frozenset(KIND_OF)
_KINDS_BEFORE = tuple(f"{kind} of " for kind in KIND_OF)
_KINDS_BEHIND = tuple(f" {kind}" for kind in KIND_OF)


def find_kinds(page: Page, sections: list[Section]) -> frozenset[str]:
    """The kinds of place that headings and text say the partner is ("district", "province")."""
    flat, kinds = page.flat, set[str]()
    for section in sections:
        start, end = section.place.span
        kinds.update(_SMALL.findall(flat[start:end].lower()))
        for body in section.bodies:
            kinds.update(flat[span.start : span.end] for span, _ in find_said(flat, *body))
            kinds.update(_find_beside(flat, body, flat[slice(*section.place.name)]))
    return _KINDS & kinds


def _find_beside(flat: str, body: Span, name: str) -> list[str]:
    """The words in "province of" before the name, and the word behind it."""
    if not _has_kind(flat, body, name):
        return []
    said = re.escape(name)
    around = rf"\b(\w+) of {said}\b|\b{said} (\w+)\b"
    found = re.finditer(around, flat[body.start : body.end])
    return [(match[1] or match[2]).lower() for match in found]


def _has_kind(flat: str, body: Span, name: str) -> bool:
    """May a word of kind stand beside the name? It costs less than to compile a pattern."""
    start, end = body
    at = flat.find(name, start, end)
    while at >= 0:
        behind = at + len(name)
        if flat[behind : behind + _LONGEST_KIND].lower().startswith(_KINDS_BEHIND):
            return True
        # A test that is seldom passed stands before the one that costs more.
        before = max(start, at - _LONGEST_KIND)
        if flat.endswith(" of ", start, at) and flat[before:at].lower().endswith(_KINDS_BEFORE):
            return True
        at = flat.find(name, at + 1, end)
    return False


@per_words
def find_said(flat: str, start: int, end: int) -> list[tuple[Span, int]]:
    """The words of kind in "is a province in the north", with the end of what says so."""
    return [(Span(*match.span(1)), match.end()) for match in SAID.finditer(flat, start, end)]


def _find_kind_before(flat: str, start: int, end: int) -> re.Match[str] | None:
    if flat[max(0, start - len(_OF)) : start].lower() != _OF:
        return None
    found = PREFIX.finditer(flat, max(0, start - 16), end)
    return next((match for match in found if match.end() == start), None)


def read_named_kind(page: Page, section: Section, sentence: Span) -> list[Mention]:
    """``Province of Siena``, ``Rødovre Kommune``: the kind beside the partner's name."""
    flat, mentions = page.flat, []
    words, last = flat[slice(*sentence)], 0
    for span in find_word(words, flat[slice(*section.place.name)]):
        behind = _NEXT_WORD.match(words, span.end)
        if span.start < last or behind is None:
            continue
        last = behind.end()
        start, end = sentence.start + span.start, sentence.start + last
        found = _find_kind_before(flat, start, end) or SUFFIX.search(flat, start, end)
        if found and flat[found.start(1)].isupper():
            span = Span(*found.span(1))
            kind = kind_of(flat[slice(*span)])
            mentions.append(
                make_mention(page, "place_type", kind, span, source="phrase", rule="named-kind")
            )
    return mentions
