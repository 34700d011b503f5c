"""When the cache fails: is its file at fault, or the machine?"""

from __future__ import annotations

import sqlite3

_OF_MACHINE = frozenset(
    (
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN),
        *(sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH),
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM),
    )
)
"""What SQLite says where the disk, the folder or another program is at fault."""


def is_broken(error: sqlite3.DatabaseError) -> bool:
    """Whether the file itself is at fault, so that a new one mends it."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code == sqlite3.SQLITE_IOERR_SHORT_READ or code & 0xFF not in _OF_MACHINE
