"""Cut a place into its parts: at commas, brackets, dashes and the word "in"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.memory import per_words
from pipeline.model import Span
from pipeline.values.flags import FLAG, skip_signs

_MARKS = re.compile(r"(?:\s*\[(?!\d{4}\])[\w ?]{1,12}\]|\s*\*+|[\s,;:.]+)$")
_LAST_SIGNS = frozenset("]*,;:.")
"""What footnote marks end with, blanks apart."""

_DASH = re.compile(r" - | -(?=[A-Z])|(?<=[a-z])- ")
_SLASH = re.compile(r" ?/ ?")
_IN = re.compile(r" in (?:the )?(?=[A-Z])")

Split = tuple[Span, Span | None, Span | None]


@per_words
def trim(flat: str, start: int, end: int) -> Span:
    """The stretch without blanks around it and without footnote marks behind it."""
    while start < end and flat[start].isspace():
        start += 1
    start = skip_signs(flat, start, end)
    while end > start and (flat[end - 1] in _LAST_SIGNS or flat[end - 1].isspace()):
        mark = _MARKS.search(flat, max(start, end - 16), end)
        if not mark or mark.start() <= start:
            break
        end = mark.start()
    while end > start and flat[end - 1].isspace():
        end -= 1
    return Span(start, end)


def split_commas(flat: str, span: Span) -> list[Span]:
    """The parts between commas that stand outside brackets, trimmed."""
    if flat.find(",", span.start, span.end) < 0:
        part = trim(flat, span.start, span.end)
        return [part] if part.end > part.start else []
    parts, depth, start = [], 0, span.start
    for at in range(span.start, span.end):
        char = flat[at]
        depth += (char == "(") - (char == ")")
        if char == "," and depth <= 0:
            parts.append(trim(flat, start, at))
            start = at + 1
    parts.append(trim(flat, start, span.end))
    return [part for part in parts if part.end > part.start]


def split_place(flat: str, whole: Span) -> Iterator[Split]:
    """All ways to part the words into name, region and country, likeliest first."""
    if FLAG.search(flat, *whole):
        yield from _split_flag(flat, whole)
    bracket = flat.find("(", whole.start, whole.end)
    if bracket > whole.start and flat[whole.end - 1] == ")":
        yield from _split_bracket(flat, whole, bracket)
        return
    parts = split_commas(flat, whole)
    if len(parts) > 1:
        yield from _split_named_twice(flat, parts)
        yield from _split_dashed(flat, parts)
        yield parts[0], _join(parts[1:-1]), parts[-1]
        yield from _split_last(flat, parts)
        yield parts[0], _join(parts[1:]), None
        return
    for pattern, sign in ((_DASH, "-"), (_IN, " in "), (_SLASH, "/")):
        if flat.find(sign, whole.start, whole.end) < 0:
            continue
        for match in pattern.finditer(flat, whole.start, whole.end):
            left, right = trim(flat, whole.start, match.start()), trim(flat, match.end(), whole.end)
            yield left, None, right
            if pattern is _DASH:
                yield right, None, left
    yield whole, None, None


def split_region(flat: str, whole: Span) -> Iterator[Split]:
    """Those of the ways to part the words that leave no country."""
    bracket = flat.find("(", whole.start, whole.end)
    if bracket > whole.start and flat[whole.end - 1] == ")":
        yield from list(_split_bracket(flat, whole, bracket))[-1:]
        return
    parts = split_commas(flat, whole)
    yield (parts[0], _join(parts[1:]), None) if len(parts) > 1 else (whole, None, None)


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


def _split_flag(flat: str, whole: Span) -> Iterator[Split]:
    """A flag in front of the name or behind it; a country in words goes before it."""
    flag = FLAG.match(flat, *whole)
    rest = trim(flat, flag.end(), whole.end) if flag else whole
    if flag is None:
        flag = next((f for f in FLAG.finditer(flat, *whole) if f.end() == whole.end), None)
        rest = trim(flat, whole.start, flag.start()) if flag else whole
    if flag is None or rest.end <= rest.start:
        return
    yield from split_place(flat, rest)
    for name, region, country in split_region(flat, rest):
        yield name, region, country or Span(*flag.span())


def _split_named_twice(flat: str, parts: list[Span]) -> Iterator[Split]:
    """``Volgograd (Stalingrad until 1961), Russia``: the bracket holds another name."""
    bracket = flat.find("(", *parts[0])
    if bracket > parts[0].start and flat[parts[0].end - 1] == ")":
        name = trim(flat, parts[0].start, bracket)
        yield name, _join(parts[1:-1]), parts[-1]


def _split_dashed(flat: str, parts: list[Span]) -> Iterator[Split]:
    """``Salzburg - Salzburg State, Austria``: a dash parts the name from its region."""
    at = flat.find(" - ", *parts[0])
    if at > 0:
        name, region = trim(flat, parts[0].start, at), trim(flat, at + 3, parts[0].end)
        yield name, _join([region, *parts[1:-1]]), parts[-1]


def _split_last(flat: str, parts: list[Span]) -> Iterator[Split]:
    """``Name, Region in Country`` and ``Name, Region - Country``."""
    last = parts[-1]
    for pattern in (_IN, _DASH):
        match = pattern.search(flat, *last)
        if match:
            yield parts[0], Span(parts[1].start, match.start()), Span(match.end(), last.end)


def _join(parts: list[Span]) -> Span | None:
    return Span(parts[0].start, parts[-1].end) if parts else None
