"""Choose one mention per field by visible order of trust, and say why not the others.

Within a field, candidates stand in the order: what the structure labels, then what a
wording announces, then the model; sections of a trusted layout before an introduction.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.mentions.events import MEMORANDUM
from pipeline.model import Mention

SOURCE_RANK = {"label": 0, "table": 0, "heading": 0, "list": 0, "title": 1, "phrase": 1, "model": 3}
_UNDATED = 1999
"""A figure without a year is the page's present: it yields to recent ones, not to history."""

_EARLIEST = "1900"
"""What was established before is a town, not a partnership of towns."""

_TWINNING = "1945"
"""Partnerships are rarely older; of two years, the older one is likelier the town's."""

_SCOPE_RANK = {"total": 0, None: 1, "land": 2, "urban": 3, "metro": 4}


class Candidate(NamedTuple):
    """A mention and how much its layout is trusted (0 is most)."""

    mention: Mention
    layout_rank: int


class Choice(NamedTuple):
    """The chosen mention (None where there is no candidate), the rest, and doubts."""

    chosen: Mention | None
    rejected: list[Mention]
    conflict: bool = False


def trust(candidate: Candidate) -> tuple[int, int, int]:
    mention, layout_rank = candidate
    return (layout_rank, SOURCE_RANK.get(mention.source, 2), mention.start)


def choose_plain(candidates: Iterable[Candidate]) -> Choice:
    """The most trusted mention; others agree, or are superseded."""
    ready, rejected = _split(candidates)
    if len(ready) < 2:
        return _take(ready, rejected)
    ranked = [candidate.mention for candidate in sorted(ready, key=trust)]
    best = ranked[0]
    rejected += [m.reject("agrees" if m.value == best.value else "superseded") for m in ranked[1:]]
    return Choice(best.choose(), rejected)


def choose_date(candidates: Iterable[Candidate]) -> Choice:
    """The most precise date that agrees with the most trusted one.

    Two dates agree if one is a prefix of the other; dates that do not, in the same or a
    better source, are a conflict.
    """
    ready, rejected = _split(candidates)
    founding = [c for c in ready if c.mention.value < _EARLIEST]
    if founding:
        rejected += [c.mention.reject("too_old") for c in founding]
        ready = [c for c in ready if c not in founding]
    if len(ready) < 2:
        return _take(ready, rejected)
    formal = [c for c in ready if c.mention.rule != MEMORANDUM]
    if formal:
        rejected += [c.mention.reject("not_formal") for c in ready if c not in formal]
        ready = formal
    ranked = sorted(ready, key=trust)
    if any(c.mention.value >= _TWINNING for c in ranked):
        ranked.sort(key=lambda candidate: candidate.mention.value < _TWINNING)
    first = ranked[0].mention
    agreeing = [c.mention for c in ranked if _agree(c.mention.value, first.value)]
    best = max(agreeing, key=lambda mention: len(mention.value))
    conflict = False
    at = next(at for at, candidate in enumerate(ranked) if candidate.mention is best)
    for mention in (c.mention for c in (*ranked[:at], *ranked[at + 1 :])):
        if mention.value == best.value:
            rejected.append(mention.reject("agrees"))
        elif _agree(mention.value, best.value):
            rejected.append(mention.reject("less_precise"))
        else:
            conflict = True
            rejected.append(mention.reject("contradicts"))
    return Choice(best.choose(), rejected, conflict)


def choose_quantity(candidates: Iterable[Candidate], stem: str) -> Choice:
    """Labels before phrases; total before urban before metro; the latest as-of year."""
    ready, rejected = _split(candidates)
    if len(ready) < 2:
        return _take(ready, rejected)

    def rank(candidate: Candidate) -> tuple[int, int, int, int, int]:
        mention, layout_rank = candidate
        source = SOURCE_RANK.get(mention.source, 2)
        return (layout_rank, source, _scope_rank(mention, stem), -_year(mention), mention.start)

    ranked = sorted(ready, key=rank)
    best = ranked[0]
    conflict = False
    for candidate in ranked[1:]:
        reason = _compare(best.mention, candidate.mention, stem)
        conflict |= reason == "contradicts"
        rejected.append(candidate.mention.reject(reason))
    return Choice(best.mention.choose(), rejected, conflict)


def _compare(best: Mention, other: Mention, stem: str) -> str:
    if best.value == other.value:
        return "agrees"
    ours, theirs = _scope_rank(best, stem), _scope_rank(other, stem)
    if theirs > ours:
        return "wider_scope" if theirs == _SCOPE_RANK["metro"] else "narrower_scope"
    if _year(other) != _year(best):
        return "older_figure"
    if SOURCE_RANK.get(other.source, 2) > SOURCE_RANK.get(best.source, 2):
        return "superseded"
    return "contradicts"


def _scope_rank(mention: Mention, stem: str) -> int:
    part = mention.part(f"{stem}_scope")
    return _SCOPE_RANK.get(part.value if part else None, 1)


def _year(mention: Mention) -> int:
    part = mention.part("population_year")
    return int(part.value) if part else _UNDATED


def _take(ready: list[Candidate], rejected: list[Mention]) -> Choice:
    """The only candidate, if there is one."""
    return Choice(ready[0].mention.choose() if ready else None, rejected)


def _split(candidates: Iterable[Candidate]) -> tuple[list[Candidate], list[Mention]]:
    ready, rejected = [], []
    for candidate in candidates:
        if candidate.mention.reason is None:
            ready.append(candidate)
        else:
            rejected.append(candidate.mention)
    return ready, rejected


def _agree(one: str, two: str) -> bool:
    return one.startswith(two) or two.startswith(one)
