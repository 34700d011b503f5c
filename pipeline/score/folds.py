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

    ``sites`` maps a slug to its site; a slug without one is a site of its own. Sites go, in
    the order of a hash of their name, to the fold with the fewest gold rows so far, so that
    folds are alike in size and the same pages always give the same folds.
    """
    members: dict[str, list[Case]] = {}
    for case in cases:
        members.setdefault(sites.get(case.slug, case.slug), []).append(case)
    loads = [(0, 0, number) for number in range(count)]
    fold_of: dict[str, int] = {}
    for site in sorted(members, key=lambda site: (sha256(site.encode()).digest(), site)):
        rows, pages, number = min(loads)
        rows += sum(len(case.golds) for case in members[site])
        loads[number] = (rows, pages + len(members[site]), number)
        fold_of.update({case.slug: number for case in members[site]})
    return [[case for case in cases if fold_of[case.slug] == n] for n in range(count)]
