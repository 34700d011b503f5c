"""Read a zip without its directory: what stands in front of each member tells of it too."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from pipeline.page.budget import Budget

_CHUNK = 1 << 16
_SIGNATURE = b"PK\x03\x04"
_HEAD = struct.Struct("<4s5H3L2H")
_UTF8, _LENGTH_BEHIND = 0x800, 8
_IN_EXTRA = 0xFFFFFFFF
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}


class Found(NamedTuple):
    """A member as ``zipfile`` would know it, why it is not whole, and where to go on."""

    info: zipfile.ZipInfo
    problem: str
    end: int


def walk_members(file: BinaryIO, budget: Budget) -> Iterator[Found]:
    """The members in their order, until the file ends or the budget does."""
    at = find_header(file, 0)
    while at is not None and budget.take(_HEAD.size):
        found = read_member(file, at, budget)
        if found:
            yield found
        at = find_header(file, found.end if found else at + len(_SIGNATURE))


def find_header(file: BinaryIO, start: int) -> int | None:
    """Where, from ``start`` on, a member may begin; None if nowhere."""
    file.seek(start)
    window = b""
    while chunk := file.read(_CHUNK):
        window += chunk
        place = window.find(_SIGNATURE)
        if place >= 0:
            return start + place
        kept = window[1 - len(_SIGNATURE) :]
        start += len(window) - len(kept)
        window = kept
    return None


def read_member(file: BinaryIO, at: int, budget: Budget | None = None) -> Found | None:
    """The member whose header stands at ``at``; None where none does."""
    size = file.seek(0, 2)
    file.seek(at)
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size or not head.startswith(_SIGNATURE):
        return None
    _, _, flags, method, _, _, crc, packed, unpacked, named, extra_size = _HEAD.unpack(head)
    name, extra = file.read(named), file.read(extra_size)
    if not name or method not in _METHODS:
        return None
    start = at + _HEAD.size + named + extra_size
    if packed == _IN_EXTRA:
        unpacked, packed = _read_sizes(extra) or (unpacked, packed)
    problem, end = "", start + packed
    if flags & _LENGTH_BEHIND and not packed:
        problem, crc, packed, unpacked = _measure(file, start, method, budget)
        end = start + packed
    if start + packed > size:
        # The next header may stand within what the wrong length spans.
        problem, end = "is cut off", start
    return Found(_make_info(at, name, flags, method, crc, packed, unpacked), problem, end)


def copy_member(file: BinaryIO, info: zipfile.ZipInfo) -> BinaryIO:
    """The member alone, at the start of a file, with a name that ``zipfile`` can read there."""
    file.seek(info.header_offset)
    head = _HEAD.unpack(file.read(_HEAD.size))
    name, _ = file.read(head[9]), file.read(head[10])
    head = (*head[:2], head[2] & ~_UTF8, *head[3:10], 0)
    return io.BytesIO(_HEAD.pack(*head) + name + file.read(info.compress_size))


def _make_info(
    at: int, name: bytes, flags: int, method: int, crc: int, packed: int, unpacked: int
) -> zipfile.ZipInfo:
    decoded = name.decode("utf-8", "backslashreplace") if flags & _UTF8 else name.decode("cp437")
    info = zipfile.ZipInfo(decoded)
    # zipfile compares the name with that in the file, and fails where it is not UTF-8.
    info.orig_filename, info.flag_bits = name.decode("cp437"), flags & ~_UTF8
    info.header_offset, info.compress_type, info.CRC = at, method, crc
    info.compress_size, info.file_size = packed, unpacked
    return info


def _read_sizes(extra: bytes) -> tuple[int, int] | None:
    while len(extra) >= 4:
        kind, size = struct.unpack("<2H", extra[:4])
        if kind == 1 and size >= 16 and len(extra) >= 20:
            unpacked, packed = struct.unpack("<2Q", extra[4:20])
            return unpacked, packed
        extra = extra[4 + size :]
    return None


def _measure(
    file: BinaryIO, start: int, method: int, budget: Budget | None
) -> tuple[str, int, int, int]:
    """What is wrong, the checksum and both sizes of a member that tells them behind itself."""
    if method != zipfile.ZIP_DEFLATED:
        return "does not say how long it is", 0, 0, 0
    file.seek(start)
    unzip, crc, unpacked, data = zlib.decompressobj(-15), 0, 0, b""
    try:
        while not unzip.eof:
            data = unzip.unconsumed_tail or file.read(_CHUNK)
            if not data:
                return "is cut off", 0, 0, 0
            out = unzip.decompress(data, _CHUNK)
            crc, unpacked = zlib.crc32(out, crc), unpacked + len(out)
            if budget and not budget.take(len(out)):
                return "was not unpacked to its end", 0, 0, 0
    except zlib.error:
        return "is damaged", 0, 0, 0
    end = file.tell() - len(unzip.unused_data)
    file.seek(end)
    behind = file.read(8)
    if crc.to_bytes(4, "little") not in (behind[:4], behind[4:]):
        return "is damaged", 0, 0, 0
    return "", crc, end - start, unpacked
