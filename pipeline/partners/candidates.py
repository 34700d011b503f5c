"""Candidates: every run of words that may be a partner's name, cheap and many.

The gazetteer proposes what it knows, in any script; a country beside capitalised words
proposes them even where the gazetteer does not; so does a word for a kind of place behind
signs, a cue in the sentence, and a short line or cell that is nothing but a name. The scorer
decides.
"""

from __future__ import annotations

from pipeline.languages import CueKind
from pipeline.model import Page, Span
from pipeline.partners.cues import Cues, near
from pipeline.partners.proposals import propose_beside, propose_line, propose_words
from pipeline.partners.scan import scan_names
from pipeline.partners.script_proposals import propose_kinds, propose_with_latin
from pipeline.partners.units import Unit
from pipeline.partners.words import Candidate
from pipeline.places.country_names import countries_within
from pipeline.rules.places import KIND_OF

__all__ = ("Candidate", "find_candidates")

_NO_NAMES: tuple[CueKind, ...] = ("sister_city", "friendship_city", "other", "denied", "seeking")


def find_candidates(page: Page, units: tuple[Unit, ...], cues: Cues) -> list[Candidate]:
    """All candidates of the page, in its order."""
    found: list[Candidate] = []
    claimed = sorted(span for kind in _NO_NAMES for span in cues.spans(kind))
    for unit in units:
        countries = countries_within(page.flat, unit.start, unit.end)
        here = scan_names(page.flat, unit, cues.codes)
        here = _merge(here, propose_kinds(page.flat, unit, countries, here))
        if not page.flat.isascii():
            here += propose_with_latin(page.flat, unit, countries, here)
        here += propose_beside(page.flat, unit, countries, here)
        here += propose_words(page.flat, unit, cues, countries, here)
        if not here:
            here = propose_line(page.flat, unit, countries)
        here = [it for it in here if not _is_claimed(page.flat, it, claimed)]
        here.sort()
        found += [it._replace(order=order) for order, it in enumerate(here)]
    return found


def _is_claimed(flat: str, it: Candidate, claimed: list[Span]) -> bool:
    """Is the name a part of a cue ("Sister City"), or nothing but a word for a kind of place?"""
    if flat[it.start : it.end].lower() in KIND_OF:
        return True
    return any(
        span.start < it.end and it.start < span.end for span in near(claimed, it.start, it.end)
    )


def _merge(known: list[Candidate], wider: list[Candidate]) -> list[Candidate]:
    """The wider ones, and of the known ones those that lie in none of them."""
    kept = [it for it in known if not any(w.start <= it.start and it.end <= w.end for w in wider)]
    return sorted([*kept, *(w for w in wider if not any(_cross(w, it) for it in kept))])


def _cross(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end
