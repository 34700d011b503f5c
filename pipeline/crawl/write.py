"""From the store to the files: new chunks are rendered, all are written in order meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.crawl.chunks import Chunk, find_chunks
from pipeline.crawl.publish import drop, list_published, publish, stage
from pipeline.crawl.tasks import Bodies, render_chunk, unpack_chunk
from pipeline.engines import Engine, Lost, Work
from pipeline.store import Store, unpack_extraction

if TYPE_CHECKING:
    from pipeline.changes import Changes
    from pipeline.report import Summary

_TRIES = 3

Written = tuple[dict[str, Any], "Changes", list[Path]]


class Rows(NamedTuple):
    """The rows of a chunk by file name, and its part of the report."""

    key: str
    tables: dict[str, bytes]
    summary: Summary


def find_error(store: Store) -> str:
    """What is wrong with the first page of a data set without a readable one."""
    found = (f for page, _ in store.pages() for f in unpack_extraction(store.body(page)).findings)
    # What was only passed over is said where nothing went wrong.
    first = next(found)
    return next((f for f in (first, *found) if f.severity == "error"), first).message


def load_writers() -> None:
    """Load what writes the files; worth doing while workers start."""
    import pipeline.changes
    import pipeline.report.merge
    import pipeline.tables.stream  # noqa: F401
    from pipeline.report.render import load_page

    load_page()


def render_chunks(
    store: Store, engine: Engine, settings: str, progress: Callable[[str, int, int], None]
) -> Iterator[Rows]:
    """Every chunk in order; those that are not in the store are rendered, and kept there.

    Each comes as soon as it and all before it are there, so that the workers render the
    next ones while this one is written.
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
    """Render chunks and keep them; yields the key of each that is done, in any order."""

    def gather() -> Iterator[Bodies]:
        for key, pages in chunks:
            yield Bodies(key, tuple((store.body(page), store.patch(page)) for page in pages))

    lost: dict[str, int] = {}
    work = Work(gather())
    for bodies, body in engine.run(render_chunk, work):
        if isinstance(body, Lost):
            lost[bodies.key] = lost.get(bodies.key, 0) + 1
            if lost[bodies.key] >= _TRIES:
                raise RuntimeError(f"The rows of a chunk cannot be made: {body.why}.")
            work.put_back(bodies)
            continue
        store.put_chunk(bodies.key, body)
        yield bodies.key


def _read_rows(store: Store, key: str) -> Rows:
    return Rows(key, *unpack_chunk(store.read_chunk(key)))


def write_files(
    store: Store, output: Path, old: Path | None, chunks: Iterator[Rows], *, partitioned: bool
) -> Written:
    """Write all files beside those of ``old``, compare the two, and put the new in place."""
    from pipeline.changes import render_json, render_section, replace_section
    from pipeline.report.merge import Merger
    from pipeline.report.render import render_summary
    from pipeline.tables.stream import DataSetWriter

    staged = stage(output)
    try:
        writer, merger = DataSetWriter(staged, partitioned=partitioned), Merger()
        keys = []
        for key, tables, part in chunks:
            keys.append(key)
            writer.append(tables)
            merger.add(part)
        writer.close()
        summary = merger.finish()
        changes = _compare(old, staged)
        texts = render_summary(summary) | {"changes.json": render_json(changes)}
        report = texts["validation_report.html"]
        texts["validation_report.html"] = replace_section(report, render_section(changes))
        for name, text in texts.items():
            (staged / name).write_text(text, encoding="utf-8")
        names = list_published(staged)
        publish(staged, output)
    except BaseException:
        drop(staged, output)
        raise
    store.keep_chunks(keys)
    return dict(summary), changes, [output / name for name in names]


def _compare(old: Path | None, new: Path) -> Changes:
    from pipeline.changes import DataSetError, compare_folders

    try:
        return compare_folders(old, new)
    except DataSetError:
        # Someone has spoilt the old files; that must not keep the new ones from being written.
        return compare_folders(None, new)
