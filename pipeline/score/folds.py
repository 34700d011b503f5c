"""Split cases into folds so that all pages of one site stand in one fold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from pipeline.score.cases import Case

FOLDS = 5


def split_folds(
    cases: Sequence[Case], sites: Mapping[str, str], count: int = FOLDS
) -> list[list[Case]]:
    """``count`` lists of cases, each in the order of ``cases``; some may be empty.

    ``sites`` maps a slug to its site; a slug without one is a site of its own.
    """
    homes = [sites.get(case.slug, case.slug) for case in cases]
    folds = assign_folds(homes, [len(case.golds) for case in cases], count)
    return [[it for it, n in zip(cases, folds, strict=True) if n == fold] for fold in range(count)]


def assign_folds(sites: Sequence[str], rows: Sequence[int], count: int) -> list[int]:
    """The fold of each page, from its site and the number of its gold rows.

    Sites go, in the order of a hash of their name, to the fold with the fewest gold rows so
    far, so that folds are alike in size and the same pages always give the same folds.
    """
    members: dict[str, list[int]] = {}
    for site, number in zip(sites, rows, strict=True):
        members.setdefault(site, []).append(number)
    loads = [(0, 0, number) for number in range(count)]
    fold_of: dict[str, int] = {}
    for site in sorted(members, key=lambda site: (sha256(site.encode()).digest(), site)):
        load, pages, number = min(loads)
        loads[number] = (load + sum(members[site]), pages + len(members[site]), number)
        fold_of[site] = number
    return [fold_of[site] for site in sites]
