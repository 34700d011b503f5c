"""From the rows to the files: all are written in order, compared with the old, put in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pipeline.crawl.publish import drop, list_published, publish, stage
from pipeline.crawl.rows import PagesFailed, Rows, read_sheets
from pipeline.store import Store, unpack_extraction

if TYPE_CHECKING:
    from pipeline.changes import Changes
    from pipeline.report import Summary

Written = tuple[dict[str, Any], "Changes", list[Path]]


class TooManyRemoved(Exception):
    """So many rows would go that something is likely wrong; the old data set stays."""


_FEW = 10
"""So many rows may always go: of a small data set any is a large share."""


def check_removed(rows: Mapping[str, int], most: float | None) -> None:
    """Raise ``TooManyRemoved`` where a larger share of the old rows than ``most`` is gone."""
    removed, before = rows["removed"], rows["total"] - rows["added"] + rows["removed"]
    if most is not None and removed >= _FEW and removed > most * before:
        raise TooManyRemoved(
            f"{removed} of {before} rows would go, more than {most:.0%}: the old data set stays."
            " If that is right, run with --max-removed 100%."
        )


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


def write_files(
    store: Store,
    output: Path,
    old: Path | None,
    chunks: Iterator[Rows],
    *,
    partitioned: bool,
    max_removed: float | None = None,
    text: bool = True,
) -> Written:
    """Write all files beside those of ``old``, compare the two, and put the new in place.

    Raises ``PagesFailed``, ``TooManyRemoved`` and what writing raises; nothing changed then.
    """
    from pipeline.changes import render_json, render_section, replace_section
    from pipeline.report.merge import Merger
    from pipeline.report.views import ViewWriter
    from pipeline.tables.geojson import write_geojson
    from pipeline.tables.package import render_package
    from pipeline.tables.partnerships import write_partnerships
    from pipeline.tables.stream import DataSetWriter

    staged = stage(output)
    try:
        writer, merger = DataSetWriter(staged, partitioned=partitioned, text=text), Merger()
        views = ViewWriter(staged, store.count_planned())
        keys = []
        for key, tables, part, shown in chunks:
            keys.append(key)
            writer.append(tables)
            merger.add(part)
            views.add(shown.items() if text else ())
        writer.close()
        views.close()
        write_partnerships(staged)
        write_geojson(staged)
        (staged / "datapackage.json").write_text(render_package(), encoding="utf-8")
        summary = merger.finish()
        changes = _compare(old, staged)
        check_removed(changes.rows, max_removed)
        texts = _render_report(store, summary) | {"changes.json": render_json(changes)}
        report = texts["validation_report.html"]
        texts["validation_report.html"] = replace_section(report, render_section(changes))
        for name, content in texts.items():
            (staged / name).write_text(content, encoding="utf-8")
        names = list_published(staged)
        publish(staged, output)
    except BaseException:
        drop(staged, output)
        raise
    store.keep_chunks(keys)
    return dict(summary), changes, [output / name for name in names]


def _render_report(store: Store, summary: Summary) -> dict[str, str]:
    """The report of all pages; raises ``PagesFailed`` where it breaks on some of them."""
    from pipeline.crawl.batch import make_error, pack_result
    from pipeline.crawl.render import render
    from pipeline.page.errors import make_failure
    from pipeline.report.render import render_summary

    try:
        return render_summary(summary)
    except Exception as whole:
        failed = []
        for page_id, _ in list(store.pages()):
            rows = render(list(read_sheets(store, [page_id])))
            try:
                render_summary(cast("Summary", rows.summary))
            except Exception as error:
                failure = make_failure(page_id, error, "the report")
                failed.append(pack_result(make_error(failure), ""))
        if not failed:
            raise
        raise PagesFailed(failed) from whole


def _compare(old: Path | None, new: Path) -> Changes:
    from pipeline.changes import DataSetError, compare_folders

    try:
        return compare_folders(old, new)
    except DataSetError:
        # Someone has spoilt the old files; that must not keep the new ones from being written.
        return compare_folders(None, new)
