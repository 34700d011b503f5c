"""Which files under a path are pages or archives of pages?"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.owned import is_made, is_output, list_made
from pipeline.page.errors import PageError
from pipeline.page.names import (
    ARCHIVES,
    SIDECAR,
    SUFFIXES,
    find_archive,
    find_suffix,
    pick_sidecar,
)
from pipeline.page.sidecar import find_sidecar

_ENDINGS = f"pages end in {' '.join(SUFFIXES)}, archives in {' '.join(ARCHIVES)}"


SPECIAL = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}
"""What is no file may block whoever opens it, or never end."""


class File(NamedTuple):
    """A page or an archive by its path under the root, and its sidecar (empty for none).

    ``problem`` is set for a folder that cannot be listed and for what has the name of a
    page but is a pipe, a socket or a device, and says why it was not read; ``made`` for what
    this program wrote, a data set's folder or its report, which is no input.
    """

    path: str
    sidecar: str = ""
    problem: str = ""
    made: bool = False


def find_pages(path: Path) -> tuple[Path, list[Path]]:
    """Return the root that page ids are relative to, and the page files in order of id.

    ``path`` is a file or a folder, walked recursively; hidden names are passed over and
    linked folders entered once. Archives are left to ``scan_references``. Raises
    ``PageError`` where there is nothing to read.
    """
    root, listed = find_files(path)
    files = []
    for file in listed:
        if file.problem and not _is_known(file.path):
            raise PageError(file.problem)
        if find_suffix(file.path) and not file.made:
            files.append(root / file.path)
    if not files:
        raise PageError(describe_lack(path))
    return root, sorted(files, key=lambda file: make_id(file, root))


def find_files(path: Path) -> tuple[Path, Iterator[File]]:
    """The root that ids are relative to, and the pages and archives under ``path``.

    Raises ``PageError`` where ``path`` is neither one of them nor a folder.
    """
    if path.is_file():
        if not (find_suffix(path.name) or find_archive(path.name)):
            raise PageError(f"{path} is no page: {_ENDINGS}.")
        if is_made(path):
            raise PageError(f"{path} is no page: this program wrote it.")
        beside = find_sidecar(path)
        return path.parent, iter([File(path.name, beside.name if beside else "")])
    if not path.exists():
        raise PageError(f"{path} does not exist.")
    if not path.is_dir():
        raise PageError(f"{path} is neither a file nor a folder.")
    return path, _walk(path)


def pick_files(folder: str, names: Iterable[str]) -> Iterator[File]:
    """The pages and archives among all the names of a folder, in their order."""
    known = set(names)
    for name in names:
        if find_suffix(name) or find_archive(name):
            sidecar = pick_sidecar(name, known)
            yield File(folder + name, folder + sidecar if sidecar else "")


def describe_lack(source: str | Path) -> str:
    """Why a path or URL that could be listed gave no page."""
    empty = isinstance(source, Path) and source.is_dir() and not any(source.iterdir())
    return f"{source} {'is empty' if empty else 'holds no page'}: {_ENDINGS}."


def make_id(file: Path, root: Path) -> str:
    """The path of ``file`` under ``root`` with ``/``, its name alone where it lies outside."""
    relative = file.relative_to(root) if file.is_relative_to(root) else Path(file.name)
    return make_text(relative.as_posix())


def make_text(name: str) -> str:
    """``name`` so that it fits into a UTF-8 column even where it is not UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _walk(top: Path) -> Iterator[File]:
    # Links come last, so that a folder reached both ways keeps the id of its true place.
    near, linked, seen = [""], list[str](), set[str]()
    while near or linked:
        folder = near.pop() if near else linked.pop(0)
        true = os.path.realpath(top / folder)
        if true in seen:
            continue
        seen.add(true)
        try:
            with os.scandir(top / folder) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            problem = f"{top / folder} cannot be read: {error.strerror}."
            yield File(folder.rstrip("/"), problem=problem)
            continue
        if folder and is_output(top / folder):
            yield File(folder, made=True)
            continue
        names, own = [], list_made(top / folder)
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.name in own or (entry.is_symlink() and is_made(top / folder / entry.name)):
                if find_suffix(entry.name):
                    yield File(folder + entry.name, made=True)
                continue
            if _is(entry.is_dir):
                (linked if entry.is_symlink() else near).append(f"{folder}{entry.name}/")
            elif _is(entry.is_file):
                names.append(entry.name)
            elif (kind := _name_special(entry)) and _is_known(entry.name):
                problem = f"{top / folder / entry.name} is {kind} and was not opened."
                yield File(folder + entry.name, problem=problem)
        yield from pick_files(folder, names)


def _is_known(name: str) -> bool:
    return bool(find_suffix(name) or find_archive(name)) or name.endswith(SIDECAR)


def _name_special(entry: os.DirEntry[str]) -> str:
    """What an entry is that is neither file nor folder; empty for a link to nowhere."""
    try:
        mode = entry.stat().st_mode
    except OSError:
        return ""
    return SPECIAL.get(stat.S_IFMT(mode), "no file")


def _is(ask: Callable[[], bool]) -> bool:
    # A link to itself raises where a link to nowhere is just false.
    try:
        return ask()
    except OSError:
        return False
