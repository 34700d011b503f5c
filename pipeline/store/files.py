"""The files of the cache."""

from __future__ import annotations

from pathlib import Path

FILE = "pages.sqlite"
FILES = (FILE, f"{FILE}-wal", f"{FILE}-shm", f"{FILE}-journal")


def discard(folder: Path) -> None:
    """Delete the cache under ``folder``; a missing one is no error."""
    for name in FILES:
        (folder / name).unlink(missing_ok=True)
