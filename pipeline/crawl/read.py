"""Read what is stale: batches to the engine, results to the store, the dead a second chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.corrections.nouns import NONE, Corrections
from pipeline.crawl.tasks import Batch, extract_batch
from pipeline.engines import Engine, Lost, Work
from pipeline.model import Finding
from pipeline.page.limits import Limits
from pipeline.page.references import Reference
from pipeline.store import Result, Store

_PAGES = 16
_BYTES = 2_000_000

Advance = Callable[[int], None]


def read_stale(
    store: Store,
    engine: Engine,
    *,
    ner: bool,
    limits: Limits,
    settings: str,
    corrections: Corrections = NONE,
    advance: Advance,
) -> None:
    """Read every stale page and keep its result; each batch that is done is kept at once.

    A batch whose worker died is tried again as a whole, then page by page; a page over
    which a worker dies even then becomes an error.
    """
    tries: dict[tuple[Reference, ...], int] = {}

    def make(pages: tuple[Reference, ...]) -> Batch:
        decided = {it.page_id: corrections.of(it.page_id) for it in pages}
        decided = {page_id: lines for page_id, lines in decided.items() if lines}
        return Batch(pages, ner, limits, settings, decided)

    work = Work(map(make, make_batches(store.stale())))
    for batch, results in engine.run(extract_batch, work):
        pages = batch.references
        if not isinstance(results, Lost):
            store.put(results)
            advance(len(pages))
            continue
        tries[pages] = tries.get(pages, 0) + 1
        if tries[pages] == 1 and len(pages) > 1:
            work.put_back(batch)
        elif tries[pages] == 1 or len(pages) > 1:
            for page in pages:
                tries[(page,)] = 1
                work.put_back(batch._replace(references=(page,)))
        else:
            store.put([make_crash(pages[0].page_id, results)])
            advance(1)


def make_batches(references: Iterator[Reference]) -> Iterator[tuple[Reference, ...]]:
    """Group pages that lie together, few enough that a lost batch costs little."""
    batch: list[Reference] = []
    size = 0
    for reference in references:
        batch.append(reference)
        size += reference.size
        if len(batch) >= _PAGES or size >= _BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def make_crash(page_id: str, lost: Lost) -> Result:
    """What stands for a page over which workers die."""
    from pipeline.crawl.batch import make_error, pack_result

    message = f"{page_id} ended its worker: {lost.why}."
    finding = Finding(page_id, "page_crashed", "error", message)
    # Without a key, so that the next run tries again.
    return pack_result(make_error(finding), "")
