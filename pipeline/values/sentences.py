"""Part running text into sentences and clauses.

A blank behind the full stop may be missing ("their relations.Graz entered"); a
full stop behind an abbreviation, an initial or a number ends nothing.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.languages import Codes, field_pattern, load_pack, other_languages
from pipeline.memory import per_words
from pipeline.model import Span
from pipeline.values.month_names import month_pattern
from pipeline.values.months import CAPITAL

# One class of signs comes first, so that the search for them is fast.
_STOP = re.compile(
    r"[.!?;\u3002\n](?:(?<=\n)\n*|(?<!\n)[.!?;\u3002]*[\"')\]]*(?=\s|[A-Z\u2018\u201c\"]|$))"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Co|Ltd|Inc|St|Mt|Ft|No|Nos|Dr|Mr|Mrs|Ms|Prof|Gov|Jr|Sr|etc|[Aa]pprox|ca|est|[Pp]op|sq"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|incl|e\.g|i\.e|a\.m|p\.m|R|D|U\.S|U\.K"
    r"|P\.R|R\.O)|(?:^|[\s(.])[A-Z])$"
)
_SMALL = frozenset("etc approx ca est pop sq vs incl".split())
"""Those of one word in small letters."""

_MOST_LETTERS = 7
_DAY = re.compile(r"(?:^|[^\d.,:/-])[0-3]?\d$")
_MONTH_OF_YEAR = re.compile(rf"\s?(?:{CAPITAL})\.?,?\s\d{{4}}(?!\d)")


@per_words
def split_sentences(flat: str, start: int, end: int) -> list[Span]:
    """The sentences of ``flat[start:end]``, blanks around them left out.

    >>> text = "It is big. Co. Ltd. came in Oct. 1990.Then it grew."
    >>> [text[s:e] for s, e in split_sentences(text, 0, len(text))]
    ['It is big.', 'Co. Ltd. came in Oct. 1990.', 'Then it grew.']
    """
    sentences, begin = [], start
    for stop in _stops(other_languages(flat)).finditer(flat, start, end):
        at, behind = stop.span()
        if flat[at] == "." and not _ends(flat, begin, at, behind):
            continue
        sentences.append(_strip(flat, begin, behind))
        begin = behind
    sentences.append(_strip(flat, begin, end))
    return [span for span in sentences if span.end > span.start]


@cache
def _stops(codes: Codes) -> re.Pattern[str]:
    """Where the scripts of these languages stand without blanks, none stands behind a stop."""
    if all(load_pack(code).spaced for code in codes):
        return _STOP
    return re.compile(rf"\u3002[\"')\]]*|{_STOP.pattern}")


def _ends(flat: str, begin: int, at: int, behind: int) -> bool:
    """Does the full stop end the sentence that began at ``begin``?"""
    following = flat[behind : behind + 2].lstrip()[:1]
    if following.islower():
        return False
    before = flat[at - 1 : at]
    codes = other_languages(flat)
    if codes and _goes_on(flat, begin, at, behind, codes):
        return False
    if before.isdigit():
        return not following.isdigit() and not _is_day(flat, at, behind)
    if _is_short_for(flat, begin, at):
        return False
    glued = behind < len(flat) and not flat[behind].isspace()
    return not glued or before.islower() or before in ")%"


def _is_day(flat: str, at: int, behind: int) -> bool:
    """``28. December 1958``"""
    return bool(_DAY.search(flat, max(0, at - 3), at) and _MONTH_OF_YEAR.match(flat, behind))


def _goes_on(flat: str, begin: int, at: int, behind: int, codes: Codes) -> bool:
    """Does a day's number or an abbreviation of these languages end here: ``12. Mai``, ``Mio.``?"""
    if flat[at - 1].isdigit() and month_pattern(codes).match(flat, behind + 1):
        return True
    short = field_pattern("quantities", "abbreviations", codes, r"WORDS\Z")
    return short.search(flat, max(begin, at - _MOST_LETTERS), at) is not None


def _is_short_for(flat: str, begin: int, end: int) -> bool:
    """Does an abbreviation end here? None has so many letters."""
    if flat[max(0, end - _MOST_LETTERS) : end].isalpha():
        return False
    word = flat[max(begin, end - 8) : end].rpartition(" ")[2]
    if word.islower() and word.isalpha():
        # Most sentences end so, and a look into a set is all that it takes.
        return word in _SMALL
    return _ABBREVIATION.search(flat, max(begin, end - 8), end) is not None


def _strip(flat: str, start: int, end: int) -> Span:
    while start < end and flat[start].isspace():
        start += 1
    while end > start and flat[end - 1].isspace():
        end -= 1
    return Span(start, end)
