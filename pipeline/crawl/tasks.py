"""What goes to workers and what comes back: small things, and two functions that do the work.

Whoever hands out tasks loads this module only; what reads pages is loaded where they are done.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import msgspec

from pipeline.corrections.nouns import Correction
from pipeline.page.limits import Limits
from pipeline.page.references import Reference
from pipeline.store import CacheError, Patch, Result

if TYPE_CHECKING:
    from pipeline.report import Summary

PRELOAD = ("pipeline.crawl.batch", "pipeline.crawl.render")
"""What workers load."""


class Batch(NamedTuple):
    """Pages to read, and how; small, whatever the size of the pages."""

    references: tuple[Reference, ...]
    ner: bool
    limits: Limits
    settings: str
    corrections: Mapping[str, tuple[Correction, ...]] | None = None


class Sheet(NamedTuple):
    """A packed page with what other pages say of it."""

    page_id: str
    body: bytes
    patch: Patch


class Bodies(NamedTuple):
    """The pages of a chunk; without a ``key`` some of them, to see whether they can be rendered."""

    key: str
    pages: tuple[Sheet, ...]


class Rendered(NamedTuple):
    """The rows of a chunk as the files have them, its part of the report, views by page id."""

    tables: dict[str, bytes]
    summary: dict[str, Any]
    views: dict[str, str]


def extract_batch(batch: Batch) -> list[Result]:
    """The result of each page of the batch."""
    from pipeline.crawl import batch as worker

    return worker.extract_batch(batch)


def render_chunk(bodies: Bodies) -> bytes | list[Result]:
    """The packed rows of a chunk, or errors for those of its pages that cannot be rendered."""
    from pipeline.crawl.render import find_failing, render

    try:
        return zlib.compress(msgspec.msgpack.encode(render(bodies.pages)), 1)
    except CacheError:
        raise
    except Exception:
        failing = find_failing(bodies.pages)
        if not failing:
            raise
        return failing


def unpack_chunk(body: bytes) -> tuple[dict[str, bytes], Summary, dict[str, str]]:
    """What ``render_chunk`` packed; raises CacheError where it is something else."""
    try:
        rendered = msgspec.msgpack.decode(zlib.decompress(body), type=Rendered)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise CacheError(f"A chunk in the cache cannot be read: {error}.") from error
    return rendered.tables, cast("Summary", rendered.summary), rendered.views
