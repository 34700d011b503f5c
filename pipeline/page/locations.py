"""Open what a location names: a local path, a ``file://`` URL, or one of fsspec."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote_to_bytes

from pipeline.page.errors import PageError, describe
from pipeline.page.find import SPECIAL, File, pick_files
from pipeline.page.names import name_sidecars

_LOCAL = "file://"
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def is_url(source: str | Path) -> bool:
    return isinstance(source, str) and "://" in source and not source.startswith(_LOCAL)


def make_path(source: str | Path) -> Path:
    """The local path that ``source`` names, be it written as ``file://``."""
    text = str(source)
    if text.startswith(_LOCAL):
        text = os.fsdecode(unquote_to_bytes(text[len(_LOCAL) :]))
    return Path(text)


def locate(path: str) -> str:
    """A local path as a location; one that is not UTF-8 as a URL, which can be written."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return Path(path).as_uri()
    return path


def open_location(location: str) -> BinaryIO:
    """Open for reading, in a way that can seek. Raises ``OSError`` and ``PageError``."""
    if not is_url(location):
        return _open_file(make_path(location) if "://" in location else location)
    system, path = _connect(location)
    try:
        return io.BufferedReader(_Remote(system.open(path, "rb")), 1 << 16)
    except OSError:
        raise
    except Exception as error:
        raise OSError(0, describe(error)) from error


def _open_file(path: str | Path) -> BinaryIO:
    """Open a file without waiting for it; raises ``OSError`` for a pipe, a device, a folder."""
    number = os.open(path, os.O_RDONLY | _NO_WAITING)
    try:
        facts = os.fstat(number)
        if not stat.S_ISREG(facts.st_mode):
            kind = SPECIAL.get(stat.S_IFMT(facts.st_mode), "no file")
            raise OSError(errno.EINVAL, f"it is {kind}")
    except OSError:
        os.close(number)
        raise
    if not facts.st_size:
        # Files of /proc that wait for what comes claim to be empty; what is empty needs no reading.
        os.close(number)
        return io.BytesIO()
    return open(number, "rb")


def find_remote(source: str) -> tuple[str, Iterator[File]]:
    """As ``find_files``, for an fsspec URL: the root's URL, and what is under it."""
    system, top = _connect(source)
    try:
        if system.isfile(top):
            folder, _, name = top.rpartition("/")
            names = (it for it in name_sidecars(name) if system.isfile(f"{folder}/{it}"))
            return system.unstrip_protocol(folder), pick_files("", [name, *names])
        paths = sorted(system.find(top))
    except Exception as error:
        raise PageError(f"{source} cannot be listed: {describe(error)}.") from error
    return system.unstrip_protocol(top), _group(paths, top)


def _group(paths: list[str], top: str) -> Iterator[File]:
    folders: dict[str, list[str]] = {}
    for path in paths:
        under = path[len(top) :].lstrip("/")
        if not any(part.startswith(".") for part in under.split("/")):
            folder, slash, name = under.rpartition("/")
            folders.setdefault(folder + slash, []).append(name)
    for folder, names in folders.items():
        yield from pick_files(folder, names)


def _connect(location: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise PageError(
            f"{location} needs fsspec: install sister-cities[remote] and its driver."
        ) from error
    try:
        system, path = url_to_fs(location)
    except Exception as error:
        raise PageError(f"{location} cannot be reached: {describe(error)}.") from error
    return system, path.rstrip("/")


class _Remote(io.RawIOBase):
    """A remote file whose errors are all ``OSError``, whichever library it comes from."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._file.read(len(buffer))
        except OSError:
            raise
        except Exception as error:
            raise OSError(0, describe(error)) from error
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()
