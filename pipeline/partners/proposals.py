"""Names that the gazetteer does not know: beside a country, before a kind, by a cue, or alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from pipeline.languages import connectives
from pipeline.model import Span
from pipeline.partners.common import common_words
from pipeline.partners.cues import Cues
from pipeline.partners.units import Unit
from pipeline.partners.words import JOINTS, MOST_WORDS, WORD, Candidate, may_begin, may_end
from pipeline.places.country_names import Country
from pipeline.places.names import is_sign
from pipeline.values.names import looks_like_name

_REACH = 70
_SHORTEST_WORD = 3
_TAIL = ".,'’`-"
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)$")
_GAP = r"\s*(?:[,，、]|[(（\[]|\s-|:|/|\bin\b)?\s*"
_BESIDE = re.compile(rf"{_GAP}(?:(?<![\w\ufffd])[^\W\d_][\w.' -]{{1,30}}, )?(?:the |in |- )?$")
_RIGHT_BESIDE = re.compile(rf"{_GAP}(?:the |in |- )?$")
_BARE_LINE = re.compile(r"(?:\W|\d{1,3}[.)]|\bno\.)*", re.IGNORECASE)


def propose_beside(
    flat: str, unit: Unit, countries: list[Country], known: list[Candidate]
) -> list[Candidate]:
    """Capitalised words right before a country, where the gazetteer knows none of them."""
    found: list[Candidate] = []
    for country in countries:
        begin = max(unit.start, country.start - _REACH)
        # "Little Snoring, Norfolk, England" has a region between; with nothing in front of it
        # the region is the name.
        gaps = (gap.search(flat, begin, country.start) for gap in (_BESIDE, _RIGHT_BESIDE))
        runs = (_run_before(flat, unit, gap.start()) for gap in gaps if gap)
        run = next((it for it in runs if it and _may_be_name(flat, it)), None)
        taken = [*known, *found]
        if run is None or any(it.start < run.end and run.start < it.end for it in taken):
            continue
        if any(it.start < run.end and run.start < it.end for it in countries):
            continue
        found.append(Candidate(*run, unit.index, 0, (), "country"))
    return found


def _may_be_name(flat: str, run: Span) -> bool:
    """Is it none of the single words that stand before countries in lists: "TBD", "Africa"?"""
    return not flat[slice(*run)].isalpha() or looks_like_name(flat, *run)


def _run_before(flat: str, unit: Unit, end: int) -> Span | None:
    """The capitalised words that end at ``end``, connectives between them included."""
    words = list(WORD.finditer(flat, max(unit.start, end - _REACH), end))
    if not words or flat[words[-1].end() : end].strip():
        return None
    first = stop = len(words) - 1
    if not may_end(words[stop][0]):
        return None
    while first and stop - first + 1 < MOST_WORDS:
        gap = flat[words[first - 1].end() : words[first].start()]
        before = words[first - 1][0]
        if gap not in JOINTS or not (may_begin(before) or before.lower() in connectives()):
            break
        first -= 1
    while first < stop and not may_begin(words[first][0]):
        first += 1
    start = words[first].start()
    ordinal = _ORDINAL.search(flat, max(unit.start, start - 5), start - 1) if start else None
    return Span(ordinal.start() if ordinal else start, words[stop].end())


def propose_line(flat: str, unit: Unit, countries: list[Country]) -> list[Candidate]:
    """A short unit that is nothing but capitalised words, unknown to the gazetteer."""
    if unit.prose or unit.end - unit.start > _REACH or unit.kind == "title" or countries:
        return []
    lead = _BARE_LINE.match(flat, unit.start, unit.end)
    start = lead.end() if lead else unit.start
    words = list(WORD.finditer(flat, start, unit.end))
    if not words or words[0].start() != start or len(words) > MOST_WORDS:
        return []
    run = [words[0]]
    for word in words[1:]:
        if flat[run[-1].end() : word.start()] not in JOINTS:
            break
        run.append(word)
    if not all(may_begin(word[0]) or word[0].lower() in connectives() for word in run):
        return []
    if flat[run[-1].end() : unit.end].strip()[:1].isalpha() or not may_begin(run[0][0]):
        return []
    return [Candidate(start, run[-1].end(), unit.index, 0, (), "line")]


def propose_words(
    flat: str, unit: Unit, cues: Cues, countries: list[Country], known: list[Candidate]
) -> list[Candidate]:
    """Capitalised words that no gazetteer knows, in a sentence with a cue of partnership.

    Of running text the first word of a sentence is left out, since all begin so.
    """
    found: list[Candidate] = []
    taken = [(it.start, it.end) for it in known] + [(it.start, it.end) for it in countries]
    starts = [start for start, _ in sorted(taken)]
    ends = list(accumulate((end for _, end in sorted(taken)), max))
    for sentence in unit.sentences:
        if not cues.strong_within(*sentence):
            continue
        words = list(WORD.finditer(flat, *sentence))
        at = 1 if unit.prose else 0
        while at < len(words):
            last = at
            while (
                last + 1 < len(words) and last - at + 1 < MOST_WORDS and _goes_on(flat, words, last)
            ):
                last += 1
            start, end = words[at].start(), words[last].end()
            at = last + 1
            while flat[end - 1] in _TAIL and end - 1 > start:
                end -= 1
            # Of those that begin before its end, does one reach beyond its start?
            before = bisect_left(starts, end)
            if (before and start < ends[before - 1]) or not _is_word(flat[start:end]):
                continue
            found.append(Candidate(start, end, unit.index, 0, (), "word"))
    return found


def _goes_on(flat: str, words: list[re.Match[str]], last: int) -> bool:
    """Is the next word a part of the same name?"""
    if not may_begin(words[last][0]) or words[last][0][-1] == ".":
        return False
    gap = flat[words[last].end() : words[last + 1].start()]
    return gap in (" ", "-", " - ", " – ") and may_begin(words[last + 1][0])


def _is_word(words: str) -> bool:
    """May it be a name that nobody knows?"""
    if len(words) < _SHORTEST_WORD or not may_begin(words) or is_sign(words[0]):
        return False
    return not all(word in common_words() for word in words.lower().split())
