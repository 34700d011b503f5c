"""Put a data set in its place: all files new at one stroke, or all files old.

The files of ``output/`` are links into ``output/.data/current/``, and ``current`` is a link
to the folder of one run. Turning that one link is the only step that a reader can see.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

_DATA = ".data"
_CURRENT = "current"


def find_published(output: Path) -> Path | None:
    """The folder with the files of the last run, None where there was none."""
    current = output / _DATA / _CURRENT
    if current.is_dir():
        return current.resolve()
    return output if (output / "sister_cities.parquet").exists() else None


def stage(output: Path) -> Path:
    """A new folder for the files of this run; those of runs that were cut short go."""
    data = output / _DATA
    data.mkdir(parents=True, exist_ok=True)
    keep = {_CURRENT, os.readlink(data / _CURRENT) if (data / _CURRENT).is_symlink() else ""}
    for entry in data.iterdir():
        if entry.name not in keep:
            _remove(entry)
    folder = Path(tempfile.mkdtemp(prefix="run-", dir=data))
    folder.chmod(0o755)
    return folder


def publish(staged: Path, output: Path) -> None:
    """Make the files in ``staged`` those of the data set; raises OSError, nothing changed."""
    names = sorted(entry.name for entry in staged.iterdir())
    for path in (*staged.rglob("*"), staged):
        _sync(path)
    data = output / _DATA
    old = os.readlink(data / _CURRENT) if (data / _CURRENT).is_symlink() else None
    if old is None:
        old = _adopt(output, names)
    # Names that are new lead nowhere until the one step below.
    for name in names:
        _link_name(output, name)
    _link(data / _CURRENT, staged.name)
    _sync(data)
    if old and old != staged.name:
        shutil.rmtree(data / old, ignore_errors=True)


def _adopt(output: Path, names: Iterable[str]) -> str | None:
    """Bring files that lie in ``output`` itself under the same link, content unchanged."""
    plain = [n for n in names if (output / n).exists() and not (output / n).is_symlink()]
    if not plain:
        return None
    folder = Path(tempfile.mkdtemp(prefix="run-", dir=output / _DATA))
    for name in plain:
        if (output / name).is_file():
            shutil.copy2(output / name, folder / name)
    _link(output / _DATA / _CURRENT, folder.name)
    for name in plain:
        _link_name(output, name)
    return folder.name


def _link_name(output: Path, name: str) -> None:
    target = f"{_DATA}/{_CURRENT}/{name}"
    path = output / name
    if path.is_symlink() and os.readlink(path) == target:
        return
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    _link(path, target)


def _link(path: Path, target: str) -> None:
    """A link that takes its name in one step, whatever had the name before."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    os.symlink(target, temporary)
    os.replace(temporary, path)


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry, ignore_errors=True)
    else:
        entry.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
