"""Names of places: what may be one, and the words of kind around it."""

from __future__ import annotations

import re

from pipeline.languages import Codes, kind_pattern, list_packs
from pipeline.memory import per_words
from pipeline.model import Span
from pipeline.rules.places import KIND_OF, PREFIX, STRIPPED, SUFFIX
from pipeline.values.parting import trim

__all__ = [
    "clean_name",
    "kind_of",
    "looks_like_name",
    "trim",
]

_NAME = re.compile(r"[^\W\d_a-z][^\d,;:()\[\]<>|@#!?=\"\u2022]*")
_SENTENCE_WORDS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|been|with|from|by|and its|our|your|this|that|for"
    r"|during|festivals?|forum|association|museum|university|college|programm?e?s?|exchanges?"
    r"|committee|department|street|road|signs?|monument|memorial|ceremony|anniversary|agreements?"
    r"|club|project|visits?|bridge|school|council|park|office|click|read more|website|cities|towns"
    r"|communities|municipalities"
    r"|relations?|relationships?|home|about|contact|tbd|tba|tbc|sister|links?)\b",
    re.IGNORECASE,
)

_NAME_MARKS = frozenset(" -'.\u02bb\u00b7/&`")
_CONTINENT = re.compile(
    r"(?:(?:North|South|Latin|Central|Western|Eastern) )?(?:Europe|Asia|Africa|Americas?|Oceania)"
)
_TOWNS = frozenset(("city", "town", "village", "municipality"))
_LINK_WORDS = re.compile(r"\b(?:in|at|to)\b")


@per_words
def looks_like_name(flat: str, start: int, end: int) -> bool:
    """Could these words be a place name: capitalised, short, no sentence.

    >>> looks_like_name("Isle of Man", 0, 11), looks_like_name("It is nice", 0, 10)
    (True, False)
    """
    # U+FFFD stands for a letter that could not be read; its record is marked for that.
    words = flat[start:end].replace("\ufffd", "É")
    if not 2 <= len(words) <= 60 or words[-1] in "-/&" or not _NAME.fullmatch(words):
        return False
    if words.isalpha():
        # One word is none of these or all of it, which is told three times as fast.
        return not (_SENTENCE_WORDS.fullmatch(words) or _CONTINENT.fullmatch(words))
    if _SENTENCE_WORDS.search(words) or _LINK_WORDS.search(words) or _CONTINENT.fullmatch(words):
        return False
    if not all(char.isalpha() or char in _NAME_MARKS for char in words):
        return False
    return len(words.split()) <= 7


def clean_name(flat: str, span: Span) -> tuple[Span, Span | None]:
    """The name without ``City of``, and the word that says what kind of place it is."""
    start, end = span
    if flat.find(" ", start, end) < 0 and flat.find("-", start, end) < 0:
        return span, None
    prefix = PREFIX.match(flat, start, end)
    if prefix:
        kind = Span(*prefix.span(1))
        stripped = flat[kind.start : kind.end].lower() in STRIPPED
        return (Span(prefix.end(), end) if stripped else span), kind
    suffix = SUFFIX.search(flat, start, end)
    return span, Span(*suffix.span(1)) if suffix else None


def town_before(flat: str, span: Span, codes: Codes) -> Span | None:
    """The word for a kind of town in front of a name, in these languages: ``Stadt Genk``."""
    match = kind_pattern("before", codes).match(flat, *span) if codes else None
    if match is None or flat[match.end() : match.end() + 1] != " ":
        return None
    behind = flat[match.end() + 1 : span.end][:1]
    town = _kind_of(match) in _TOWNS and behind.isupper()
    return Span(*match.span()) if town else None


def kind_of(words: str) -> str:
    """The place type that a word of kind names (``Kommune`` -> ``municipality``)."""
    word = words.lower()
    match = None if word in KIND_OF else kind_pattern("before", list_packs()).fullmatch(word)
    return _kind_of(match) if match else KIND_OF[word]


def _kind_of(match: re.Match[str]) -> str:
    return (match.lastgroup or "").partition("_")[0]
