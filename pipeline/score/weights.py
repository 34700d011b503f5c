"""Which candidates of a page teach, and how much each counts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.score.examples import Example

Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]

_ASIDE, OF_ASIDE = 0.3, 0.1
"""A mention this much less likely than the partner's best one counts this much."""

_EASY = 250
_FAR = 20


def find_asides(gold_of: Sequence[int], unseen: Matrix) -> list[int]:
    """The mentions of partners that speak of no partnership, by what the first pass says of them.

    Gold names the partners, not the places where the page speaks of the partnership: a page
    may name one in a list of games, too.
    """
    best: dict[int, float] = {}
    for gold, probability in zip(gold_of, unseen.tolist(), strict=True):
        best[gold] = max(best.get(gold, 0.0), probability)
    return [n for n, gold in enumerate(gold_of) if gold >= 0 and unseen[n] < _ASIDE * best[gold]]


def weigh(example: Example) -> float:
    """A page of many partners counts more than one of few, but not by their number."""
    return float(1 / np.sqrt(max(8, len(set(example.gold_of)))))


def choose_rows(example: Example) -> Mask:
    """Which candidates to learn from: of a long article's easy negatives only some."""
    right = np.array([gold >= 0 for gold in example.gold_of], bool)
    at = {name: number for number, name in enumerate(example.features)}
    column = example.matrix.T
    hard = (
        (column[at["cue_in_unit"]] > 0)
        | (column[at["places_since_cue"]] < _FAR)
        | ((column[at["known_there"]] > 0) & (column[at["country_after"]] < 10))
    )
    order = np.arange(len(right))
    easy_step = max(1, int((~right).sum()) // _EASY)
    hard_step = max(1, int((hard & ~right).sum()) // (2 * _EASY))
    chosen: Mask = right | (~hard & (order % easy_step == 0)) | (hard & (order % hard_step == 0))
    return chosen
