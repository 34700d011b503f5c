"""Read a batch of pages: what workers do first."""

from __future__ import annotations

import gc
import platform
from functools import cache

from pipeline.crawl.fingerprint import hash_settings, make_key
from pipeline.crawl.tasks import Batch
from pipeline.engines import EngineError
from pipeline.model import Extraction, Finding, Page
from pipeline.ner import ModelReader, SpacyReader
from pipeline.page.errors import is_of_machine, make_failure
from pipeline.page.limits import time_limit
from pipeline.page.references import Reference, read_references
from pipeline.places import load_gazetteer
from pipeline.reconcile import COMPARED
from pipeline.resolve.identity import make_id
from pipeline.run import extract_page
from pipeline.store import RecordRow, Result, pack_extraction, pack_record


def extract_batch(batch: Batch) -> list[Result]:
    """The result of each page, archive by archive. A page never fails the others.

    Raises EngineError where this worker would read it with other code, libraries or limits
    than whoever asks: its results would be filed under the wrong key.
    """
    if batch.settings != hash_settings(ner=batch.ner, limits=batch.limits):
        raise EngineError(
            f"The worker {platform.node()} has another version of the program, of Python or of a"
            " library than this one."
        )
    # Before the first page, whose time is limited.
    load_gazetteer()
    model = SpacyReader() if batch.ner else None
    results = [
        _make_result(reference, page, model, batch)
        for reference, page in read_references(batch.references, batch.limits)
    ]
    _spare_collector()
    return results


@cache
def _spare_collector() -> None:
    """After the first batch: what is loaded by then stays, and need not be looked through again."""
    gc.collect()
    gc.freeze()


def _make_result(
    reference: Reference, page: Page | Finding, model: ModelReader | None, batch: Batch
) -> Result:
    decided = (batch.corrections or {}).get(reference.page_id, ())
    key = make_key(reference.digest, batch.settings, decided) if reference.digest else ""
    if isinstance(page, Finding):
        return pack_result(make_error(page), key)
    try:
        with time_limit(batch.limits.seconds, page.id):
            return pack_result(extract_page(page, model, corrections=decided), key)
    except Exception as error:
        # Another day there may be more time or memory, so that is not kept.
        key = "" if is_of_machine(error) else key
        return pack_result(make_error(make_failure(page.id, error)), key)


def make_error(finding: Finding) -> Extraction:
    """What stands for a page that gave nothing but an error."""
    return Extraction(Page(finding.page_id, ""), findings=[finding])


def pack_result(extraction: Extraction, key: str) -> Result:
    """An extraction as the store keeps it, its records apart for the look across pages."""
    return Result(
        extraction.page.id,
        key,
        bool(extraction.page.text),
        pack_extraction(extraction),
        tuple(
            RecordRow(
                record.record_id,
                make_id(record) if "host" in record.chosen else None,
                pack_record(record, ("name", *COMPARED)),
            )
            for record in extraction.records
        ),
    )
