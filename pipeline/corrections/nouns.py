"""One decision of a person, and all of them by page."""

from __future__ import annotations

from typing import NamedTuple

DECISIONS = ("accept", "set", "blank", "drop", "add", "same_as", "note")

COLUMNS = ("page", "partner", "field", "value", "decision", "by", "on", "note", "words")
"""The columns of ``corrections.csv``, in the order in which they are written."""


class Correction(NamedTuple):
    """A line of the file; all cells are text, empty where nothing stands in them.

    ``partner`` is a record id or a name, ``words`` what stood on the page when the decision
    was made: where they are gone, it is not applied. ``line`` counts from 1, the header
    included.
    """

    page: str
    partner: str
    field: str
    value: str
    decision: str
    by: str
    on: str
    note: str
    words: str
    line: int = 0

    @property
    def where(self) -> str:
        """The decision as findings name it."""
        return f"line {self.line} ({self.decision} {self.field})".replace(" )", ")")


class Corrections(NamedTuple):
    """The lines of a file by page, and a sentence for each line that is none."""

    name: str
    by_page: dict[str, tuple[Correction, ...]]
    problems: tuple[str, ...] = ()

    def of(self, page_id: str) -> tuple[Correction, ...]:
        """The decisions on one page, in the order of the file."""
        return self.by_page.get(page_id, ())


NONE = Corrections("", {})
