"""What was read before, in one SQLite file that can be deleted at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from pipeline.page.references import Reference
from pipeline.store import tables
from pipeline.store.files import FILE
from pipeline.store.nouns import Patch, Result


class Store:
    """The cache of one data set. Any method raises sqlite3.DatabaseError where it fails."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / FILE, isolation_level=None)
        self._db.executescript(tables.PRAGMAS)
        self._check_version()
        self._db.executescript(tables.SCHEMA)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._db.close()

    def _check_version(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version not in (0, tables.SCHEMA_VERSION):
            raise sqlite3.DatabaseError(f"The cache has version {version}.")
        self._db.execute(f"PRAGMA user_version = {tables.SCHEMA_VERSION:d}")

    def check(self) -> None:
        """Compare tables and indexes: a text of which a bit has changed is found by no query."""
        (said,) = self._db.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            raise sqlite3.DatabaseError(said)

    def plan(self, rows: Iterable[tuple[Reference, str]]) -> list[Reference]:
        """Take the pages of this run with their keys; return those whose id is taken already."""
        refused = []
        with self._transaction():
            self._db.execute("DELETE FROM plan")
            for reference, key in rows:
                done = self._db.execute(
                    "INSERT OR IGNORE INTO plan VALUES (?, ?, ?, ?, ?, ?, ?)", (*reference, key)
                )
                if not done.rowcount:
                    refused.append(reference)
        return refused

    def put_problems(self, results: Iterable[Result]) -> None:
        """Plan what could not even be listed, and keep what there is to say of it."""
        for result in results:
            plan = "INSERT OR IGNORE INTO plan VALUES (?, '', '', '', '', 0, ?)"
            self._db.execute(plan, (result.page_id, result.key))
            query = "SELECT 1 FROM result WHERE page_id = ? AND key = ?"
            if not self._db.execute(query, (result.page_id, result.key)).fetchone():
                self.put([result])

    def forget(self) -> None:
        """Forget every result, so that all pages are read again."""
        with self._transaction():
            self._db.execute(tables.FORGET)
            self._db.execute("DELETE FROM chunk")

    def count_stale(self) -> int:
        return int(self._db.execute(f"SELECT COUNT(*) FROM ({tables.STALE})").fetchone()[0])

    def count_planned(self) -> int:
        return int(self._db.execute("SELECT COUNT(*) FROM plan").fetchone()[0])

    def stale(self) -> Iterator[Reference]:
        """The pages to read, archive by archive. They are listed first: results may come in."""
        self._db.execute("DROP TABLE IF EXISTS temp.stale")
        self._db.execute(f"CREATE TEMP TABLE stale AS {tables.STALE}")
        rows = self._db.execute(
            "SELECT page_id, location, member, sidecar, digest, size FROM stale ORDER BY rowid"
        )
        return (Reference(*row) for row in rows)

    def put(self, results: Iterable[Result]) -> None:
        """Keep what pages gave, all of it or nothing."""
        with self._transaction():
            for page_id, key, readable, body, records in results:
                self._db.execute("DELETE FROM record WHERE page_id = ?", (page_id,))
                self._db.execute(
                    "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)",
                    (page_id, key, readable, body),
                )
                self._db.executemany(
                    "INSERT INTO record VALUES (?, ?, ?, ?, ?)",
                    ((page_id, number, *record) for number, record in enumerate(records)),
                )

    def drop_gone(self) -> list[str]:
        """Drop the results of pages that are no longer planned; return their ids.

        A run that was cut short may have dropped some already: those are told again,
        until ``clear_gone``.
        """
        with self._transaction():
            self._db.execute(tables.GONE)
            for table in ("record", "result"):
                self._db.execute(f"DELETE FROM {table} WHERE page_id IN (SELECT page_id FROM gone)")
            self._db.execute("DELETE FROM gone WHERE page_id IN (SELECT page_id FROM plan)")
        return [page_id for (page_id,) in self._db.execute("SELECT * FROM gone ORDER BY page_id")]

    def clear_gone(self) -> None:
        self._db.execute("DELETE FROM gone")

    def pages(self) -> Iterator[tuple[str, str]]:
        """The id and the key of every page of the data set, in order of id."""
        return self._db.execute(tables.PAGES)

    def is_any_readable(self) -> bool:
        return (
            self._db.execute("SELECT 1 FROM result WHERE readable LIMIT 1").fetchone() is not None
        )

    def body(self, page_id: str) -> bytes:
        row = self._db.execute("SELECT body FROM result WHERE page_id = ?", (page_id,)).fetchone()
        if row is None:
            raise sqlite3.DatabaseError(f"The cache has lost {page_id}.")
        return bytes(row[0])

    def find_repeats(self) -> None:
        """Look across all pages; ``patch`` answers from what this found."""
        self._db.executescript(f"DROP TABLE IF EXISTS temp.repeat; {tables.REPEATS}")

    def patch(self, page_id: str) -> Patch:
        """What other pages, earlier in order of id, say of this page's records."""
        repeats = self._db.execute(tables.REPEATS_OF_PAGE, (page_id,))
        return Patch(tuple(repeats))

    def has_chunk(self, key: str) -> bool:
        query = "SELECT 1 FROM chunk WHERE key = ?"
        return self._db.execute(query, (key,)).fetchone() is not None

    def read_chunk(self, key: str) -> bytes:
        row = self._db.execute("SELECT body FROM chunk WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise sqlite3.DatabaseError("The cache has lost a chunk.")
        return bytes(row[0])

    def put_chunk(self, key: str, body: bytes) -> None:
        self._db.execute("INSERT OR REPLACE INTO chunk VALUES (?, ?)", (key, body))

    def keep_chunks(self, keys: Iterable[str]) -> None:
        """Drop every chunk but these."""
        with self._transaction():
            self._db.execute("CREATE TEMP TABLE kept (key TEXT PRIMARY KEY)")
            self._db.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((key,) for key in keys))
            self._db.execute("DELETE FROM chunk WHERE key NOT IN (SELECT key FROM kept)")
            self._db.execute("DROP TABLE kept")

    def fact(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def put_fact(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def _transaction(self) -> _Transaction:
        return _Transaction(self._db)


class _Transaction:
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: Any, error: Any, at: Any) -> None:
        if kind is None:
            self._db.execute("COMMIT")
        else:
            with suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
