"""The rows of all pages, chunk by chunk: new ones are rendered by workers and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.crawl.chunks import Chunk, find_chunks
from pipeline.crawl.read import make_crash
from pipeline.crawl.tasks import Bodies, Sheet, render_chunk, unpack_chunk
from pipeline.engines import Engine, EngineError, Lost, Work
from pipeline.store import Result, Store

if TYPE_CHECKING:
    from pipeline.report import Summary


class PagesFailed(Exception):
    """Some pages cannot be rendered; ``results`` are the errors to put in their place."""

    def __init__(self, results: Sequence[Result]) -> None:
        super().__init__(f"{len(results)} pages cannot be rendered.")
        self.results = results


class Rows(NamedTuple):
    """The rows of a chunk by file name, its part of the report, and views by page id."""

    key: str
    tables: dict[str, bytes]
    summary: Summary
    views: dict[str, str]


def render_chunks(
    store: Store, engine: Engine, settings: str, progress: Callable[[str, int, int], None]
) -> Iterator[Rows]:
    """Every chunk in order; those that are not in the store are rendered, and kept there.

    Each comes as soon as it and all before it are there, so that the workers render the
    next ones while this one is written. Raises ``PagesFailed`` when all others are kept.
    """
    chunks = list(find_chunks(store, settings))
    missing = [chunk for chunk in chunks if not store.has_chunk(chunk.key)]
    left = {chunk.key for chunk in missing}
    at = 0
    for key in _render(store, engine, missing):
        left.discard(key)
        progress("writing", len(missing) - len(left), len(missing))
        while at < len(chunks) and chunks[at].key not in left:
            yield _read_rows(store, chunks[at].key)
            at += 1
    engine.finish()
    yield from (_read_rows(store, chunk.key) for chunk in chunks[at:])


def _render(store: Store, engine: Engine, chunks: list[Chunk]) -> Iterator[str]:
    """Render chunks and keep them; yields the key of each that is done, in any order.

    A chunk whose worker died is tried again, then each of its pages alone: whichever ends
    a worker even then has failed.
    """
    lost: dict[str, Lost] = {}
    failed: dict[str, Result] = {}
    alone: dict[str, int] = {}
    work = Work(Bodies(key, tuple(read_sheets(store, pages))) for key, pages in chunks)
    for bodies, body in engine.run(render_chunk, work):
        first = bodies.pages[0].page_id
        if isinstance(body, list):
            failed |= {result.page_id: result for result in body}
        elif not isinstance(body, Lost):
            if bodies.key:
                store.put_chunk(bodies.key, body)
                yield bodies.key
        elif bodies.key and bodies.key not in lost:
            lost[bodies.key] = body
            work.put_back(bodies)
        elif bodies.key:
            for sheet in bodies.pages:
                alone[sheet.page_id] = 0
                work.put_back(Bodies("", (sheet,)))
        elif alone[first]:
            failed[first] = make_crash(first, body)
        else:
            alone[first] = 1
            work.put_back(bodies)
    if failed:
        raise PagesFailed([failed[page_id] for page_id in sorted(failed)])
    if alone:
        why = next(iter(lost.values())).why
        raise EngineError(f"The rows of {len(alone)} pages cannot be made together: {why}.")


def read_sheets(store: Store, pages: Sequence[str]) -> Iterator[Sheet]:
    """The pages of these ids as they go to a worker."""
    return (Sheet(page, store.body(page), store.patch(page)) for page in pages)


def _read_rows(store: Store, key: str) -> Rows:
    return Rows(key, *unpack_chunk(store.read_chunk(key)))
