"""The year a figure is of: ``(2018)``, ``as of August 2017``, ``In 2007, …``."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.languages import Codes, field_pattern, other_languages
from pipeline.values.month_names import month_pattern
from pipeline.values.months import ANY_CASE


class AsOf(NamedTuple):
    """A clause that dates a figure, end exclusive; ``year`` is 1900 to 2100."""

    start: int
    end: int
    year: int


_YEAR = r"(?<![0-9])(?<![0-9][-/~.,])(19[0-9]{2}|20[0-9]{2}|2100)(?!'?s\b|[-/~.,]?[0-9])"
_MONTH = rf"{ANY_CASE}\.?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_DATED = rf"(?:{_DAY} (?:of )?)?(?:(?:early|late|mid)[ -])?(?:{_MONTH},? )?(?:{_DAY},? )?(?:of )?"
_TIME = rf"(?:the )?(?:(?:end|beginning|middle|start) of )?(?:the )?(?:year )?{_DATED}{_YEAR}"
_SOURCE = (
    r"(?:(?:official|national|population|government|municipal|local|general) )?"
    r"(?:census|statistics|estimates?|data|figures?|surveys?)"
)

_FILLERS = re.compile(
    rf"(?:as|of|at|by|in|the|end|from|year|on|early|late|mid|census|statistics|official"
    rf"|estimates?|estimated|est|data|figures?|population|survey|total|according|to|per"
    rf"|{_MONTH}|{_DAY}|[年년][末底]?(?:[0-9]{{1,2}}月)?|[0-9]{{1,2}}월)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[ \t]*(?:\n[ \t]*)?,?[ ]?\(([^()\n]{4,48})\)")
_LABEL = re.compile(r"\(([^()\n]{4,48})\)[ \t]*(?:[:|-][ \t]*)?(?:\n[ \t]*)?\Z")
_NUMERIC_DAY = re.compile(
    r"(?<![0-9])[0-9]{1,2}([./-])[0-9]{1,2}\1"
    r"|(?<=[0-9]{4})([.-]) ?[0-9]{1,2}\2 ?[0-9]{1,2}|(?<=[0-9]{4})\. ?[0-9]{1,2}\.?"
)
_YEAR_ALONE = re.compile(_YEAR)
_AFTER = re.compile(
    rf",?[ \t]*(?:\n[ \t]*)?\(?((?:as (?:of|at|per)|in|by|at|per|according to)"
    rf" (?:(?:the )?{_YEAR} {_SOURCE}\b|(?:the )?{_SOURCE} (?:of|in|from|for) {_TIME}|{_TIME}))",
    re.IGNORECASE,
)
# These date all that follows in the sentence.
_STRONG = re.compile(
    rf"\b(?:as (?:of|at) {_TIME}|according to [^.;:0-9]{{0,60}}{_YEAR}(?: {_SOURCE})?"
    rf"|(?:(?:in|at|by|per|from) )?(?:the |an? )?{_YEAR} {_SOURCE}\b"
    rf"|(?<=population )(?:in|at|by) {_TIME}|(?:the )?{_SOURCE}(?: taken)? (?:of|in|from|for) {_TIME})",
    re.IGNORECASE,
)
# "In 1992, …" opens any sentence; it dates a figure only if nothing else comes between.
_WEAK = re.compile(rf"[\s\"'(]*((?:in|by|at) {_TIME}),? ([^,;:()0-9]{{0,90}})\Z", re.IGNORECASE)
_OTHER_EVENT = re.compile(
    r"\b(?:and|which|who|that|when|where|found\w*|establish\w*|built|set up|incorporated)\b",
    re.IGNORECASE,
)


def as_of_after(flat: str, pos: int, ceiling: int) -> AsOf | None:
    """Read the year given directly after a figure that ends at ``pos``.

    >>> as_of_after("5,000 (2020 census)", 5, 19)
    AsOf(start=6, end=19, year=2020)
    """
    if brackets := _BRACKETS.match(flat, pos, ceiling):
        year = _only_year(brackets[1], other_languages(flat))
        if year is not None:
            return AsOf(brackets.start(1) - 1, brackets.end(), year)
    if phrase := _AFTER.match(flat, pos, ceiling):
        return AsOf(*phrase.span(1), _year(phrase))
    return None


def as_of_before(flat: str, floor: int, pos: int) -> AsOf | None:
    """Read the clause in ``flat[floor:pos]``, a sentence's start, that dates what follows.

    >>> as_of_before("In 2007, its population reached 5,000", 0, 32)
    AsOf(start=0, end=7, year=2007)
    """
    label = _LABEL.search(flat, max(floor, pos - 60), pos)
    year = _only_year(label[1], other_languages(flat)) if label else None
    if label and year is not None:
        return AsOf(label.start(), label.end(1) + 1, year)
    strong = list(_STRONG.finditer(flat, floor, pos))
    if strong:
        last = strong[-1]
        if not _YEAR_ALONE.search(flat, last.end(), pos):
            return AsOf(*last.span(), _year(last))
        return None
    weak = _WEAK.match(flat, floor, pos)
    if weak is None or _OTHER_EVENT.search(weak[3]):
        return None
    return AsOf(*weak.span(1), _year(weak))


def _only_year(words: str, codes: Codes) -> int | None:
    """The year in brackets that hold nothing but a date and words such as "census"."""
    year = _read_year(words)
    if year is None and codes:
        words = month_pattern(codes).sub(" ", words)
        words = field_pattern("quantities", "as_of", codes).sub(" ", words)
        year = _read_year(words.replace(":", " "))
    return year


def _read_year(words: str) -> int | None:
    plain = _NUMERIC_DAY.sub("", words)
    years = _YEAR_ALONE.findall(plain)
    if len(years) != 1:
        return None
    rest = re.split(r"[\s.,-]+", plain.replace(years[0], " "))
    return int(years[0]) if all(_FILLERS.fullmatch(word) for word in rest if word) else None


def _year(match: re.Match[str]) -> int:
    """The one group of four digits that took part in the match."""
    return int(next(group for group in match.groups() if group and group.isdigit()))
