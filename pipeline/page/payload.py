"""The bytes of one page with what stands beside them, and what they hash to."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from typing import BinaryIO, NamedTuple, cast

from pipeline.page.errors import MachineError, PageError, describe
from pipeline.page.locations import open_location
from pipeline.page.names import find_suffix, is_gz

_CHUNK = 1 << 18


class Payload(NamedTuple):
    """What a page is made of. ``raw`` ends one byte beyond the limit, ``size`` does not.

    ``sidecar`` is JSON, the page's own or, for records of a WARC, made of what they tell;
    ``charset`` is what an HTTP header declares.
    """

    raw: bytes
    size: int
    digest: str
    suffix: str
    sidecar: bytes | None = None
    charset: str = ""


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
    return Payload(raw, size, digest.hexdigest(), suffix, sidecar, charset)


def load_file(page_id: str, location: str, sidecar: str, limit: int) -> Payload:
    """The payload of a page that is a file of its own, be it compressed by gzip.

    Raises ``PageError``.
    """
    try:
        beside = _read_whole(sidecar, limit) if sidecar else None
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
        raise PageError(f"{page_id} is a broken gzip file: {describe(error)}.") from error
    except OSError as error:
        raise MachineError(f"{page_id} cannot be read: {error.strerror}.") from error


def _read_whole(location: str, limit: int) -> bytes:
    with open_location(location) as file:
        return read_up_to(file, limit)


def read_up_to(file: BinaryIO, count: int) -> bytes:
    """The next ``count`` bytes; fewer only where the file ends."""
    chunks = []
    while count and (chunk := file.read(min(count, _CHUNK))):
        chunks.append(chunk)
        count -= len(chunk)
    return b"".join(chunks)
