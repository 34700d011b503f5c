"""Candidates: every run of words that may be a partner's name, cheap and many.

The gazetteer proposes what it knows, in any script; a country beside capitalised words
proposes them even where the gazetteer does not; and so does a short line or cell that is
nothing but a name. The scorer decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.languages import CueKind, connectives
from pipeline.model import Page, Span
from pipeline.partners.cues import Cues, near
from pipeline.partners.units import Unit
from pipeline.places.country_names import Country, countries_within
from pipeline.places.kinds import split_kind
from pipeline.places.names import ENDS_OF_SIGNS, Named, find_named, is_sign, longest_name
from pipeline.rules.places import KIND_OF

_MOST_WORDS = 6
_REACH = 70
_WORD = re.compile(r"['’`ʻ]?[^\W\d_][\w'’`ʻ.\-]*", re.UNICODE)
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)$")
_JOINTS = frozenset((" ", "", " & ", "/", " / "))
_BESIDE = re.compile(r"\s*(?:[,，、]|[(（\[]|\s-|:|/|\bin\b)?\s*(?:[^\W\d_][\w.' -]{1,30}, )?(?:the |in |- )?$")
_BARE_LINE = re.compile(r"(?:\W|\d{1,3}[.)]|\bno\.)*", re.IGNORECASE)
_NO_NAMES: tuple[CueKind, ...] = ("sister_city", "friendship_city", "other", "denied", "seeking")
_TAIL = " .,'’`-–:;"


class Candidate(NamedTuple):
    """A place that may be a partner: where its name stands, in which unit, and what it may be.

    ``named`` are the gazetteer's places of that name, empty where it has none; ``source``
    says what proposed it: gazetteer, country, or line.
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


def find_candidates(page: Page, units: tuple[Unit, ...], cues: Cues) -> list[Candidate]:
    """All candidates of the page, in its order."""
    found: list[Candidate] = []
    claimed = sorted(span for kind in _NO_NAMES for span in cues.spans(kind))
    for unit in units:
        countries = countries_within(page.flat, unit.start, unit.end)
        here = _scan(page.flat, unit)
        here += _beside_countries(page.flat, unit, countries, here)
        if not here:
            here = _whole_line(page.flat, unit, countries)
        here = [it for it in here if not _is_claimed(page.flat, it, claimed)]
        here.sort()
        found += [it._replace(order=order) for order, it in enumerate(here)]
    return found


def _is_claimed(flat: str, it: Candidate, claimed: list[Span]) -> bool:
    """Is the name a part of a cue ("Sister City"), or nothing but a word for a kind of place?"""
    if flat[it.start : it.end].lower() in KIND_OF:
        return True
    return any(span.start < it.end and it.start < span.end for span in near(claimed, it.start, it.end))


def _scan(flat: str, unit: Unit) -> list[Candidate]:
    """What the gazetteer knows: the longest run of words that begins at each word."""
    found: list[Candidate] = []
    words = list(_WORD.finditer(flat, unit.start, unit.end))
    at, signs_read = 0, unit.start
    while at < len(words):
        word = words[at]
        if is_sign(word[0][0]) and not "\uac00" <= word[0][0] <= "\ud7a3":
            found += _scan_signs(flat, unit, max(word.start(), signs_read), word.end())
            signs_read = word.end()
            at += 1
            continue
        count, named, end = _longest_run(flat, words, at)
        if named:
            found.append(Candidate(word.start(), end, unit.index, 0, named, "gazetteer"))
        at += max(count, 1)
    return found


def _longest_run(
    flat: str, words: list[re.Match[str]], at: int
) -> tuple[int, tuple[Named, ...], int]:
    """How many words from ``at`` the gazetteer knows as one name, its places, and its end."""
    if not _may_begin(words[at][0]):
        return 0, (), 0
    last = at
    runs = [at] if _may_end(words[at][0]) else []
    while last + 1 < len(words) and last - at + 1 < _MOST_WORDS:
        if flat[words[last].end() : words[last + 1].start()] not in _JOINTS:
            break
        last += 1
        if _may_end(words[last][0]):
            runs.append(last)
        elif words[last][0].lower() not in connectives():
            break
    for last in reversed(runs):
        end = words[last].end()
        if flat[end - 2 : end] in ("'s", "’s"):
            end -= 2
        while flat[end - 1] in _TAIL:
            end -= 1
        named = _find(flat[words[at].start() : end])
        if named:
            return last - at + 1, named, end
    return 0, (), 0


