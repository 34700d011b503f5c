"""Rows as CSV that spreadsheets and pandas read alike."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Any

from pipeline.tables.columns import TABLES
from pipeline.tables.schema import list_rows

if TYPE_CHECKING:
    import pandas as pd

CSV_TABLES = ("sister_cities", "findings")

_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet takes for the start of a formula, full-width signs included."""


def render_header(table: str) -> str:
    """The names of the columns as a line of CSV."""
    sink = io.StringIO()
    csv.writer(sink, lineterminator="\n").writerow(column.name for column in TABLES[table])
    return sink.getvalue()


def render_rows(table: str, frame: pd.DataFrame) -> str:
    """The rows of a table as lines of CSV, without a header."""
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    for row in list_rows(table, frame):
        writer.writerow(render_cell(cell) for cell in row.values())
    return sink.getvalue()


def render_cell(cell: Any) -> str:
    """A cell as text; what a spreadsheet would take for a formula is none any more."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return _defuse(cell)
        case list():
            return _defuse("; ".join(cell))
        case date():
            return cell.isoformat()
    return repr(cell)


def _defuse(text: str) -> str:
    # A lone \r is a line break to readers of CSV, but Python does not quote it.
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{plain}" if text.startswith(_FORMULA) else plain
