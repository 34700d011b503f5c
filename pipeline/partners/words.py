"""Words that a name is made of: which may begin it, which may end it, and what parts them."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model import Span
from pipeline.places.names import Named

MOST_WORDS = 6
_PREFIXED = re.compile(r"(?:[dl]['’]|[a-z]{1,2})[A-ZÀ-Þ][^\W\d_A-Z]{3}")
# U+FFFD stands where a byte of the page could not be read: the name has a hole, but is one.
# Where markup without blanks glued two words together, "CityBandung", they are two.
_GLUED = r"[A-ZÀ-Þ][a-zß-ÿ\u0100-\u024f]{3,}(?=[A-ZÀ-Þ][a-zß-ÿ\u0100-\u024f]{2})"
WORD = re.compile(rf"{_GLUED}|['’`ʻ]?[^\W\d_][\w'’`ʻ.\-\ufffd]*", re.UNICODE)
JOINTS = frozenset((" ", "", " & ", "/", " / "))


class Candidate(NamedTuple):
    """A place that may be a partner: where its name stands, in which unit, and what it may be.

    ``named`` are the gazetteer's places of that name, empty where it has none; ``source``
    says what proposed it: gazetteer, country, kind, word, or line.
    """

    start: int
    end: int
    unit: int
    order: int
    named: tuple[Named, ...]
    source: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def may_begin(word: str) -> bool:
    """Capitalised, of a script without capitals, or an apostrophe in front (``'s-Hertogenbosch``)."""
    short = word[0] in "'’`" and ("-" in word or len(word) == 2)
    return short or _is_capital(word.lstrip("'’`ʻ"))


def may_end(word: str) -> bool:
    return _is_capital(word.lstrip("'’`ʻ")) or word[0] in "'’`"


def _is_capital(word: str) -> bool:
    """Capitalised, also behind an elided article or a prefix: ``d'Ampezzo``, ``eThekwini``."""
    first = word[:1]
    if first.islower() and _PREFIXED.match(word):
        return True
    return (
        first.isupper()
        or (first.isalpha() and first.upper() == first.lower())
        or (
            "-" in word
            and word[1:2] in "-'"
            and any(part[:1].isupper() for part in word.split("-"))
        )
    )
