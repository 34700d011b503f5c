"""The bytes of one page with what stands beside them, and what they hash to."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from typing import BinaryIO, NamedTuple, cast

from pipeline.model import Note
from pipeline.page.errors import MachineError, PageError, describe
from pipeline.page.locations import open_location
from pipeline.page.names import find_suffix, is_gz
from pipeline.page.sidecar import MOST_BYTES
from pipeline.page.streams import GzipStream

_CHUNK = 1 << 18


class Payload(NamedTuple):
    """What a page is made of. ``raw`` ends one byte beyond the limit, ``size`` does not.

    ``sidecar`` is JSON, the page's own or, for records of a WARC, made of what they tell;
    ``charset`` is what an HTTP header declares; ``notes`` are what the file made known.
    """

    raw: bytes
    size: int
    digest: str
    suffix: str
    sidecar: bytes | None = None
    charset: str = ""
    notes: tuple[Note, ...] = ()


def load_payload(
    file: BinaryIO,
    limit: int,
    suffix: str,
    sidecar: bytes | None = None,
    charset: str = "",
    whole: bool = False,
) -> Payload:
    """Read ``file`` up to one byte beyond ``limit``, with ``whole`` hash what follows too.

    The digest is sha256 in hex over the bytes, the sidecar and the charset; of a page with
    bytes alone it is theirs. Raises what reading ``file`` raises.
    """
    raw = read_up_to(file, limit + 1)
    digest, size = hashlib.sha256(raw), len(raw)
    while whole and (chunk := file.read(_CHUNK)):
        digest.update(chunk)
        size += len(chunk)
    if sidecar is not None or charset:
        beside = b"none" if sidecar is None else hashlib.sha256(sidecar).digest()
        digest = hashlib.sha256(digest.digest() + beside + charset.encode())
    notes: tuple[Note, ...] = ()
    if sidecar is not None and len(sidecar) > MOST_BYTES:
        words = f"has a sidecar of more than {MOST_BYTES:,} bytes, which was not read"
        sidecar, notes = None, (Note("sidecar_too_long", words),)
    return Payload(raw, size, digest.hexdigest(), suffix, sidecar, charset, notes)


def load_file(page_id: str, location: str, sidecar: str, limit: int) -> Payload:
    """The payload of a page that is a file of its own, be it compressed by gzip.

    Raises ``PageError``.
    """
    try:
        beside = _read_sidecar(sidecar) if sidecar else None
    except OSError as error:
        raise MachineError(f"The sidecar of {page_id} cannot be read: {error.strerror}.") from error
    suffix = find_suffix(page_id)
    try:
        with open_location(location) as file:
            if not is_gz(page_id):
                return load_payload(file, limit, suffix, beside, whole=True)
            with gzip.open(file) as stream:
                return load_payload(cast(BinaryIO, stream), limit, suffix, beside)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        if followed := _load_followed(location, limit, suffix, beside):
            return followed
        raise PageError(f"{page_id} is a broken gzip file: {describe(error)}.") from error
    except OSError as error:
        raise MachineError(f"{page_id} cannot be read: {error.strerror}.") from error


def _load_followed(location: str, limit: int, suffix: str, sidecar: bytes | None) -> Payload | None:
    """The page of a gzip file that is whole but for what follows it; None for another fault."""
    try:
        with open_location(location) as file:
            stream = GzipStream(file, 0)
            payload = load_payload(cast(BinaryIO, stream), limit, suffix, sidecar)
    except OSError:
        return None
    if not stream.followed:
        return None
    # Other bytes, another digest: without what follows it the page has no such note.
    digest = hashlib.sha256(f"{payload.digest} followed".encode()).hexdigest()
    note = Note("gzip_followed", "is followed by something else in its compressed file")
    return payload._replace(digest=digest, notes=(*payload.notes, note))


def _read_sidecar(location: str) -> bytes:
    with open_location(location) as file:
        return read_up_to(file, MOST_BYTES + 1)


def read_up_to(file: BinaryIO, count: int) -> bytes:
    """The next ``count`` bytes; fewer only where the file ends."""
    chunks = []
    while count and (chunk := file.read(min(count, _CHUNK))):
        chunks.append(chunk)
        count -= len(chunk)
    return b"".join(chunks)
