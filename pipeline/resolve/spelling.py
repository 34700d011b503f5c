"""The spellings that a page uses for one partner, and which of them is best attested."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from rapidfuzz import fuzz

from pipeline.memory import per_words
from pipeline.mentions.make import make_mention
from pipeline.model import Mention, Page, Section, Span
from pipeline.partners.parts import SOURCES
from pipeline.resolve.partner import Partner
from pipeline.values.fold_name import fold_name, name_key

_LETTER = r"[A-Z\u00c0-\u024f]"
_REST = r"[\w'\u00c0-\u024f-]*+"
_SIMILAR = 86
_SHORTEST = 6


def find_spellings(page: Page, partner: Partner) -> list[Mention]:
    """Every place where the partner's name stands in its sections, in any spelling.

    The first is that of the section most trusted.
    """
    main = partner.sections[0]
    name = page.flat[slice(*main.place.name)]
    mentions: dict[Span, Mention] = {}
    for section in partner.sections:
        span = section.place.name
        source = SOURCES[section.layout]
        mentions[span] = _make(page, span, source, section.layout)
        for body in section.bodies:
            for found in _find_similar(page.flat, body, name):
                if found not in mentions:
                    mentions[found] = _make(page, found, "phrase", "same-name")
    return list(mentions.values())


def _make(page: Page, span: Span, source: str, rule: str) -> Mention:
    return make_mention(page, "name", page.words(span), span, source=source, rule=rule)


@per_words
def _find_similar(flat: str, body: Span, name: str) -> list[Span]:
    """Runs of capitalised words that are the name, or a letter or a blank off it."""
    count = len(name.split())
    key, joined = name_key(name), fold_name(name).replace(" ", "")
    found = []
    for size in sorted({1, count}):
        may_be_close = size == count and len(key) >= _SHORTEST
        shortest = len(key) * 3 // 4 if may_be_close else len(joined)
        for match in _find_runs(size).finditer(flat, *body):
            words = match[0].removesuffix("'s")
            if len(words) < shortest and words.isascii():
                # Plain letters are no more once they are folded.
                continue
            glued = fold_name(words).replace(" ", "") == joined
            if glued or (may_be_close and _is_close(name_key(words), key)):
                found.append(Span(match.start(), match.start() + len(words)))
    return found


@cache
def _find_runs(size: int) -> re.Pattern[str]:
    """Runs of so many capitalised words; the letter comes first, so that the search is fast."""
    return re.compile(rf"{_LETTER}(?<![\w'-].){_REST}(?: {_LETTER}{_REST}){{{size - 1}}}(?![\w-])")


def _is_close(one: str, two: str) -> bool:
    return min(len(one), len(two)) >= _SHORTEST and fuzz.ratio(one, two) >= _SIMILAR


def choose_spelling(spellings: list[Mention], attested: str | None) -> Mention:
    """The best attested spelling; the heading's is the first.

    The one that the gazetteer has letter for letter; else the one that stands most often;
    the heading's where two stand as often.
    """
    if attested:
        return next(mention for mention in spellings if mention.value == attested)
    counts = Counter(mention.value for mention in spellings)
    best = max(counts.values())
    value = next(m.value for m in spellings if counts[m.value] == best)
    return next(m for m in spellings if m.value == value)


def written_span(section: Section) -> Span:
    """The name as the page writes it, "City of" included."""
    kind, name = section.place.kind, section.place.name
    return Span(kind.start, name.end) if kind and kind.start < name.start else name
