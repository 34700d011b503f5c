"""Many pages, start to end: only what is new is read, and the data set changes at one stroke."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.corrections.file import read_corrections
from pipeline.corrections.nouns import Corrections
from pipeline.crawl.edited import keep_edits
from pipeline.crawl.engine import Options, expect_work, make_engine
from pipeline.crawl.fingerprint import hash_settings
from pipeline.crawl.history import note_run
from pipeline.crawl.plan import make_plan
from pipeline.crawl.publish import check_place, find_published
from pipeline.crawl.read import read_stale
from pipeline.crawl.rows import PagesFailed, render_chunks
from pipeline.crawl.unchanged import is_published, note_published, tell_unchanged
from pipeline.crawl.write import Written, find_error, load_writers, write_files
from pipeline.engines import Engine
from pipeline.owned import CACHE, clean
from pipeline.page import PageError
from pipeline.store import CacheError, Store, discard, is_broken
from pipeline.store.lock import lock

if TYPE_CHECKING:
    from pipeline.changes import Changes

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


class Outcome(NamedTuple):
    """What a run did: ``summary`` as in the report, pages in numbers, ids of pages gone.

    ``edited`` are files that a person had changed, each with the name of the copy that keeps it.
    """

    summary: dict[str, Any]
    changes: Changes
    files: list[Path]
    read: int
    kept: int
    gone: list[str]
    edited: tuple[tuple[str, str], ...] = ()


def run(
    source: str | Path, output: Path, options: Options, progress: Progress = lambda *_: None
) -> Outcome:
    """Bring the data set in ``output`` up to the pages under ``source``.

    Until the new data set is whole the old one stays, whatever happens. Raises PageError
    where no page can be read, BusyError while another run writes, EngineError where the
    engine cannot start, OSError where ``output`` cannot be written or something is in the
    way there that this program did not make, TooManyRemoved where more rows would go than
    the options allow.
    """
    corrections = read_corrections(source, options.corrections)
    is_new = not output.exists()
    cache = output / CACHE
    check_place(output)
    with lock(cache):
        try:
            try:
                return _run(source, output, options, corrections, progress)
            except (sqlite3.DatabaseError, CacheError, UnicodeDecodeError) as error:
                if isinstance(error, sqlite3.DatabaseError) and not is_broken(error):
                    raise OSError(None, str(error)) from error
                # Whatever is wrong with the cache, reading all pages again mends it. (SQLite
                # quotes a broken schema in its message, which then may be no text.)
                discard(cache)
                return _run(source, output, options, corrections, progress)
        except PageError:
            if is_new:
                clean(output)
                with suppress(OSError):
                    output.rmdir()
            raise


def _run(
    source: str | Path,
    output: Path,
    options: Options,
    corrections: Corrections,
    progress: Progress,
) -> Outcome:
    with Store(output / CACHE) as store:
        progress("listing", 0, 0)
        if options.force or not store.is_any_readable():
            expect_work(options, source)
        settings = hash_settings(ner=options.ner, limits=options.limits)
        make_plan(store, source, options.limits, settings, corrections)
        if options.force:
            store.forget()
        gone = store.drop_gone()
        stale, total = store.count_stale(), store.count_planned()
        if not stale and not gone and is_published(store, output, options):
            summary, changes, files = tell_unchanged(output)
            note_published(store, output, options)
            return Outcome(summary, changes, files, 0, total, [])
        edited = tuple(keep_edits(output, find_published(output)))
        store.check()
        with closing(make_engine(options, stale)) as engine:
            load_writers()
            done = 0

            def advance(pages: int) -> None:
                nonlocal done
                done += pages
                progress("reading", done, stale)

            read_stale(
                store,
                engine,
                ner=options.ner,
                limits=options.limits,
                settings=settings,
                corrections=corrections,
                advance=advance,
            )
            written = _write(store, engine, output, options, settings, progress)
        failed: set[str] = set()
        while isinstance(written, PagesFailed):
            store.put(written.results)
            new = {result.page_id for result in written.results} - failed
            if not new:
                raise written
            failed |= new
            with closing(make_engine(options, 0)) as engine:
                written = _write(store, engine, output, options, settings, progress)
        note_published(store, output, options)
        note_run(output, written[0]["totals"], dict(written[1].rows), stale)
        store.clear_gone()
        return Outcome(*written, stale, total - stale, gone, edited)


def _write(
    store: Store,
    engine: Engine,
    output: Path,
    options: Options,
    settings: str,
    progress: Progress,
) -> Written | PagesFailed:
    """Write the files; where the rows of some pages cannot be made, say which, and write none."""
    if not store.is_any_readable():
        raise PageError(find_error(store))
    store.find_repeats()
    chunks = render_chunks(store, engine, settings, progress)
    try:
        return write_files(
            store,
            output,
            find_published(output),
            chunks,
            partitioned=options.partitioned,
            max_removed=options.max_removed,
            text=options.text,
        )
    except PagesFailed as failed:
        return failed
