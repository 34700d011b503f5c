"""Nouns as bytes and back: typed on the way back, so that broken bytes are an error, not a value."""

from __future__ import annotations

import zlib
from collections.abc import Collection
from dataclasses import replace

import msgspec

from pipeline.model import Extraction, Record


class CacheError(Exception):
    """The cache holds something that cannot be read; a clean run mends it."""


_ENCODER = msgspec.msgpack.Encoder()
_EXTRACTIONS = msgspec.msgpack.Decoder(Extraction)
_RECORDS = msgspec.msgpack.Decoder(Record)


def pack_extraction(extraction: Extraction) -> bytes:
    """All that one page gave; its blocks stay behind, nothing after the layouts asks for them."""
    whole = replace(extraction, page=replace(extraction.page, blocks=()))
    return zlib.compress(_ENCODER.encode(whole), 1)


def unpack_extraction(body: bytes) -> Extraction:
    """Raises CacheError where ``body`` is not what ``pack_extraction`` made."""
    try:
        return _EXTRACTIONS.decode(zlib.decompress(body))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise CacheError(f"A page in the cache cannot be read: {error}.") from error


def pack_record(record: Record, fields: Collection[str]) -> bytes:
    """What other pages' records are compared with: the chosen mentions of ``fields``."""
    chosen = {
        field: mention._replace(parts=())
        for field, mention in record.chosen.items()
        if field in fields
    }
    bare = replace(record, chosen=chosen, rejected=[], reasons=[], layouts=())
    return zlib.compress(_ENCODER.encode(bare), 1)


def unpack_record(body: bytes) -> Record:
    """Raises CacheError where ``body`` is not what ``pack_record`` made."""
    try:
        return _RECORDS.decode(zlib.decompress(body))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise CacheError(f"A record in the cache cannot be read: {error}.") from error
