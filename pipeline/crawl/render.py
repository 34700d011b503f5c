"""Make the rows of a chunk: what workers do second."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pipeline.crawl.batch import make_error, pack_result
from pipeline.crawl.tasks import Rendered, Sheet
from pipeline.model import Extraction
from pipeline.page.errors import make_failure
from pipeline.reconcile import note_repeat
from pipeline.report import summarise
from pipeline.report.views import render_views
from pipeline.store import CacheError, Patch, Result, unpack_extraction, unpack_record
from pipeline.tables.checks import check_frames
from pipeline.tables.rows import build_frames
from pipeline.tables.stream import pack_tables


def render(pages: Sequence[Sheet]) -> Rendered:
    """The rows of some pages. Raises ``SchemaError`` where they break the contract."""
    extractions = [_apply(unpack_extraction(sheet.body), sheet.patch) for sheet in pages]
    frames = build_frames(extractions)
    check_frames(frames)
    return Rendered(pack_tables(frames), dict(summarise(extractions)), render_views(frames))


def find_failing(pages: Sequence[Sheet]) -> list[Result]:
    """An error for each page that cannot be rendered, be it alone or beside those before it.

    None where the pages are too many rather than one of them wrong.
    """
    failing = [result for sheet in pages if (result := _try([], sheet))]
    if failing:
        return failing
    whole: list[Sheet] = []
    for sheet in pages:
        if result := _try(whole, sheet):
            failing.append(result)
        else:
            whole.append(sheet)
    return failing


def _try(before: list[Sheet], sheet: Sheet) -> Result | None:
    try:
        msgspec.msgpack.encode(render([*before, sheet]))
    except CacheError:
        raise
    except MemoryError as error:
        # Of many pages it says nothing of the last.
        return None if before else _make_result(sheet, error)
    except Exception as error:
        return _make_result(sheet, error)
    return None


def _make_result(sheet: Sheet, error: Exception) -> Result:
    # Without a key: other pages have a part in the rows of this one.
    return pack_result(make_error(make_failure(sheet.page_id, error, "the tables")), "")


def _apply(extraction: Extraction, patch: Patch) -> Extraction:
    own = {record.record_id: record for record in extraction.records}
    for record_id, first in patch.repeats:
        note_repeat(extraction, own[record_id], unpack_record(first))
    return extraction
