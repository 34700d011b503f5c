"""Which mentions of the likely partners speak of the partnership, where they stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rapidfuzz import fuzz

from pipeline.model import Span
from pipeline.partners.pair_rows import codes_of, is_city
from pipeline.partners.scene import Scene
from pipeline.partners.scorer import Scores
from pipeline.partners.thresholds import (
    LIKELY,
    NEAR_BEST,
    REVIEW,
    REVIEW_ELSEWHERE,
    SHORTEST_SLIP,
    SIMILAR,
)


def pick_mentions(scene: Scene, scores: Sequence[Scores]) -> dict[int, float]:
    """The candidates that speak of a partner, by number, with their probability.

    A partner's name may stand in many places that say nothing of the partnership, a list
    of sources or a game that was lost there: the best one counts, and those near it.
    """
    least = REVIEW if scene.language in ("en", None) else REVIEW_ELSEWHERE
    owners = scene.pairs.owners
    likely = [n for n, it in enumerate(scores) if it.partner >= least and n not in owners]
    likely += _pick_of_pairs(scene, scores, frozenset(likely))
    best: dict[str, float] = {}
    for n in likely:
        key = scene.keys[n]
        best[key] = max(best.get(key, 0.0), scores[n].here)
    slips = {n: REVIEW for n in range(len(scores)) if _is_slip(scene, n, best)}
    return slips | {
        n: scores[n].partner
        for n in likely
        if scores[n].here >= NEAR_BEST * best[scene.keys[n]] or _opens_text(scene, scores, n)
    }


def _pick_of_pairs(scene: Scene, scores: Sequence[Scores], kept: Collection[int]) -> list[int]:
    """In a list of pairs each row has a partner: the likeliest, where none is likely enough.

    It stands marked, as its probability is what it is.
    """
    if not scene.pairs.in_rows or not scene.cues.strong:
        return []
    rows: dict[Span, list[int]] = {}
    for n in scene.pairs.owner_of:
        rows.setdefault(scene.units[scene.candidates[n].unit].line, []).append(n)
    found = []
    for numbers in rows.values():
        if not any(n in kept for n in numbers):
            abroad = [n for n in numbers if _is_city_abroad(scene, n)]
            found += sorted(abroad, key=lambda n: (-scores[n].here, n))[:1]
    return found


def _is_city_abroad(scene: Scene, number: int) -> bool:
    it = scene.candidates[number]
    return scene.pairs.country not in codes_of(it) and is_city(scene.page.flat, it)


def _is_slip(scene: Scene, number: int, kept: Mapping[str, float]) -> bool:
    """Is it a partner's name with a slip ("Yokohamma"), which no gazetteer knows?"""
    it, key = scene.candidates[number], scene.keys[number]
    if it.named or key in kept or len(key) < SHORTEST_SLIP:
        return False
    return any(fuzz.ratio(key, other, score_cutoff=SIMILAR) for other in kept)


def _opens_text(scene: Scene, scores: Sequence[Scores], number: int) -> bool:
    """``Leiden is the third largest …``: a paragraph that begins with the name is about it."""
    it = scene.candidates[number]
    unit = scene.units[it.unit]
    return unit.prose and it.start == unit.start and scores[number].here >= LIKELY
