"""Make the rows of a chunk: what workers do second."""

from __future__ import annotations

from pipeline.crawl.tasks import Bodies, Rendered
from pipeline.model import Extraction
from pipeline.reconcile import note_repeat
from pipeline.report import summarise
from pipeline.resolve.identity import rename_records
from pipeline.store import Patch, unpack_extraction, unpack_record
from pipeline.tables.checks import check_frames
from pipeline.tables.rows import build_frames
from pipeline.tables.stream import pack_tables


def render(bodies: Bodies) -> Rendered:
    """The rows of a chunk. Raises ``SchemaError`` where they break the contract."""
    extractions = [_apply(unpack_extraction(body), patch) for body, patch in bodies.pages]
    frames = build_frames(extractions)
    check_frames(frames)
    return Rendered(pack_tables(frames), dict(summarise(extractions)))


def _apply(extraction: Extraction, patch: Patch) -> Extraction:
    own = {record.record_id: record for record in extraction.records}
    for record_id, first in patch.repeats:
        note_repeat(extraction, own[record_id], unpack_record(first))
    rename_records(extraction, patch.taken)
    return extraction
