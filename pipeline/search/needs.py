"""What a pattern needs: words of which one stands in all that it matches.

They are read off the pattern itself, so a wording that is added brings its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import prod
from typing import Any

try:
    from re import _parser  # type: ignore[attr-defined]
except ImportError:
    # Without the parser nothing is known of a pattern, and it is always tried.
    _parser = None

Words = frozenset[str]
_MOST_SIGNS = 12
_NEVER_SIGNS = frozenset(
    "AT_BOUNDARY AT_BEGINNING AT_BEGINNING_STRING AT_END CATEGORY_WORD CATEGORY_DIGIT"
    " CATEGORY_SPACE".split()
)
"""What a stop is none of, or what holds beside it as it does beside a blank."""


def needs(pattern: re.Pattern[str]) -> Words | None:
    """The words, in lower case, of which any match of ``pattern`` holds one; None if unknown.

    >>> sorted(needs(re.compile(r"\\b(?:twin|sister)[ -]cit(?:y|ies)", re.I)))
    ['sister', 'twin']
    """
    if _parser is None:
        return None
    return _best(_parser.parse(pattern.pattern, pattern.flags))


def begins(pattern: re.Pattern[str]) -> Words | None:
    """The words, in lower case, with one of which any match begins; None if unknown.

    A word stands for all that begin with it.

    >>> sorted(begins(re.compile(r"\\b(?:twin|sister)[ -]cit(?:y|ies)", re.I)))
    ['sister', 'twin']
    """
    words = _first(_parser.parse(pattern.pattern, pattern.flags)) if _parser else None
    if words is None:
        return None
    return frozenset(w for w in words if not any(w != o and w.startswith(o) for o in words))


def _first(items: Any) -> Words | None:
    run = ""
    for operation, argument in items:
        name = str(operation)
        sign = _read_sign(name, argument)
        if sign:
            run += sign
        elif run:
            break
        elif name == "SUBPATTERN":
            return _first(argument[-1])
        elif name == "BRANCH":
            parts = [_first(part) for part in argument[1]]
            return frozenset[str]().union(*(part or () for part in parts)) if all(parts) else None
        elif name not in ("AT", "ASSERT", "ASSERT_NOT"):
            return None
    return frozenset([run]) if run else None


def words_of(listed: str) -> Words:
    """The words of a list; in a word, ``_`` is a blank.

    >>> sorted(words_of("roc_year b.e"))
    ['b.e', 'roc year']
    """
    return frozenset(word.replace("_", " ") for word in listed.split())


def join(parts: Iterable[Words | None]) -> Words | None:
    """The words of which any of these needs one; None if one of them needs none.

    >>> sorted(join([frozenset(["twin", "sisters"]), frozenset(["sister"])]))
    ['sister', 'twin']
    """
    joined: set[str] = set()
    for part in parts:
        if part is None:
            return None
        joined |= part
    return frozenset(w for w in joined if not any(o in w for o in joined if o != w))


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
        sign = _read_sign(name, argument)
        if sign:
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


def _read_sign(name: str, argument: Any) -> str:
    """The one character, in lower case, that an item stands for; nothing if it may be another."""
    if name == "LITERAL":
        sign = chr(argument).lower()
        return sign if _is_plain(sign) else ""
    signs = _read_signs(argument) if name == "IN" else None
    return next(iter(signs)) if signs and len(signs) == 1 else ""


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


def list_breaks(pattern: re.Pattern[str]) -> str:
    """Those of the stop and the semicolon that no match of ``pattern`` can hold or look at.

    >>> list_breaks(re.compile(r"\\bsister [^.]{0,9}cit(?:y|ies)"))
    '.'
    """
    if _parser is None:
        return ""
    items = _parser.parse(pattern.pattern, pattern.flags)
    return "".join(sign for sign in ".;" if not _can_hold(items, sign))


def _can_hold(items: Any, sign: str) -> bool:
    return any(_holds(str(operation), argument, sign) for operation, argument in items)


def _holds(name: str, argument: Any, sign: str) -> bool:
    if name in ("LITERAL", "RANGE", "NOT_LITERAL"):
        low, high = argument if name == "RANGE" else (argument, argument)
        return bool(low <= ord(sign) <= high) != (name == "NOT_LITERAL")
    if name in ("AT", "CATEGORY"):
        return str(argument) not in _NEVER_SIGNS
    if name == "IN" and str(argument[0][0]) == "NEGATE":
        return not _can_hold(argument[1:], sign)
    if name == "BRANCH":
        return any(_can_hold(items, sign) for items in argument[1])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _can_hold(argument[2], sign)
    if name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT"):
        return _can_hold(argument[-1], sign)
    return name != "IN" or _can_hold(argument, sign)
