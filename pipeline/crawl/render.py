"""Make the rows of a chunk: the second function that engines run."""

from __future__ import annotations

import zlib
from typing import Any, NamedTuple, cast

import msgspec

from pipeline.model import Extraction
from pipeline.reconcile import note_repeat
from pipeline.report import Summary, summarise
from pipeline.resolve.identity import rename_records
from pipeline.store import CacheError, Patch, unpack_extraction, unpack_record
from pipeline.tables.checks import check_frames
from pipeline.tables.rows import build_frames
from pipeline.tables.stream import pack_tables


class Bodies(NamedTuple):
    """The packed pages of a chunk, each with what other pages say of it."""

    key: str
    pages: tuple[tuple[bytes, Patch], ...]


class Rendered(NamedTuple):
    """The rows of a chunk as the files have them, and its part of the report."""

    tables: dict[str, bytes]
    summary: dict[str, Any]


def render_chunk(bodies: Bodies) -> bytes:
    """The packed rows of a chunk. Raises ``SchemaError`` where they break the contract."""
    extractions = [_apply(unpack_extraction(body), patch) for body, patch in bodies.pages]
    frames = build_frames(extractions)
    check_frames(frames)
    rendered = Rendered(pack_tables(frames), dict(summarise(extractions)))
    return zlib.compress(msgspec.msgpack.encode(rendered), 1)


def unpack_chunk(body: bytes) -> tuple[dict[str, bytes], Summary]:
    """What ``render_chunk`` packed; raises CacheError where it is something else."""
    try:
        rendered = msgspec.msgpack.decode(zlib.decompress(body), type=Rendered)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise CacheError(f"A chunk in the cache cannot be read: {error}.") from error
    return rendered.tables, cast(Summary, rendered.summary)


def _apply(extraction: Extraction, patch: Patch) -> Extraction:
    own = {record.record_id: record for record in extraction.records}
    for record_id, first in patch.repeats:
        note_repeat(extraction, own[record_id], unpack_record(first))
    rename_records(extraction, patch.taken)
    return extraction
