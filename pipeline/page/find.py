"""Which files under a path are pages?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.page.errors import PageError

SUFFIXES = (".html", ".htm", ".txt", ".md")


def find_pages(path: Path) -> tuple[Path, list[Path]]:
    """Return the root that page ids are relative to, and the page files in order of id.

    ``path`` is a file or a folder, walked recursively; hidden names are passed over and
    linked folders entered once. Raises ``PageError`` where there is nothing to read.
    """
    if path.is_file():
        if path.suffix.lower() not in SUFFIXES:
            raise PageError(f"{path} is no page: its name must end in {' '.join(SUFFIXES)}.")
        return path.parent, [path]
    if not path.exists():
        raise PageError(f"{path} does not exist.")
    if not path.is_dir():
        raise PageError(f"{path} is neither a file nor a folder.")
    files = [file for file in _walk(path) if file.suffix.lower() in SUFFIXES]
    if not files:
        what = "holds no page" if any(path.iterdir()) else "is empty"
        raise PageError(f"{path} {what}: pages end in {' '.join(SUFFIXES)}.")
    return path, sorted(files, key=lambda file: make_id(file, path))


def make_id(file: Path, root: Path) -> str:
    """The path of ``file`` under ``root`` with ``/``, its name alone where it lies outside."""
    relative = file.relative_to(root) if file.is_relative_to(root) else Path(file.name)
    # A name that is not UTF-8 must still fit into a UTF-8 column.
    return os.fsencode(relative.as_posix()).decode("utf-8", "backslashreplace")


def _walk(top: Path) -> Iterator[Path]:
    # Links come last, so that a folder reached both ways keeps the id of its true place.
    near, linked, seen = [top], list[Path](), set[Path]()
    while near or linked:
        folder = near.pop() if near else linked.pop(0)
        true = folder.resolve()
        if true in seen:
            continue
        seen.add(true)
        for entry in _list(folder):
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                (linked if entry.is_symlink() else near).append(entry)
            elif entry.is_file():
                yield entry


def _list(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise PageError(f"{folder} cannot be read: {error.strerror}.") from error
