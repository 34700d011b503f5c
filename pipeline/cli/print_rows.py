"""All rows as a table, for a terminal that is wide enough."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text

from pipeline.cli.show import show_text
from pipeline.fields import FIELDS, Field

_COLUMNS = [field for name, field in FIELDS.items() if name in ("host", "name") or field.shown]


def make_rows_table(summary: dict[str, Any]) -> Table:
    """A line for each record that the report lists."""
    table = Table(header_style="bold", box=None, pad_edge=False)
    for field in _COLUMNS:
        right = "right" if field.is_number else "left"
        table.add_column(field.title, justify=right, overflow="fold")  # type: ignore[arg-type]
    table.add_column("", overflow="fold")
    for record in summary["records"]:
        table.add_row(*_make_cells(record))
    return table


def _make_cells(record: dict[str, Any]) -> list[Text]:
    values = {name: cell["value"] for name, cell in record["cells"].items()}
    values["host"] = record["host"]
    cells = [_tell(field, values.get(field.name)) for field in _COLUMNS]
    mark = Text("review", style="yellow") if record["reasons"] else Text("")
    return [show_text(cell or "–") for cell in cells] + [mark]


def _tell(field: Field, value: str | None) -> str | None:
    if value and field.kind == "relationship":
        return value.removesuffix("_city")
    return f"{int(value):,}" if value and field.kind == "persons" else value
