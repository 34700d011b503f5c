"""Put a data set in its place: all files new at one stroke, or all files old.

The files of ``output/`` are links into ``output/.data/current/``, and ``current`` is a link
to the folder of one run. Turning that one link is the only step that a reader can see. The
folder that it led to before stays until the next run writes, so that a reader who has
resolved the link reads on in it. Whatever in ``output/`` this program did not make stays,
and is an error where it is in the way (``owned`` tells the two apart).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pipeline.crawl.edited import note_digests
from pipeline.owned import (
    CURRENT,
    DATA,
    MARKER,
    is_link_to,
    is_run,
    list_names,
    mark,
    refuse,
    remove,
)

NAMES = (
    *("sister_cities.parquet", "mentions.parquet", "findings.parquet", "pages.parquet"),
    *("partnerships.parquet", "sister_cities.csv", "partnerships.csv", "findings.csv"),
    *("sister_cities.geojson", "datapackage.json"),
    *("validation_report.html", "validation_report.json", "changes.json", "pages"),
)
"""What a run writes: known beforehand, so that what is in the way is told before the work."""


def check_place(output: Path, names: Iterable[str] = NAMES) -> None:
    """Raise FileExistsError where something that is not ours has a name that a run needs."""
    data = output / DATA
    if data.is_symlink() or (data.exists() and not data.is_dir()):
        raise refuse(data)
    current = data / CURRENT
    if os.path.lexists(current):
        target = os.readlink(current) if current.is_symlink() else ""
        if not is_run(target) or (data / target).is_symlink():
            raise refuse(current)
    for name in names:
        if os.path.lexists(output / name) and not is_link_to(output / name, _aim(name)):
            raise refuse(output / name)


def find_published(output: Path) -> Path | None:
    """The folder with the files of the last run, None where there was none."""
    current = output / DATA / CURRENT
    return current.resolve() if current.is_dir() else None


def find_former(output: Path) -> Path | None:
    """The folder of the run before the last one, as long as it is kept."""
    current = find_published(output)
    if current is None:
        return None
    runs = (it for it in current.parent.iterdir() if is_run(it.name) and not it.is_symlink())
    return next((run for run in sorted(runs) if run != current), None)


def list_published(folder: Path) -> list[str]:
    """The names of the files of a run, sorted; the marker and what others put there are none."""
    found = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    ours = {name.partition("/")[0] for name in list_names(folder)}
    return [name for name in found if name in ours] if ours else found


def stage(output: Path) -> Path:
    """A new folder for the files of this run; those of all runs but the last one go.

    Raises FileExistsError where something is in the way, as ``check_place`` does.
    """
    check_place(output)
    data = output / DATA
    data.mkdir(parents=True, exist_ok=True)
    current = os.readlink(data / CURRENT) if (data / CURRENT).is_symlink() else ""
    for entry in list(data.iterdir()):
        if entry.is_symlink():
            if entry.name.startswith(f".{CURRENT}.") and is_run(os.readlink(entry)):
                entry.unlink()
        elif is_run(entry.name) and entry.name != current:
            _remove(entry)
    folder = Path(tempfile.mkdtemp(prefix="run-", dir=data))
    folder.chmod(0o755)
    mark(folder)
    return folder


def publish(staged: Path, output: Path) -> None:
    """Make the files in ``staged`` those of the data set; raises OSError, nothing changed."""
    names = sorted(entry.name for entry in staged.iterdir() if not entry.name.startswith("."))
    note_digests(staged)
    files = (path for path in staged.rglob("*") if path.is_file() and path.name != MARKER)
    mark(staged, (path.relative_to(staged).as_posix() for path in files))
    for path in (*staged.rglob("*"), staged):
        _sync(path)
    check_place(output, names)
    # Names that are new lead nowhere until the one step below. No name is ever taken from
    # what has it: a link cannot be made where something is.
    for name in names:
        if not os.path.lexists(output / name):
            os.symlink(_aim(name), output / name)
    _turn(output / DATA, staged.name)


def drop(staged: Path, output: Path) -> None:
    """Remove what a run that failed has written, if it is not the data set by now."""
    if not is_link_to(output / DATA / CURRENT, staged.name):
        remove(staged)


def _aim(name: str) -> str:
    return f"{DATA}/{CURRENT}/{name}"


def _turn(data: Path, target: str) -> None:
    """Let ``current`` lead to ``target`` in one step, whichever run it led to before."""
    temporary = data / f".{CURRENT}.{os.getpid()}.tmp"
    if temporary.is_symlink():
        temporary.unlink()
    os.symlink(target, temporary)
    os.replace(temporary, data / CURRENT)
    _sync(data)


def _remove(folder: Path) -> None:
    # Under another name first: who still reads in it misses all of it at once, not a part.
    gone = folder.with_name("gone-" + folder.name.partition("-")[2])
    with suppress(OSError):
        if (folder / MARKER).is_file() and not os.path.lexists(gone):
            folder = folder.rename(gone)
    remove(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
