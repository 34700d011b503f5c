"""What a comparison of two data sets says: counts of all, and lists that are capped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Cell = str | int | float | bool | list[str] | None
"""A cell as JSON has it: days are ISO text."""

LIMIT = 1000
"""How many rows each list holds, unless the caller asks for another number."""

REASONS = {
    "page_added": "its page is new",
    "page_removed": "its page left the data set",
    "page_unreadable": "its page can no longer be read",
    "page_changed": "the page changed",
    "page_same": "the page is the same, it is read differently now",
}
"""Why a row came, went or is different, as far as the data sets can tell."""


class DataSetError(ValueError):
    """A folder cannot be compared; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a cell rests on; offsets are ``None`` where they stand outside the text."""

    words: str
    page_id: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell before and after; no evidence where it is blank or nothing on a page proves it."""

    column: str
    old: Cell
    new: Cell
    old_evidence: Evidence | None = None
    new_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is in both, under the id it has now; ``why`` is a key of ``REASONS``."""

    record_id: str
    page_id: str
    name: str | None
    why: str | None
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row that is in one of the two only; ``why`` is a key of ``REASONS`` or ``None``."""

    record_id: str
    page_id: str
    name: str | None
    country: str | None
    established: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different in ``new``, beside ``old``.

    ``rows``: ``total`` (now), ``added``, ``removed``, ``changed``, ``unchanged``, and
    ``renumbered``: of the last two, those of another ``position``, which alone is no change.
    ``pages``: ``total``, ``added``, ``removed``, ``moved`` (same bytes, another id),
    ``changed`` (other bytes), ``unchanged``. ``cells``: column -> changed cells, columns in
    the order of the data set. The lists hold at most ``limit`` rows each, by page and
    position; the counts are of all. Where ``first`` there was nothing to compare with.
    """

    first: bool
    rows: Mapping[str, int]
    pages: Mapping[str, int]
    cells: Mapping[str, int] = field(default_factory=dict)
    new_columns: tuple[str, ...] = ()
    lost_columns: tuple[str, ...] = ()
    limit: int = LIMIT
    added: tuple[ListedRow, ...] = ()
    removed: tuple[ListedRow, ...] = ()
    changed: tuple[RowChange, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether there was an older data set and all rows and pages are as they were."""
        rows = (self.rows[name] for name in ("added", "removed", "changed"))
        pages = (self.pages[name] for name in ("added", "removed", "moved", "changed"))
        columns = self.new_columns + self.lost_columns
        return not (self.first or columns or any(rows) or any(pages))


def count_rows(total: int, **counts: int) -> dict[str, int]:
    """All counts of rows in their order, those not given 0."""
    names = ("added", "removed", "changed", "unchanged", "renumbered")
    return {"total": total} | {name: counts.get(name, 0) for name in names}


def count_pages(total: int, **counts: int) -> dict[str, int]:
    """All counts of pages in their order, those not given 0."""
    names = ("added", "removed", "moved", "changed", "unchanged")
    return {"total": total} | {name: counts.get(name, 0) for name in names}


def no_changes(totals: Mapping[str, int]) -> Changes:
    """What a run says in which nothing was read again; ``totals`` has ``records`` and ``pages``."""
    records, pages = totals["records"], totals["pages"]
    return Changes(
        first=False,
        rows=count_rows(records, unchanged=records),
        pages=count_pages(pages, unchanged=pages),
    )


def first_run(totals: Mapping[str, int]) -> Changes:
    """What the first run says: counts only; ``totals`` has ``records`` and ``pages``."""
    records, pages = totals["records"], totals["pages"]
    return Changes(first=True, rows=count_rows(records), pages=count_pages(pages))
