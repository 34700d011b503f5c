"""Open a data set: ``load("output").explain("Rennes")``."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.dataset.find import COLUMNS, find_rows, suggest
from pipeline.dataset.record import Evidence, PageText
from pipeline.tables.lookup import read_rows

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


class NotFoundError(LookupError):
    """No row, or no page, of the data set is meant; the message is one sentence."""


def load(folder: str | Path = "output") -> DataSet:
    """The data set in ``folder``. Raises FileNotFoundError where there is none."""
    path = Path(folder)
    if not (path / "sister_cities.parquet").exists():
        raise FileNotFoundError(f"{path} holds no data set; `sistercities extract` makes one.")
    return DataSet(path)


class DataSet:
    """The tables as data frames, and the evidence of single rows.

    ``rows`` is one row a partnership on a page, ``mentions`` each reading with its words,
    ``findings`` what someone should know, ``pages`` the pages with their text.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def rows(self) -> pd.DataFrame:
        return self._frame("sister_cities")

    @cached_property
    def mentions(self) -> pd.DataFrame:
        return self._frame("mentions")

    @cached_property
    def findings(self) -> pd.DataFrame:
        return self._frame("findings")

    @cached_property
    def pages(self) -> pd.DataFrame:
        return self._frame("pages")

    def find(self, wanted: str) -> list[Row]:
        """The rows that an id, a name, a spelling, a host or a country means, as dicts.

        Only the columns that name a row are read; ``explain`` gives all of it.
        """
        return find_rows(self._names, wanted, self._list_spellings)

    def suggest(self, wanted: str) -> list[str]:
        """Names much like one that was not found."""
        return suggest(self._names, wanted)

    def explain(self, wanted: str) -> Evidence:
        """The one row that is meant, with all its mentions and findings.

        Raises ``NotFoundError`` where none or more than one is.
        """
        found = self.find(wanted)
        if len(found) == 1:
            return self.open(found[0])
        if found:
            ids = ", ".join(row["record_id"] for row in found[:8])
            more = f" and {len(found) - 8} more" if len(found) > 8 else ""
            raise NotFoundError(f"{len(found)} records match {wanted!r}: {ids}{more}.")
        like = self.suggest(wanted)
        hint = f" Did you mean {' or '.join(like)}?" if like else ""
        raise NotFoundError(f"No record matches {wanted!r}.{hint}")

    def open(self, row: Row) -> Evidence:
        """All that is known of a row that ``find`` gave."""
        page, record = row["page_id"], row["record_id"]
        (whole,) = (
            it
            for it in read_rows(self.folder, "sister_cities", page=page)
            if it["record_id"] == record
        )
        mentions = read_rows(self.folder, "mentions", page=page)
        findings = read_rows(self.folder, "findings", page=page)
        return Evidence(
            whole,
            [m for m in mentions if m["record_id"] == record],
            [m for m in mentions if m["record_id"] is None and m["chosen"]],
            [f for f in findings if f["record_id"] == record],
            self.page(page),
        )

    def page(self, page_id: str) -> PageText:
        """A page with its text and what was read in it; ``NotFoundError`` if there is none."""
        found = read_rows(self.folder, "pages", page=page_id)
        if not found:
            raise NotFoundError(f"The data set has no page {page_id!r}.")
        return PageText(self.folder, found[0])

    @cached_property
    def _names(self) -> list[Row]:
        return read_rows(self.folder, "sister_cities", COLUMNS)

    def _list_spellings(self) -> list[tuple[str, str]]:
        columns = ("record_id", "field", "words")
        return [
            (row["record_id"], row["words"])
            for row in read_rows(self.folder, "mentions", columns)
            if row["record_id"] and row["field"] in ("name", "name_as_written")
        ]

    def _frame(self, table: str) -> pd.DataFrame:
        from pipeline.tables.read import read_frames

        frame: pd.DataFrame = getattr(read_frames(self.folder), table)
        return frame
