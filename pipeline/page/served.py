"""Undo what HTTP did to a page on its way: chunks and compression."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from pipeline.page.errors import MemberError

_CHUNK_HEAD = re.compile(rb"\s*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)")
_CHARSET = re.compile(r";\s*charset\s*=\s*(?:[\"']\s*)?([\w:.+-]{1,40})", re.IGNORECASE)


def split_type(content_type: str) -> tuple[str, str]:
    """The media type, in lower case, and the charset; empty where they are not said.

    >>> split_type('Text/HTML; Charset="ISO-8859-1"')
    ('text/html', 'ISO-8859-1')
    """
    media, charset = _TYPE.match(content_type), _CHARSET.search(content_type)
    return media[1].lower() if media else "", charset[1] if charset else ""


def decode_body(body: bytes, codings: str, limit: int) -> bytes:
    """The page in ``body``, at most one byte more than ``limit`` of it.

    ``codings`` are the values of Content-Encoding and Transfer-Encoding, in this order.
    Archives often keep these headers with bodies that are decoded already: a body that
    shows no sign of a coding is taken as it is. Raises ``PageError``, with a message that
    has no subject, where the body is damaged or in a coding that is not known.
    """
    for coding in reversed([it.strip().lower() for it in codings.split(",")]):
        if coding in ("", "identity") or not body:
            continue
        decoder = _DECODERS.get(coding.removeprefix("x-"))
        if decoder is None:
            raise MemberError(f"is compressed by {coding!r}, which is not known")
        body = decoder(body, limit + 1)
    return body


def _join_chunks(body: bytes, limit: int) -> bytes:
    head = _CHUNK_HEAD.match(body)
    if head is None:
        return body
    chunks = []
    while head and (size := int(head[1], 16)):
        chunks.append(body[head.end() : head.end() + size])
        if len(chunks[-1]) < size:
            raise MemberError("is cut off in the middle of a chunk")
        head = _CHUNK_HEAD.match(body, head.end() + size)
    if head is None:
        raise MemberError("lacks its last chunk")
    return b"".join(chunks)


def _unzip_gzip(body: bytes, limit: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    parts = list[bytes]()
    # Members may follow each other; what else follows is padding.
    while body.startswith(b"\x1f\x8b") and limit > 0:
        part, body = _unzip(body, 31, limit)
        parts.append(part)
        limit -= len(part)
    return b"".join(parts)


def _unzip_deflate(body: bytes, limit: int) -> bytes:
    # Some servers leave the header of zlib out.
    for wbits in (15, -15):
        try:
            return _unzip(body, wbits, limit)[0]
        except _Damaged:
            continue
    if _looks_decoded(body):
        return body
    raise MemberError("is damaged where it is compressed")


def _unzip_brotli(body: bytes, limit: int) -> bytes:
    try:
        import brotli
    except ImportError as error:
        raise MemberError("is compressed by brotli, and that library is not installed") from error
    decoder, parts, left = brotli.Decompressor(), list[bytes](), limit
    try:
        while left > 0 and not decoder.is_finished():
            part = decoder.process(body, output_buffer_limit=left)
            parts.append(part)
            left -= len(part)
            if not part and decoder.can_accept_more_data():
                raise MemberError("is cut off where it is compressed")
            body = b""
    except brotli.error as error:
        if _looks_decoded(body):
            return body
        raise MemberError("is damaged where it is compressed") from error
    return b"".join(parts)[:limit]


def _unzip(body: bytes, wbits: int, limit: int) -> tuple[bytes, bytes]:
    """At most ``limit`` bytes of one compressed stream, and what follows it in ``body``."""
    unzip = zlib.decompressobj(wbits)
    try:
        out = unzip.decompress(body, limit)
    except zlib.error as error:
        raise _Damaged("is damaged where it is compressed") from error
    if not unzip.eof and len(out) < limit:
        raise MemberError("is cut off where it is compressed")
    return out, unzip.unused_data


def _looks_decoded(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


class _Damaged(MemberError):
    pass


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "chunked": _join_chunks,
    "gzip": _unzip_gzip,
    "deflate": _unzip_deflate,
    "br": _unzip_brotli,
}
