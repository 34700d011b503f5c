"""Read the pages of a zip, with the sidecars that stand beside them in it."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from pipeline.page.archive import Entry, Lost, Names
from pipeline.page.budget import Budget
from pipeline.page.errors import MemberError, describe
from pipeline.page.names import SIDECAR, find_archive, find_suffix, is_gz, pick_sidecar
from pipeline.page.payload import Payload, load_payload, read_up_to
from pipeline.page.sidecar import MOST_BYTES
from pipeline.page.zip_walk import copy_member, find_header, read_member, walk_members

_ENCRYPTED = 1
_CHUNK = 1 << 16
_SHORTEST_HEAD = 30
# Damage makes zipfile raise all of these; none of them says more than the others.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError),
)


# An empty zip: it reads members that are given to it, one by one.
_BARE = b"PK\x05\x06" + bytes(18)
_PARTS = re.compile(r"[/\\]")


class ZipArchive:
    """An open zip; ``member`` and ``sidecar`` are numbers in its directory.

    Where the directory cannot be read they are ``<place>+0``, with the place of the
    member in the file. Raises ``MemberError`` where there is no member either.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.passed = Counter[str]()
        self.problems = list[str]()
        self._file = file
        try:
            self._zip = zipfile.ZipFile(file)
        except _BROKEN as error:
            if find_header(file, 0) is None:
                message = f"is no zip archive that can be read: {describe(error)}"
                raise MemberError(message) from error
            self.problems.append(f"its directory cannot be read ({describe(error)})")
            self._zip = zipfile.ZipFile(io.BytesIO(_BARE))
        self._walked = bool(self.problems)
        self._members = self._zip.infolist()

    def scan(self, limit: int, budget: Budget) -> Iterator[Entry | Lost]:
        members = [*self._list(budget)]
        if self._walked and not members:
            raise MemberError(f"is no zip archive that can be read: {self.problems.pop()}")
        keys = {_tidy(info.filename): key for key, info, problem in members if not problem}
        names = Names()
        for key, info, problem in members:
            path = _tidy(info.filename)
            parts = _PARTS.split(path)
            problem = "leads out of its archive" if ".." in parts else problem
            hidden = any(part.startswith(".") for part in parts if part != "..")
            if info.is_dir() or hidden:
                continue
            if not find_suffix(path) and not find_archive(path):
                if not path.endswith(SIDECAR):
                    self.passed[_name_kind(path)] += 1
                continue
            name = names.number(path)
            if problem:
                yield Lost(name, MemberError(problem))
                continue
            budget.take(min(info.file_size, limit))
            budget.check()
            sidecar = keys.get(pick_sidecar(path, keys), "")
            try:
                yield Entry(name, key, sidecar, self.load(key, sidecar, limit))
            except MemberError as error:
                yield Lost(name, error)
        budget.check()

    def _list(self, budget: Budget) -> Iterator[tuple[str, zipfile.ZipInfo, str]]:
        """What leads to each member, what is known of it, and why it cannot be read."""
        if self._walked:
            for found in walk_members(self._file, budget):
                yield f"{found.info.header_offset}+0", found.info, found.problem
            return
        covered = _find_covered(self._members)
        for number, info in enumerate(self._members):
            problem = "lies over another member of its archive" if number in covered else ""
            yield str(number), info, problem

    def _find(self, key: str) -> zipfile.ZipInfo:
        place, walked, _ = key.partition("+")
        found = read_member(self._file, int(place)) if walked else None
        if (walked and not found) or (not walked and int(place) >= len(self._members)):
            raise MemberError("is not in its archive any more")
        return found.info if found else self._members[int(place)]

    def load(self, member: str, sidecar: str, limit: int) -> Payload:
        page = self._find(member)
        beside = self._read(self._find(sidecar), MOST_BYTES) if sidecar else None
        if is_gz(page.filename) or find_archive(page.filename):
            raise MemberError("is an archive inside an archive, which is not read")
        suffix = find_suffix(page.filename)
        if page.file_size <= limit:
            return load_payload(io.BytesIO(self._read(page, limit)), limit, suffix, beside)
        # What says to be too large may be a bomb: its checksum stands for its bytes.
        stand_in = io.BytesIO(f"{page.CRC} {page.file_size}".encode())
        payload = load_payload(stand_in, limit, suffix, beside)
        return payload._replace(raw=b"", size=page.file_size)

    def _read(self, member: zipfile.ZipInfo, limit: int) -> bytes:
        if member.flag_bits & _ENCRYPTED:
            raise MemberError("is encrypted")
        if self._walked:
            if member.compress_size > limit + _CHUNK:
                raise MemberError("is damaged in its archive: it grows where it is unpacked")
            self._zip.fp = copy_member(self._file, member)
            member.header_offset = 0
        try:
            with self._zip.open(member) as stream:
                return read_up_to(cast(BinaryIO, stream), limit + 1)
        except _BROKEN as error:
            raise MemberError(f"is damaged in its archive: {describe(error)}") from error


def _find_covered(members: list[zipfile.ZipInfo]) -> set[int]:
    """The numbers of members that share bytes with one before them, as those of a bomb do."""
    covered, end = set(), 0
    for number in sorted(range(len(members)), key=lambda it: (members[it].header_offset, it)):
        info = members[number]
        if info.header_offset < end:
            covered.add(number)
        end = max(end, info.header_offset + _SHORTEST_HEAD + info.compress_size)
    return covered


def _tidy(path: str) -> str:
    """The path without parts that lead nowhere: ``./a//b`` is ``a/b``."""
    return "/".join(part for part in path.split("/") if part not in ("", "."))


def _name_kind(path: str) -> str:
    suffix = PurePosixPath(path).suffix.lower()
    return suffix[:20] if suffix else "without a suffix"
