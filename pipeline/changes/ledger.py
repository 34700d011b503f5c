"""A temporary database on disk: which rows and pages two data sets have, and which match.

It holds ids, digests and positions, so that the memory does not grow with the data sets.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.changes.digest import digest_rows
from pipeline.changes.files import list_parts, read_batches
from pipeline.changes.nouns import DataSetError

Ledger = sqlite3.Connection

OLD, NEW = 0, 1

# ``home`` is the id that a page has now: another one for the old rows of a page that moved.
_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA cache_size = -32768;
CREATE TABLE pages (side, page, sha, PRIMARY KEY (side, page)) WITHOUT ROWID;
CREATE TABLE moved (old PRIMARY KEY, new UNIQUE) WITHOUT ROWID;
CREATE TABLE homes (home PRIMARY KEY, why) WITHOUT ROWID;
CREATE TABLE rows (side, number, page NOT NULL, record NOT NULL, position, digest, home,
                   PRIMARY KEY (side, number)) WITHOUT ROWID;
CREATE UNIQUE INDEX rows_id ON rows (side, home, record);
CREATE TABLE pairs (new INTEGER PRIMARY KEY, old UNIQUE);
CREATE TABLE single (side, number, page, record, position, home,
                     PRIMARY KEY (side, number)) WITHOUT ROWID;
CREATE INDEX single_home ON single (side, home);
CREATE TABLE sought (side, page, PRIMARY KEY (side, page)) WITHOUT ROWID;
"""

_MOVED = """
WITH alone AS (
  SELECT side, sha, min(page) AS page FROM pages AS this
  WHERE sha IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM pages WHERE side = 1 - this.side AND page = this.page)
  GROUP BY side, sha HAVING count(*) = 1)
INSERT INTO moved
SELECT old.page, new.page FROM alone AS old JOIN alone AS new USING (sha)
WHERE old.side = 0 AND new.side = 1
"""

_HOMES = """
INSERT INTO homes
SELECT coalesce(moved.new, old.page), CASE
    WHEN new.page IS NULL THEN 'page_removed'
    WHEN old.sha IS new.sha THEN 'page_same'
    WHEN new.sha IS NULL THEN 'page_unreadable'
    ELSE 'page_changed' END
  FROM pages AS old LEFT JOIN moved ON moved.old = old.page
  LEFT JOIN pages AS new ON new.side = 1 AND new.page = coalesce(moved.new, old.page)
  WHERE old.side = 0
UNION ALL
SELECT page, 'page_added' FROM pages AS this
  WHERE side = 1 AND NOT EXISTS (SELECT 1 FROM moved WHERE new = this.page)
  AND NOT EXISTS (SELECT 1 FROM pages WHERE side = 0 AND page = this.page)
"""

_DIFFERENT = """
INSERT INTO pairs
SELECT new.number, old.number FROM rows AS old JOIN rows AS new USING (home, record)
WHERE old.side = 0 AND new.side = 1 AND old.digest != new.digest
"""

_SINGLE = """
INSERT INTO single
SELECT side, number, page, record, position, home FROM rows AS this WHERE NOT EXISTS (
  SELECT 1 FROM rows WHERE side = 1 - this.side AND home = this.home AND record = this.record)
"""


@contextmanager
def open_ledger() -> Iterator[Ledger]:
    """An empty ledger, in a file that is gone with it.

    Raises ``DataSetError`` where there is no room for the file.
    """
    with closing(sqlite3.connect("")) as ledger:
        try:
            ledger.executescript(_SCHEMA)
            yield ledger
        except sqlite3.OperationalError as error:
            raise DataSetError(f"The temporary file of the comparison failed: {error}.") from error


def note_pages(ledger: Ledger, old: Path, new: Path) -> None:
    """Note what became of each page; nothing where one of the two does not list its pages."""
    if not (list_parts(old, "pages") and list_parts(new, "pages")):
        return
    for side, folder in ((OLD, old), (NEW, new)):
        for _, batch in read_batches(folder, "pages", ("page_id", "sha256")):
            lines = zip(*(column.to_pylist() for column in batch.columns), strict=True)
            ledger.executemany(
                "INSERT OR IGNORE INTO pages VALUES (?, ?, ?)", ((side, *line) for line in lines)
            )
    ledger.execute(_MOVED)
    ledger.execute(_HOMES)


def note_rows(ledger: Ledger, side: int, folder: Path, columns: Sequence[str]) -> None:
    """Note the rows of one data set; ``columns`` are those that make the digest.

    Raises ``DataSetError`` where the rows of a page cannot be told apart.
    """
    names = ("page_id", "record_id", "position")
    home = "coalesce((SELECT new FROM moved WHERE ?1 = 0 AND old = ?3), ?3)"
    insert = f"INSERT INTO rows VALUES (?1, ?2, ?3, ?4, ?5, ?6, {home})"
    read = list(dict.fromkeys((*names, *columns)))
    for first, batch in read_batches(folder, "sister_cities", read):
        missing = [name for name in names if name not in batch.schema.names]
        if missing:
            raise DataSetError(f"{folder} holds rows without {missing[0]}.")
        cells = (batch.column(name).to_pylist() for name in names)
        rows = zip(*cells, digest_rows(batch, columns), strict=True)
        try:
            ledger.executemany(insert, ((side, first + at, *row) for at, row in enumerate(rows)))
        except sqlite3.IntegrityError as error:
            raise DataSetError(
                f"{folder} holds rows of a page without ids of their own."
            ) from error


def match_rows(ledger: Ledger) -> None:
    """Note the pairs of one id whose cells differ, and the rows whose id is in one only."""
    ledger.execute(_DIFFERENT)
    ledger.execute(_SINGLE)


def count(ledger: Ledger, query: str) -> int:
    """The one number that a query gives, 0 for null."""
    return int(ledger.execute(query).fetchone()[0] or 0)
