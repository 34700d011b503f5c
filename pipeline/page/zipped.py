"""Read the pages of a zip, with the sidecars that stand beside them in it."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from pipeline.page.archive import Entry, Lost, Names
from pipeline.page.errors import MemberError, describe
from pipeline.page.names import SIDECAR, find_archive, find_suffix, is_gz, pick_sidecar
from pipeline.page.payload import Payload, load_payload, read_up_to
from pipeline.page.sidecar import MOST_BYTES

_ENCRYPTED = 1
# Damage makes zipfile raise all of these; none of them says more than the others.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError),
)


class ZipArchive:
    """An open zip; ``member`` and ``sidecar`` are numbers in its directory.

    Raises ``MemberError`` where its directory cannot be read.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.passed = Counter[str]()
        self.problems = list[str]()
        try:
            self._zip = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise MemberError(f"is no zip archive that can be read: {describe(error)}") from error
        self._members = self._zip.infolist()

    def scan(self, limit: int) -> Iterator[Entry | Lost]:
        numbers = {member.filename: str(number) for number, member in enumerate(self._members)}
        names = Names()
        for number, member in enumerate(self._members):
            path = member.filename
            if member.is_dir() or any(part.startswith(".") for part in path.split("/")):
                continue
            if not find_suffix(path) and not find_archive(path):
                if not path.endswith(SIDECAR):
                    self.passed[_name_kind(path)] += 1
                continue
            name = names.number(path)
            sidecar = numbers.get(pick_sidecar(path, numbers), "")
            try:
                yield Entry(name, str(number), sidecar, self.load(str(number), sidecar, limit))
            except MemberError as error:
                yield Lost(name, error)

    def load(self, member: str, sidecar: str, limit: int) -> Payload:
        try:
            page = self._members[int(member)]
            beside = self._read(self._members[int(sidecar)], MOST_BYTES) if sidecar else None
        except IndexError as error:
            raise MemberError("is not in its archive any more") from error
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
        try:
            with self._zip.open(member) as stream:
                return read_up_to(cast(BinaryIO, stream), limit + 1)
        except _BROKEN as error:
            raise MemberError(f"is damaged in its archive: {describe(error)}") from error


def _name_kind(path: str) -> str:
    suffix = PurePosixPath(path).suffix.lower()
    return suffix[:20] if suffix else "without a suffix"
