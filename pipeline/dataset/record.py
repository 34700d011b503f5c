"""One row with its evidence, one page with its text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.tables.lookup import read_rows

Row = dict[str, Any]
_REACH = 60


@dataclass
class PageText:
    """A page of the data set: ``row`` is its row of ``pages``, ``text`` what was read."""

    folder: Path
    row: Row

    @property
    def id(self) -> str:
        return str(self.row["page_id"])

    @property
    def text(self) -> str:
        return str(self.row["text"])

    @cached_property
    def mentions(self) -> list[Row]:
        return read_rows(self.folder, "mentions", page=self.id)

    @cached_property
    def records(self) -> list[Row]:
        return read_rows(self.folder, "sister_cities", page=self.id)

    @cached_property
    def findings(self) -> list[Row]:
        return read_rows(self.folder, "findings", page=self.id)

    def quote(
        self, start: int | None, end: int | None, reach: int = _REACH
    ) -> tuple[str, str, str]:
        """Words with what stands before and behind them in their line."""
        if start is None or end is None or start < 0:
            return "", "", ""
        before = self.text[max(0, start - reach) : start].split("\n")[-1]
        after = self.text[end : end + reach].split("\n")[0]
        return before, self.text[start:end], after

    def _repr_html_(self) -> str:
        from pipeline.report.page import render_marked

        return render_marked(self.row, self.records, self.mentions)


@dataclass
class Evidence:
    """A row of ``sister_cities`` with its mentions, chosen and not, and its findings.

    ``wide`` are the chosen mentions that the whole page shares: its host and country.
    """

    row: Row
    mentions: list[Row]
    wide: list[Row]
    findings: list[Row]
    page: PageText

    @property
    def record_id(self) -> str:
        return str(self.row["record_id"])

    def fields(self) -> list[str]:
        """The fields that have a mention, in the order of the columns."""
        order = {name: at for at, name in enumerate(self.row)}
        found = {m["field"] for m in (*self.wide, *self.mentions)}
        return sorted(found, key=lambda field: (order.get(field, len(order)), field))

    def of(self, field: str) -> tuple[list[Row], list[Row]]:
        """The mentions of a field: chosen, and not chosen."""
        own = [m for m in (*self.wide, *self.mentions) if m["field"] == field]
        return [m for m in own if m["chosen"]], [m for m in own if not m["chosen"]]

    def _repr_html_(self) -> str:
        from pipeline.report.page import render_marked

        return render_marked(self.page.row, [self.row], [*self.wide, *self.mentions])
