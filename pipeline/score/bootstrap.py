"""How sure is a ratio? A 95 % interval by bootstrap over pages, the same on every run."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

RESAMPLES, SEED = 1000, 20_240_501
_TAILS = (2.5, 97.5)

Interval = tuple[float, float]


def find_interval(parts: Sequence[int], wholes: Sequence[int]) -> Interval | None:
    """The interval of ``sum(parts) / sum(wholes)``, one part and one whole a page.

    Pages are drawn with replacement, as the cells of one page stand and fall together.
    None for fewer than two pages, or where there is nothing to divide by.

    >>> find_interval([4, 4, 4], [4, 4, 4])
    (1.0, 1.0)
    """
    if len(parts) < 2 or not any(wholes):
        return None
    draws = np.random.default_rng(SEED).integers(0, len(parts), (RESAMPLES, len(parts)))
    part = np.asarray(parts)[draws].sum(axis=1)
    whole = np.asarray(wholes)[draws].sum(axis=1)
    low, high = np.percentile(part[whole > 0] / whole[whole > 0], _TAILS)
    return float(low), float(high)
