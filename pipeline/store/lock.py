"""One run at a time writes a data set."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BusyError(Exception):
    """Another run is writing the data set."""


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold ``folder`` for this run; the lock goes with the process, however it ends.

    Raises BusyError where another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(f"Another run is writing to {folder.parent}.") from error
        yield
