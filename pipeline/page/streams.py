"""Read a file, compressed by gzip or not, onward from any record, and say where one is."""

from __future__ import annotations

import re
import zlib
from collections import deque
from typing import BinaryIO, Protocol

from pipeline.page.budget import Budget

_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b\x08"
_RECORD = re.compile(rb"(?=WARC/[0-9]\.[0-9]\r?\n[A-Za-z-]{4,40}:)")
# Flags, time, effort and system of a gzip header, each as its standard has them.
_MEMBER = re.compile(rb"(?=\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04][\x00-\x0d\xff])", re.DOTALL)
_PROBE = 4096
"""A member of records shows that it is one within so many bytes."""


class Stream(Protocol):
    """``read`` and ``tell`` are of the uncompressed bytes; ``problem`` says what broke.

    ``damaged`` is where the gzip member starts that is not what was once written, else -1.
    """

    problem: str
    damaged: int

    def read(self, size: int = -1) -> bytes: ...

    def tell(self) -> int: ...

    def place(self, position: int) -> tuple[int, int]:
        """Where in the file to start to reach ``position``, and how much to skip then.

        Positions must be asked for in ascending order.
        """


class PlainStream:
    """A file as it is, from ``start`` on."""

    problem = ""
    damaged = -1

    def __init__(self, file: BinaryIO, start: int, budget: Budget | None = None) -> None:
        self._file, self._budget = file, budget
        file.seek(start)

    def read(self, size: int = -1) -> bytes:
        out = self._file.read(size)
        return out if not self._budget or self._budget.take(len(out)) else b""

    def tell(self) -> int:
        return self._file.tell()

    def place(self, position: int) -> tuple[int, int]:
        return position, 0


class GzipStream:
    """A file of gzip members, each of one record, of several or of all, from one member on.

    A broken member ends the stream as the file's end would, and is told in ``problem``.
    """

    def __init__(self, file: BinaryIO, start: int, budget: Budget | None = None) -> None:
        self._file, self._budget = file, budget
        self._data = b""
        self._end = start
        self._position = 0
        self._unzip = zlib.decompressobj(31)
        self._starts = deque([(0, start)])
        self.problem, self.damaged, self.followed = "", -1, False
        file.seek(start)

    def tell(self) -> int:
        return self._position

    def place(self, position: int) -> tuple[int, int]:
        while len(self._starts) > 1 and self._starts[1][0] <= position:
            self._starts.popleft()
        begun, start = self._starts[0]
        return start, position - begun

    def read(self, size: int = -1) -> bytes:
        size = size if size > 0 else _CHUNK
        while not self.problem:
            if self._unzip.eof and not self._begin():
                break
            if not self._data and not self._fill():
                self.problem = "its compressed data end early"
                break
            try:
                out = self._unzip.decompress(self._data, size)
            except zlib.error:
                self.damaged = self._starts[-1][1]
                self.problem = f"its compressed data are damaged after byte {self.damaged:,}"
                break
            self._data = self._unzip.unconsumed_tail
            if self._budget and not self._budget.take(len(out)):
                self.problem = "it was not unpacked to its end"
            elif out:
                self._position += len(out)
                return out
        return b""

    def _begin(self) -> bool:
        """Go on to the next member; False at the end of the file."""
        self._data = self._unzip.unused_data.lstrip(b"\0")
        while len(self._data) < len(_GZIP) and self._fill():
            self._data = self._data.lstrip(b"\0")
        if self._data and not self._data.startswith(_GZIP):
            self.followed = True
            self.problem = f"something else follows its compressed data at byte {self._begun():,}"
        if not self._data or self.problem:
            return False
        self._unzip = zlib.decompressobj(31)
        self._starts.append((self._position, self._begun()))
        return True

    def _begun(self) -> int:
        return self._end - len(self._data)

    def _fill(self) -> bool:
        chunk = self._file.read(_CHUNK)
        self._data += chunk
        self._end += len(chunk)
        return bool(chunk)


def open_stream(file: BinaryIO, start: int, budget: Budget | None = None) -> Stream:
    """The stream of ``file`` from ``start`` on; what stands there tells its kind."""
    if budget:
        # A stream reads ahead, and one that is broken at once would cost nothing.
        budget.take(_CHUNK)
    kind = GzipStream if _is_gzip(file, start) else PlainStream
    return kind(file, start, budget)


def find_next(file: BinaryIO, start: int, budget: Budget) -> int | None:
    """Where, from ``start`` on, a record or a gzip member of records begins; None if nowhere."""
    compressed = _is_gzip(file, 0)
    pattern = _MEMBER if compressed else _RECORD
    file.seek(start)
    window, begun, ended = b"", start, False
    while not ended:
        chunk = file.read(_CHUNK)
        window, ended = window + chunk, not chunk
        # What begins in the last bytes is looked at with those behind it.
        sure = len(window) if ended else max(len(window) - _PROBE, 0)
        for match in pattern.finditer(window):
            place = match.start()
            if place >= sure or not budget.take(1):
                break
            # Four bytes say little, a member that unpacks to a record all.
            if not compressed or _holds_record(window[place : place + _PROBE]):
                return begun + place
        budget.check()
        window, begun = window[sure:], begun + sure
    return None


def _holds_record(member: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(member, 5) == b"WARC/"
    except zlib.error:
        return False


def _is_gzip(file: BinaryIO, start: int) -> bool:
    file.seek(start)
    return file.read(len(_GZIP)) == _GZIP
