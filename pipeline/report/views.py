"""The views of all pages: made where the rows are made, written beside the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.report.names import FOLDER, MOST_VIEWS, name_view
from pipeline.report.page import NEIGHBOURS, render_neighbours, render_view
from pipeline.tables.columns import Frames
from pipeline.tables.schema import list_rows

Row = dict[str, Any]


def render_views(frames: Frames) -> dict[str, str]:
    """The view of each page of some tables that has a text, by the page's id."""
    by_page: dict[str, dict[str, list[Row]]] = {}
    for table in ("sister_cities", "mentions", "findings"):
        found: dict[str, list[Row]] = defaultdict(list)
        for row in list_rows(table, getattr(frames, table)):
            found[row["page_id"]].append(row)
        by_page[table] = found
    return {
        page["page_id"]: render_view(page, *(rows[page["page_id"]] for rows in by_page.values()))
        for page in list_rows("pages", frames.pages)
        if page["text"]
    }


class ViewWriter:
    """Writes views in the order of the pages, each when the one behind it is known."""

    def __init__(self, folder: Path, pages: int) -> None:
        self._folder = folder / FOLDER
        self._wanted = pages <= MOST_VIEWS
        self._before: str | None = None
        self._held: tuple[str, str] | None = None
        self._folder.mkdir()

    def add(self, views: Iterable[tuple[str, str]]) -> None:
        """Take the views of some more pages."""
        for page_id, html in views if self._wanted else ():
            self._write(page_id)
            self._held = page_id, html

    def close(self) -> None:
        """Write the last one."""
        self._write(None)

    def _write(self, after: str | None) -> None:
        if self._held:
            page_id, html = self._held
            links = render_neighbours(self._before, after)
            text = html.replace(NEIGHBOURS, links, 1)
            (self._folder / name_view(page_id)).write_text(text, encoding="utf-8")
            self._before = page_id
