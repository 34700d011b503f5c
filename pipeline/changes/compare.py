"""Compare two data sets, however large: rows by a digest, cells only where digests differ."""

from __future__ import annotations

from pathlib import Path

from pipeline.changes.cells import compare_rows, list_single
from pipeline.changes.files import count_totals, is_data_set, list_columns
from pipeline.changes.ledger import (
    NEW,
    OLD,
    Ledger,
    count,
    match_rows,
    note_pages,
    note_rows,
    open_ledger,
)
from pipeline.changes.nouns import (
    LIMIT,
    Changes,
    DataSetError,
    count_pages,
    count_rows,
    first_run,
)
from pipeline.changes.pairs import pair_renamed
from pipeline.changes.words import add_words

_RENUMBERED = """
SELECT (
  SELECT count(*) FROM rows AS new JOIN rows AS old USING (home, record)
  WHERE new.side = 1 AND old.side = 0 AND new.position IS NOT old.position
) + (
  SELECT count(*) FROM pairs JOIN rows AS new ON new.side = 1 AND new.number = pairs.new
  JOIN rows AS old ON old.side = 0 AND old.number = pairs.old
  WHERE new.record != old.record AND new.position IS NOT old.position
)
"""

_NO_CELLS = ("position", "confidence")
"""A row that another one was put before is the same row, as is one of which the scorer is a
little surer because of it."""


def compare_folders(old: Path | None, new: Path, *, limit: int = LIMIT) -> Changes:
    """What is different in the data set ``new`` beside that of ``old``, if there is one.

    Each list holds at most ``limit`` rows. Raises ``DataSetError`` where ``new`` holds no
    data set or a file cannot be read.
    """
    if not is_data_set(new):
        raise DataSetError(f"{new} holds no data set.")
    if old is None or not is_data_set(old):
        return first_run(count_totals(new))
    columns_old, columns_new = (list_columns(each, "sister_cities") for each in (old, new))
    common = [name for name in columns_new if name in columns_old and name not in _NO_CELLS]
    with open_ledger() as ledger:
        note_pages(ledger, old, new)
        for side, folder in ((OLD, old), (NEW, new)):
            note_rows(ledger, side, folder, common)
        match_rows(ledger)
        pair_renamed(ledger, old, new)
        changed, cells, listed = compare_rows(ledger, old, new, common, limit)
        return Changes(
            first=False,
            rows=_count_rows(ledger, changed),
            pages=_count_pages(ledger, count_totals(new)["pages"]),
            cells={name: cells[name] for name in common if cells[name]},
            new_columns=tuple(name for name in columns_new if name not in columns_old),
            lost_columns=tuple(name for name in columns_old if name not in columns_new),
            limit=limit,
            added=list_single(ledger, NEW, new, limit),
            removed=list_single(ledger, OLD, old, limit),
            changed=tuple(add_words(ledger, old, new, listed)),
        )


def _count_rows(ledger: Ledger, changed: int) -> dict[str, int]:
    total = count(ledger, "SELECT count(*) FROM rows WHERE side = 1")
    added = count(ledger, "SELECT count(*) FROM single WHERE side = 1")
    return count_rows(
        total,
        added=added,
        removed=count(ledger, "SELECT count(*) FROM single WHERE side = 0"),
        changed=changed,
        unchanged=total - added - changed,
        renumbered=count(ledger, _RENUMBERED),
    )


def _count_pages(ledger: Ledger, total: int) -> dict[str, int]:
    counts = dict(ledger.execute("SELECT why, count(*) FROM homes GROUP BY why"))
    moved = count(ledger, "SELECT count(*) FROM moved")
    return count_pages(
        total,
        added=counts.get("page_added", 0),
        removed=counts.get("page_removed", 0),
        moved=moved,
        changed=counts.get("page_changed", 0) + counts.get("page_unreadable", 0),
        unchanged=counts.get("page_same", 0) - moved,
    )
