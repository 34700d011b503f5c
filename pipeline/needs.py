"""What a pattern needs: words of which one stands in all that it matches.

They are read off the pattern itself, so a wording that is added brings its own. A page is
searched once for each word, at a tenth of the cost of a pattern; where a stretch holds
none of them, the pattern cannot match and is not tried.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from math import prod
from typing import Any, NamedTuple

from pipeline.memory import per_text

try:
    from re import _parser  # type: ignore[attr-defined]
except ImportError:
    # Without the parser nothing is known of a pattern, and it is always tried.
    _parser = None

Words = frozenset[str]

_MOST_SIGNS = 12
# These four are what a letter without accent is compared with where case is ignored.
_LIKE_ASCII = str.maketrans("\u0130\u0131\u017f\u212a", "iisk")


class Sought:
    """A pattern that is tried only where a stretch holds a word that it needs.

    A ``hint`` is given where its words are too short to tell much: what stands in any
    match, as a pattern of one character and what follows it.
    """

    __slots__ = ("mark", "pattern")

    def __init__(self, pattern: re.Pattern[str], hint: str | None = None) -> None:
        self.pattern = pattern
        self.mark = Hint(hint) if hint else needs(pattern)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """All matches in ``text[start:end]``, as the pattern itself finds them."""
        if holds(text, start, end, self.mark):
            return self.pattern.finditer(text, start, end)
        return iter(())

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match in ``text[start:end]``, if there is one."""
        if holds(text, start, end, self.mark):
            return self.pattern.search(text, start, end)
        return None


class Hint:
    """A pattern that matches one character wherever what is looked for may be."""

    __slots__ = ("pattern",)

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(pattern, re.IGNORECASE)


Mark = Words | Hint


class Places(NamedTuple):
    """Where any of some words stands in a text, in order of the starts."""

    starts: list[int]
    ends: list[int]


def lower(text: str) -> str:
    """``text`` in lower case, each character where it was."""
    return text.lower() if text.isascii() else text.translate(_LIKE_ASCII).lower()


_lower_page = per_text(lower)


class Phrase:
    """A pattern for a few words apart from their page, tried only if they have what it needs."""

    __slots__ = ("pattern", "words")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.words = needs(pattern)

    def fits(self, lowered: str) -> bool:
        """Can the pattern match in words that are so in ``lower`` case?"""
        return self.words is None or any(word in lowered for word in self.words)


def holds(text: str, start: int, end: int, mark: Mark | None) -> bool:
    """Does the stretch hold one of the words, or the hint? Yes, where it is not known what to ask for.

    >>> holds("Its sister city", 4, 10, frozenset(["sister"]))
    True
    >>> holds("Its sister city", 4, 9, frozenset(["sister"]))
    False
    """
    if mark is None:
        return True
    known = _index(text)
    places = known.get(mark)
    if places is None:
        places = known[mark] = _find(text, mark)
    starts, ends = places
    at = bisect_left(starts, start)
    while at < len(starts) and starts[at] < end:
        if ends[at] <= end:
            return True
        at += 1
    return False


def join(parts: Iterable[Mark | None]) -> Words | None:
    """The words of which any of these needs one, if all of them need words."""
    joined: set[str] = set()
    for part in parts:
        if part is None or isinstance(part, Hint):
            return None
        joined |= part
    return frozenset(w for w in joined if not any(o in w for o in joined if o != w))


@per_text
def _index(text: str) -> dict[Mark, Places]:
    return {}


def _find(text: str, mark: Mark) -> Places:
    if isinstance(mark, Hint):
        starts = [match.start() for match in mark.pattern.finditer(text)]
        return Places(starts, [start + 1 for start in starts])
    lowered, found = _lower_page(text), []
    for word in mark:
        at = lowered.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = lowered.find(word, at + 1)
    found.sort()
    return Places([start for start, _ in found], [end for _, end in found])


def needs(pattern: re.Pattern[str]) -> Words | None:
    """The words, in lower case, of which any match of ``pattern`` holds one; None if unknown.

    >>> sorted(needs(re.compile(r"\\b(?:twin|sister)[ -]cit(?:y|ies)", re.I)))
    ['sister', 'twin']
    """
    if _parser is None:
        return None
    return _best(_parser.parse(pattern.pattern, pattern.flags))


def _best(items: Any) -> Words | None:
    """The rarest words of which one of the items in a row needs one."""
    return min(_offer(items), key=_chance, default=None)


def _chance(words: Words) -> float:
    """Roughly how often one of the words stands at a place of a page."""
    return sum(prod(map(_sign_chance, word)) for word in words)


def _sign_chance(sign: str) -> float:
    if sign.isascii():
        return 1 / 6 if sign == " " else 1 / 20 if sign.isalpha() else 1 / 60
    return 1 / 2000


def _offer(items: Any) -> Iterable[Words]:
    run = ""
    for operation, argument in items:
        name = str(operation)
        sign = chr(argument).lower() if name == "LITERAL" else ""
        if sign and _is_plain(sign):
            run += sign
            continue
        if run:
            yield frozenset([run])
        run = ""
        words = _read(name, argument)
        if words and all(words):
            yield words
    if run:
        yield frozenset([run])


def _read(name: str, argument: Any) -> Words | None:
    if name == "SUBPATTERN":
        return _best(argument[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] > 0:
        return _best(argument[2])
    if name == "BRANCH":
        return join(_best(items) for items in argument[1])
    return _read_signs(argument) if name == "IN" else None


def _read_signs(members: Any) -> Words | None:
    """The characters of a class, if they are few."""
    signs: set[str] = set()
    for operation, argument in members:
        low, high = argument if str(operation) == "RANGE" else (argument, argument)
        if str(operation) not in ("LITERAL", "RANGE") or high - low >= _MOST_SIGNS:
            return None
        signs |= {chr(code).lower() for code in range(low, high + 1)}
    return frozenset(signs) if signs and all(map(_is_plain, signs)) else None


def _is_plain(sign: str) -> bool:
    """Is the sign the same in both cases, or a letter whose other cases ``lower`` knows?"""
    return len(sign) == 1 and (sign.isascii() or sign.lower() == sign.upper())