def _find(name: str) -> tuple[Named, ...]:
    name = name.strip("'’` ")
    return find_named(name) or find_named(split_kind(name)[0])


def _may_begin(word: str) -> bool:
    """Capitalised, of a script without capitals, or an apostrophe in front (``'s-Hertogenbosch``)."""
    return _is_capital(word.lstrip("'’`ʻ")) or (word[0] in "'’`" and "-" in word)


def _may_end(word: str) -> bool:
    return _is_capital(word.lstrip("'’`ʻ")) or word[0] in "'’`"


def _is_capital(word: str) -> bool:
    first = word[:1]
    return first.isupper() or (first.isalpha() and first.upper() == first.lower()) or (
        "-" in word and word[1:2] in "-'" and any(part[:1].isupper() for part in word.split("-"))
    )


def _scan_signs(flat: str, unit: Unit, start: int, end: int) -> list[Candidate]:
    """Names in a run without blanks: from each sign the longest that the gazetteer knows."""
    found = []
    at = start
    while at < end:
        stop = longest_name(flat, at, min(end, at + 16))
        if stop - at >= 2:
            stop += stop < end and flat[stop] in ENDS_OF_SIGNS
            named = find_named(flat[at:stop]) or find_named(flat[at : stop - 1])
            found.append(Candidate(at, stop, unit.index, 0, named, "gazetteer"))
            at = stop
        else:
            at += 1
    return found


def _beside_countries(
    flat: str, unit: Unit, countries: list[Country], known: list[Candidate]
) -> list[Candidate]:
    """Capitalised words right before a country, where the gazetteer knows none of them."""
    found: list[Candidate] = []
    for country in countries:
        beside = _BESIDE.search(flat, max(unit.start, country.start - _REACH), country.start)
        if beside is None:
            continue
        run = _run_before(flat, unit, beside.start())
        taken = [*known, *found]
        if run is None or any(it.start < run.end and run.start < it.end for it in taken):
            continue
        if any(it.start < run.end and run.start < it.end for it in countries):
            continue
        found.append(Candidate(*run, unit.index, 0, (), "country"))
    return found


def _run_before(flat: str, unit: Unit, end: int) -> Span | None:
    """The capitalised words that end at ``end``, connectives between them included."""
    words = list(_WORD.finditer(flat, max(unit.start, end - _REACH), end))
    if not words or flat[words[-1].end() : end].strip():
        return None
    first = stop = len(words) - 1
    if not _may_end(words[stop][0]):
        return None
    while first and stop - first + 1 < _MOST_WORDS:
        gap = flat[words[first - 1].end() : words[first].start()]
        before = words[first - 1][0]
        if gap not in _JOINTS or not (_may_begin(before) or before.lower() in connectives()):
            break
        first -= 1
    while first < stop and not _may_begin(words[first][0]):
        first += 1
    start = words[first].start()
    ordinal = _ORDINAL.search(flat, max(unit.start, start - 5), start - 1) if start else None
    return Span(ordinal.start() if ordinal else start, words[stop].end())


def _whole_line(flat: str, unit: Unit, countries: list[Country]) -> list[Candidate]:
    """A short unit that is nothing but capitalised words, unknown to the gazetteer."""
    if unit.prose or unit.end - unit.start > _REACH or unit.kind == "title" or countries:
        return []
    lead = _BARE_LINE.match(flat, unit.start, unit.end)
    start = lead.end() if lead else unit.start
    words = list(_WORD.finditer(flat, start, unit.end))
    if not words or words[0].start() != start or len(words) > _MOST_WORDS:
        return []
    run = [words[0]]
    for word in words[1:]:
        if flat[run[-1].end() : word.start()] not in _JOINTS:
            break
        run.append(word)
    if not all(_may_begin(word[0]) or word[0].lower() in connectives() for word in run):
        return []
    if flat[run[-1].end() : unit.end].strip()[:1].isalpha() or not _may_begin(run[0][0]):
        return []
    return [Candidate(start, run[-1].end(), unit.index, 0, (), "line")]
