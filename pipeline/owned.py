"""What this program made, told by a marker of its own: only that is ever removed.

A folder is the program's if it holds the file ``MARKER``. The file says which names in the
folder the program made; anything else in there is a person's, and stays. Links are never
followed: a link in the place of a folder of ours is somebody else's.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

MARKER = ".made-by-sister-cities"
DATA, CURRENT, CACHE, LOCK = ".data", "current", ".cache", "lock"
HISTORY = "history.jsonl"
"""In ``DATA``: a line for each run."""

_LISTED = "Made by sister-cities, which may remove these:"
_MAKING = "Being made by sister-cities, which may remove all of it."


def mark(folder: Path, names: Iterable[str] | None = None) -> None:
    """Write the marker at one stroke: ``names`` are paths under ``folder`` that are ours.

    None stands for a folder that is still being made and that nobody has been told of.
    """
    lines = [_MAKING] if names is None else [_LISTED, *sorted(names)]
    temporary = folder / f"{MARKER}.{os.getpid()}"
    temporary.write_bytes(b"\n".join(os.fsencode(line) for line in lines) + b"\n")
    os.replace(temporary, folder / MARKER)


def is_marked(folder: Path) -> bool:
    """Whether ``folder`` is a folder of this program, and no link to one."""
    marker = folder / MARKER
    return not folder.is_symlink() and marker.is_file() and not marker.is_symlink()


def list_names(folder: Path) -> list[str]:
    """What the marker says is ours; nothing where there is none, or one that is spoilt."""
    with suppress(OSError):
        first, *names = (folder / MARKER).read_bytes().split(b"\n")
        if first == _LISTED.encode():
            return [os.fsdecode(name) for name in names if name]
    return []


def list_made(folder: Path) -> frozenset[str]:
    """Names in ``folder`` of what this program made: a run's folder, or an output.

    A folder in it of which a file is ours is ours.
    """
    names = (*list_names(folder), *list_names(folder / DATA / CURRENT))
    return frozenset((*names, *(name.partition("/")[0] for name in names)))


def is_made(path: Path) -> bool:
    """Whether ``path`` is a file that this program made, or a link to one."""
    true = Path(os.path.realpath(path))
    return true.name in list_made(true.parent)


def is_output(folder: Path) -> bool:
    """Whether a data set of this program is, or is about to be, in ``folder``."""
    return is_marked(folder / CACHE) or (folder / DATA / CURRENT / MARKER).is_file()


def remove(folder: Path) -> None:
    """Remove a folder of ours, as far as it is ours; any other stays as it is."""
    if not is_marked(folder):
        return
    if _is_in_the_making(folder):
        shutil.rmtree(folder, ignore_errors=True)
        return
    ours = {*list_names(folder), MARKER}
    for top, folders, files in os.walk(folder, topdown=False):
        for name in files:
            # The marker goes last, so that a removal that was cut short can be ended.
            if name != MARKER and os.path.relpath(os.path.join(top, name), folder) in ours:
                _try(os.unlink, os.path.join(top, name))
        for name in folders:
            _try(os.rmdir, os.path.join(top, name))
    _try(os.unlink, str(folder / MARKER))
    _try(os.rmdir, str(folder))


def refuse(path: Path, why: str = "was not made by this program") -> FileExistsError:
    """The error for something of a person's that is in the way."""
    message = f"{path} {why}; move it away or choose another folder"
    return FileExistsError(errno.EEXIST, message)


def clean(output: Path) -> None:
    """Remove the data set and the cache in ``output``, and nothing else."""
    data = output / DATA
    if not data.is_symlink() and data.is_dir():
        for path in output.iterdir():
            if is_link_to(path, f"{DATA}/{CURRENT}/{path.name}"):
                path.unlink()
        for folder in list(data.iterdir()):
            if folder.is_symlink() and is_run(os.readlink(folder)):
                folder.unlink()
            elif is_run(folder.name):
                remove(folder)
        _try(os.unlink, str(data / HISTORY))
        _try(os.rmdir, str(data))
    remove(output / CACHE)


def is_link_to(path: Path, target: str) -> bool:
    return path.is_symlink() and os.readlink(path) == target


def is_run(name: str) -> bool:
    """Whether ``name`` is one that the folder of a run has, beside the link to it."""
    return name.startswith(("run-", "gone-")) and "/" not in name


def _is_in_the_making(folder: Path) -> bool:
    with suppress(OSError):
        return (folder / MARKER).read_bytes() == _MAKING.encode() + b"\n"
    return False


def _try(act: Callable[[str], None], path: str) -> None:
    with suppress(OSError):
        act(path)


if __name__ == "__main__":
    for given in sys.argv[1:]:
        clean(Path(given))
