"""One run at a time writes a data set."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from pipeline.owned import LOCK, MARKER, is_marked, mark, refuse
from pipeline.store.files import FILES
from pipeline.store.tables import TABLES


class BusyError(Exception):
    """Another run is writing the data set."""


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold ``folder`` for this run; the lock goes with the process, however it ends.

    Raises BusyError where another process holds it, and FileExistsError where the folder, or
    a file in it, is not this program's.
    """
    _claim(folder)
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    with open(handle, "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(f"Another run is writing to {folder.parent}.") from error
        yield


def _claim(folder: Path) -> None:
    """Make the folder and mark it as ours, or see that it is."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise refuse(folder)
    folder.mkdir(parents=True, exist_ok=True)
    names = (LOCK, *FILES)
    if not is_marked(folder):
        found = {entry.name for entry in folder.iterdir() if not entry.name.startswith(MARKER)}
        # Another run may have made and marked it just now; earlier versions made no mark.
        if found and not is_marked(folder) and not _is_of_earlier_version(folder, found):
            raise refuse(folder)
        mark(folder, names)
    for name in names:
        path = folder / name
        if os.path.lexists(path) and not stat.S_ISREG(path.lstat().st_mode):
            raise refuse(path)


def _is_of_earlier_version(folder: Path, found: set[str]) -> bool:
    if not found <= {LOCK, *FILES} or (folder / FILES[0]).is_symlink():
        return False
    with suppress(sqlite3.Error):
        uri = f"{(folder / FILES[0]).absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as db:
            rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {name for (name,) in rows} == TABLES
    return False
