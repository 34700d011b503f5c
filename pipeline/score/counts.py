"""What is counted: per field, per page, and added up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.score.gold import DETAILS, FIELDS

ROWS = "rows"


@dataclass(slots=True)
class Count:
    """True positives, false positives, misses. A wrong value is one of both the latter."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def expected(self) -> int:
        return self.right + self.missed

    @property
    def precision(self) -> float | None:
        return _divide(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        return _divide(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        return _divide(2 * self.right, 2 * self.right + self.wrong + self.missed)

    def add(self, other: Count) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that is not right. ``kind`` is missed, extra, wrong or unclaimed."""

    page: str
    partner: str
    field: str
    kind: str
    expected: str
    actual: str


@dataclass(slots=True)
class Score:
    """The counts of one page, or of several added up.

    ``language`` is ``en`` or ``other``, of one page only.
    ``rows_right`` are gold rows right in every field, of ``counts["rows"].expected``;
    ``unmarked`` counts the cells of rows that no person is asked to look at, and
    ``unmarked_extra`` such rows that gold does not have; ``on_empty`` are the rows found on
    pages that must give none, ``unmarked_on_empty`` those of them that are not marked.
    ``pages_right`` gave every row that gold has, right in every field, and no other.
    """

    pages: list[str] = field(default_factory=list)
    counts: dict[str, Count] = field(default_factory=dict)
    language: str = ""
    rows_right: int = 0
    unmarked: Count = field(default_factory=Count)
    numbers: int = 0
    unclaimed: int = 0
    unmarked_extra: int = 0
    empty_pages: int = 0
    on_empty: int = 0
    unmarked_on_empty: int = 0
    pages_right: int = 0
    slips: list[Slip] = field(default_factory=list)

    def count(self, name: str) -> Count:
        return self.counts.setdefault(name, Count())

    @property
    def cells(self) -> int:
        """The cells that gold has: its rows, and what it has in them."""
        return sum(self.count(name).expected for name in (ROWS, *FIELDS))

    @property
    def right_cells(self) -> int:
        """Those of ``cells`` that are right, marked or not."""
        return sum(self.count(name).right for name in (ROWS, *FIELDS))


def add_up(scores: Iterable[Score]) -> Score:
    """One score of many."""
    whole = Score(counts={name: Count() for name in (ROWS, *FIELDS, *DETAILS)})
    for score in scores:
        whole.pages += score.pages
        for name, count in score.counts.items():
            whole.count(name).add(count)
        whole.rows_right += score.rows_right
        whole.unmarked.add(score.unmarked)
        whole.numbers += score.numbers
        whole.unclaimed += score.unclaimed
        whole.empty_pages += score.empty_pages
        whole.unmarked_extra += score.unmarked_extra
        whole.on_empty += score.on_empty
        whole.unmarked_on_empty += score.unmarked_on_empty
        whole.pages_right += score.pages_right
        whole.slips += score.slips
    return whole


def _divide(part: int, whole: int) -> float | None:
    return part / whole if whole else None
