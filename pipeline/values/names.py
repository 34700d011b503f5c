"""Read a heading or list entry as a place: name, region, country.

Shapes: ``Name, Country`` · ``Name, Region, Country`` · ``Name (Country)`` ·
``Name (Country, Region)`` · ``Name - Country`` · ``Name in Country`` ·
``Name, Region in Country``; each after an optional number and ``City of``.
Which of the parts is the country is read, never guessed: a shape without a known
country is a place only if ``country_needed`` is false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.memory import per_stretch
from pipeline.model import Place, Span
from pipeline.rules.places import KIND_OF, PREFIX, STRIPPED, SUFFIX
from pipeline.values.countries import read_country, successors

_NUMBERING = re.compile(r"(?:No\. ?)?\(?(?:\d{1,3}|[IVX]{1,5})[.)]\s*(?=\D)|\d{1,3}\s+(?=[A-Z])")
_KIND = re.compile(
    r"(?:[Oo]ur )?(?:[Ss]ister|[Tt]win|[Pp]artner|[Ff]riendship)[ -](?:[Cc]ity|[Tt]own)(?: of)?:?\s+"
    r"(?=[A-Z\u00c0-\u024f])"
)
_MARKS = re.compile(r"(?:\s*\[(?!\d{4}\])[\w ?]{1,12}\]|\s*\*+|[\s,;:.]+)$")
_LAST_SIGNS = frozenset("]*,;:.")
"""What footnote marks end with, blanks apart."""

_DASH = re.compile(r" - | -(?=[A-Z])|(?<=[a-z])- ")
_SLASH = re.compile(r" ?/ ?")
_IN = re.compile(r" in (?:the )?(?=[A-Z])")
_NAME = re.compile(r"[^\W\d_a-z][^\d,;:()\[\]<>|@#!?=\"\u2022]*")
_SENTENCE_WORDS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|been|with|from|by|and its|our|your|this|that|for"
    r"|during|festivals?|forum|association|museum|university|college|programm?e?s?|exchanges?"
    r"|committee|department|street|road|signs?|monument|memorial|ceremony|anniversary|agreements?"
    r"|club|project|visits?|bridge|school|council|park|office|click|read more|website|cities|towns"
    r"|communities|municipalities"
    r"|relations?|relationships?|home|about|contact)\b",
    re.IGNORECASE,
)

_NAME_MARKS = frozenset(" -'.\u02bb\u00b7/&`")
_CONTINENT = re.compile(
    r"(?:(?:North|South|Latin|Central|Western|Eastern) )?(?:Europe|Asia|Africa|Americas?|Oceania)"
)
_LINK_WORDS = re.compile(r"\b(?:in|at|to)\b")

Split = tuple[Span, Span | None, Span | None]


@per_stretch
def trim(flat: str, start: int, end: int) -> Span:
    """The stretch without blanks around it and without footnote marks behind it."""
    while start < end and flat[start].isspace():
        start += 1
    while end > start and (flat[end - 1] in _LAST_SIGNS or flat[end - 1].isspace()):
        mark = _MARKS.search(flat, max(start, end - 16), end)
        if not mark or mark.start() <= start:
            break
        end = mark.start()
    while end > start and flat[end - 1].isspace():
        end -= 1
    return Span(start, end)


def skip_numbering(flat: str, start: int, end: int) -> int:
    """Where the text begins behind ``12.``, ``(3)`` or ``IV.``."""
    match = _NUMBERING.match(flat, start, end)
    return match.end() if match else start


def skip_kind(flat: str, start: int, end: int) -> int:
    """Where the name begins behind ``Sister City`` or ``Our twin town:``."""
    match = _KIND.match(flat, start, end)
    return match.end() if match else start


@per_stretch
def looks_like_name(flat: str, start: int, end: int) -> bool:
    """Could these words be a place name: capitalised, short, no sentence.

    >>> looks_like_name("Isle of Man", 0, 11), looks_like_name("It is nice", 0, 10)
    (True, False)
    """
    words = flat[start:end]
    if not 2 <= len(words) <= 60 or words[-1] in "-/&" or not _NAME.fullmatch(words):
        return False
    if _SENTENCE_WORDS.search(words) or _LINK_WORDS.search(words) or _CONTINENT.fullmatch(words):
        return False
    if not all(char.isalpha() or char in _NAME_MARKS for char in words):
        return False
    return len(words.split()) <= 7


def clean_name(flat: str, span: Span) -> tuple[Span, Span | None]:
    """The name without ``City of``, and the word that says what kind of place it is."""
    prefix = PREFIX.match(flat, span.start, span.end)
    if prefix:
        kind = Span(*prefix.span(1))
        stripped = flat[kind.start : kind.end].lower() in STRIPPED
        return (Span(prefix.end(), span.end) if stripped else span), kind
    suffix = SUFFIX.search(flat, span.start, span.end)
    return span, Span(*suffix.span(1)) if suffix else None


def kind_of(words: str) -> str:
    """The place type that a word of kind names (``Kommune`` -> ``municipality``)."""
    return KIND_OF[words.lower()]


def parse_place(flat: str, start: int, end: int, *, country_needed: bool = True) -> Place | None:
    """The place that ``flat[start:end]`` names and nothing else, or None."""
    return _parse_place(flat, start, end, country_needed)


@per_stretch
def _parse_place(flat: str, start: int, end: int, country_needed: bool) -> Place | None:
    whole = trim(flat, start, end)
    whole = trim(flat, skip_numbering(flat, *whole), whole.end)
    whole = trim(flat, skip_kind(flat, *whole), whole.end)
    if not 2 <= whole.end - whole.start <= 120:
        return None
    for name, region, country in _split(flat, whole):
        if country is None and country_needed:
            continue
        if country is not None and not _is_state(flat[country.start : country.end]):
            continue
        bare, kind = clean_name(flat, name)
        if not looks_like_name(flat, *bare) or (region and not _is_region(flat, region)):
            continue
        if country is None and read_country(flat[bare.start : bare.end]):
            continue
        return Place(whole, bare, region, country, kind)
    return None


def _is_state(words: str) -> bool:
    """A country, or a state that is gone ("Yugoslavia"), of which the place tells the heir."""
    return read_country(words) is not None or bool(successors(words))


def _is_region(flat: str, span: Span) -> bool:
    return all(looks_like_name(flat, *part) for part in split_commas(flat, span))


def split_commas(flat: str, span: Span) -> list[Span]:
    """The parts between commas that stand outside brackets, trimmed."""
    parts, depth, start = [], 0, span.start
    for at in range(span.start, span.end):
        char = flat[at]
        depth += (char == "(") - (char == ")")
        if char == "," and depth <= 0:
            parts.append(trim(flat, start, at))
            start = at + 1
    parts.append(trim(flat, start, span.end))
    return [part for part in parts if part.end > part.start]


def _split(flat: str, whole: Span) -> Iterator[Split]:
    """All ways to part the words into name, region and country, likeliest first."""
    bracket = flat.find("(", whole.start, whole.end)
    if bracket > whole.start and flat[whole.end - 1] == ")":
        yield from _split_bracket(flat, whole, bracket)
        return
    parts = split_commas(flat, whole)
    if len(parts) > 1:
        yield from _split_named_twice(flat, parts)
        yield parts[0], _join(parts[1:-1]), parts[-1]
        yield from _split_last(flat, parts)
        yield parts[0], _join(parts[1:]), None
        return
    for pattern in (_DASH, _IN, _SLASH):
        for match in pattern.finditer(flat, whole.start, whole.end):
            left, right = trim(flat, whole.start, match.start()), trim(flat, match.end(), whole.end)
            yield left, None, right
            if pattern is _DASH:
                yield right, None, left
    yield whole, None, None


def _split_bracket(flat: str, whole: Span, bracket: int) -> Iterator[Split]:
    """``Name (Country)``, ``Name (Country, Region)``, ``Name, Country (Region)``."""
    inner = split_commas(flat, Span(bracket + 1, whole.end - 1))
    outer = split_commas(flat, trim(flat, whole.start, bracket))
    if not inner or not outer:
        return
    rest = _join(outer[1:])
    yield outer[0], rest or _join(inner[:-1]), inner[-1]
    yield outer[0], rest or _join(inner[1:]), inner[0]
    if len(outer) > 1:
        yield outer[0], _join(inner), outer[-1]
    yield outer[0], _join(inner), None


def _split_named_twice(flat: str, parts: list[Span]) -> Iterator[Split]:
    """``Volgograd (Stalingrad until 1961), Russia``: the bracket holds another name."""
    bracket = flat.find("(", *parts[0])
    if bracket > parts[0].start and flat[parts[0].end - 1] == ")":
        name = trim(flat, parts[0].start, bracket)
        yield name, _join(parts[1:-1]), parts[-1]


def _split_last(flat: str, parts: list[Span]) -> Iterator[Split]:
    """``Name, Region in Country`` and ``Name, Region - Country``."""
    last = parts[-1]
    for pattern in (_IN, _DASH):
        match = pattern.search(flat, *last)
        if match:
            yield parts[0], Span(parts[1].start, match.start()), Span(match.end(), last.end)


def _join(parts: list[Span]) -> Span | None:
    return Span(parts[0].start, parts[-1].end) if parts else None
