"""Words that weaken a number: about, nearly, over, under."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.languages import other_languages
from pipeline.memory import per_words
from pipeline.values.native_words import read_native_qualifier, read_native_qualifier_after


class Qualifier(NamedTuple):
    """Qualifying words, end exclusive; ``value`` is about, nearly, over or under."""

    start: int
    end: int
    value: str


# Within a table a wording that contains another comes first ("just under", "under").
_BEFORE: tuple[tuple[str, str], ...] = (
    (
        "under",
        r"(?:no|not) more than|not (?:exceeding|over|above)|fewer than|less than"
        r"|(?:slightly|a little|little|well|(?:only )?just) (?:under|below)|at most|up to"
        r"|as many as|a maximum of|below|<=?|≤",
    ),
    (
        "nearly",
        r"(?:only )?just short of|nearly|almost|near(?: to)?|close to|approaching|近",
    ),
    (
        "over",
        r"(?:no|not) (?:less|fewer) than|more than|greater than"
        r"|(?:just |well |slightly |a little |little |far )?(?:over|above)|in excess of|beyond"
        r"|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|at least|upwards? of"
        r"|a minimum of|>=?|≥|超过|超過|逾",
    ),
    ("under", r"under"),
    (
        "about",
        r"in the (?:region|neighbou?rhood|vicinity|order|range) of|somewhere around|about|around"
        r"|round about|approximate(?:ly)?|approx\.?|some|roughly|circa"
        r"|(?-i:ca\.?)|(?<!\.)(?-i:c\.)|(?:an )?estimated(?: at| to be)?|an estimate of|~|≈|±"
        r"|大约|大約|约|約|약",
    ),
)
_AFTER: tuple[tuple[str, str], ...] = (
    ("over", r"\+|plus\b(?! (?:the|an?|its|one|[0-9]))|(?:or|and) (?:more|over|above)\b"),
    ("over", r"以上|余|餘|多|이상"),
    ("about", r"or so\b|odd\b|or thereabouts\b|\(approx(?:\.|imately)?\)|approx\b|左右|前後"),
    ("under", r"or (?:less|fewer|under)\b|以下|미만|이하"),
)


def _compile(table: tuple[tuple[str, str], ...], frame: str) -> re.Pattern[str]:
    ways = "|".join(f"(?P<{value}{row}>{words})" for row, (value, words) in enumerate(table))
    return re.compile(frame.replace("WORDS", ways), re.IGNORECASE)


# "spread over 500 km2" tells where, not how much.
_EXTENT = re.compile(
    r"(?:spread|extend\w*|stretch\w*|scatter\w*|distribut\w*|jurisdiction|rul(?:es?|ed|ing)"
    r"|located|lies|lying|sited|sits|all)(?: out)? (?:over|above)\Z",
    re.IGNORECASE,
)
# No wording begins with a blank, so none is tried there.
_BEFORE_NUMBER = _compile(
    _BEFORE, r"(?!\s)(?:(?<![A-Za-z])|(?![A-Za-z]))(?:WORDS)[ \t]*(?:\n[ \t]*)?\Z"
)
_AFTER_RE = _compile(_AFTER, r"[ \t-]?(?:WORDS)")


@per_words
def qualifier_before(flat: str, floor: int, pos: int) -> Qualifier | None:
    """Read the qualifier directly before ``pos``, blanks apart; never before ``floor``.

    >>> qualifier_before("of just under 5,000", 0, 14)
    Qualifier(start=3, end=13, value='under')
    """
    codes = other_languages(flat)
    if codes and (native := read_native_qualifier(flat, max(floor, pos - 40), pos, codes)):
        return Qualifier(*native)
    found = _as_qualifier(_BEFORE_NUMBER.search(flat, max(floor, pos - 40), pos))
    if found and _EXTENT.search(flat[max(floor, found.start - 16) : found.end]):
        return None
    return found


def qualifier_after(flat: str, pos: int, ceiling: int | None = None) -> Qualifier | None:
    """Read the qualifier directly after ``pos``: ``or so``, ``plus``, ``+``.

    >>> qualifier_after("5,000 or so", 5)
    Qualifier(start=6, end=11, value='about')
    """
    stop = len(flat) if ceiling is None else ceiling
    codes = other_languages(flat)
    if codes and (native := read_native_qualifier_after(flat, pos, stop, codes)):
        return Qualifier(*native)
    return _as_qualifier(_AFTER_RE.match(flat, pos, stop))


def _as_qualifier(match: re.Match[str] | None) -> Qualifier | None:
    if match is None or match.lastgroup is None:
        return None
    start, end = match.span(match.lastgroup)
    return Qualifier(start, end, match.lastgroup.rstrip("0123456789"))
