"""Rows whose id changed and that are the same for certain, because their page says so."""

from __future__ import annotations

from pathlib import Path

from pipeline.changes.files import read_rows
from pipeline.changes.ledger import NEW, OLD, Ledger
from pipeline.changes.words import read_mentions
from pipeline.values.fold_name import name_key

# ``same`` tells that the page's bytes are those of before, so that offsets mean the same words.
_SCHEMA = """
CREATE TABLE marks (side, number, page, record, home, same, name, place, first, last,
                    PRIMARY KEY (side, number)) WITHOUT ROWID;
CREATE INDEX marks_id ON marks (side, page, record);
CREATE TABLE fitting (old, new, PRIMARY KEY (old, new)) WITHOUT ROWID;
CREATE TABLE certain (old, new);
"""

_MARKS = """
INSERT INTO marks
SELECT side, number, page, record, home, coalesce(why = 'page_same', 0), NULL, NULL, NULL, NULL
FROM single AS this LEFT JOIN homes USING (home)
WHERE EXISTS (SELECT 1 FROM single WHERE side = 1 - this.side AND home = this.home)
"""

_INDEXES = """
CREATE INDEX marks_first ON marks (side, home, first);
CREATE INDEX marks_last ON marks (side, home, last);
CREATE INDEX marks_name ON marks (side, home, name);
CREATE INDEX marks_place ON marks (side, home, place);
"""

_FITTING = """
INSERT OR IGNORE INTO fitting SELECT old.number, new.number
FROM marks AS old JOIN marks AS new ON old.home = new.home AND old.{mark} = new.{mark}
WHERE old.side = 0 AND new.side = 1 AND (old.same OR NOT {by_offset})
"""

_CERTAIN = """
INSERT INTO certain
SELECT old, new FROM fitting
JOIN (SELECT old FROM fitting GROUP BY old HAVING count(*) = 1) USING (old)
JOIN (SELECT new FROM fitting GROUP BY new HAVING count(*) = 1) USING (new)
"""

_SETTLE = """
INSERT INTO pairs SELECT new, old FROM certain;
DELETE FROM marks WHERE side = 0 AND number IN (SELECT old FROM certain);
DELETE FROM marks WHERE side = 1 AND number IN (SELECT new FROM certain);
DELETE FROM single WHERE side = 0 AND number IN (SELECT old FROM certain);
DELETE FROM single WHERE side = 1 AND number IN (SELECT new FROM certain);
DELETE FROM certain;
DELETE FROM fitting;
"""

_RULES = (("first", "last"), ("name",), ("place",))
"""What old and new row share on their page, the surest first: where the words of the name
begin or end, the name, the place in the gazetteer."""


def pair_renamed(ledger: Ledger, old: Path, new: Path) -> None:
    """Move rows of one page from ``single`` to ``pairs`` where only one candidate fits."""
    ledger.executescript(_SCHEMA)
    ledger.execute(_MARKS)
    if not ledger.execute("SELECT 1 FROM marks LIMIT 1").fetchone():
        return
    for side, folder in ((OLD, old), (NEW, new)):
        _mark_names(ledger, side, folder)
        _mark_offsets(ledger, side, folder)
    ledger.executescript(_INDEXES)
    for marks in _RULES:
        for mark in marks:
            by_offset = int(mark in ("first", "last"))
            ledger.execute(_FITTING.format(mark=mark, by_offset=by_offset))
        ledger.execute(_CERTAIN)
        ledger.executescript(_SETTLE)


def _mark_names(ledger: Ledger, side: int, folder: Path) -> None:
    query = "SELECT number FROM marks WHERE side = ? ORDER BY number"
    numbers = [number for (number,) in ledger.execute(query, (side,))]
    lines = (
        (name_key(row.get("name") or "") or None, row.get("geonames_id"), side, number)
        for number, row in read_rows(folder, "sister_cities", ("name", "geonames_id"), numbers)
    )
    ledger.executemany("UPDATE marks SET name = ?, place = ? WHERE side = ? AND number = ?", lines)


def _mark_offsets(ledger: Ledger, side: int, folder: Path) -> None:
    pages = "SELECT DISTINCT side, page FROM marks WHERE side = ? AND same"
    ledger.execute(f"INSERT INTO sought {pages}", (side,))
    lines = (
        (row["start"], row["end"], side, row["page_id"], row["record_id"])
        for row in read_mentions(ledger, side, folder, ("name_as_written",))
        if row["record_id"] is not None
    )
    ledger.executemany(
        "UPDATE marks SET first = ?, last = ? WHERE side = ? AND page = ? AND record = ?", lines
    )
