"""All rows as a table, for a terminal that is wide enough."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text

from pipeline.cli.show import show_text


def make_rows_table(summary: dict[str, Any]) -> Table:
    """A line for each record that the report lists."""
    table = Table(header_style="bold", box=None, pad_edge=False)
    for title in ("host", "partner", "country", "kind", "since", "population", "km²", ""):
        right = title in ("population", "km²")
        table.add_column(title, justify="right" if right else "left", overflow="fold")
    for record in summary["records"]:
        table.add_row(*_make_cells(record))
    return table


def _make_cells(record: dict[str, Any]) -> list[Text]:
    values = {field: cell["value"] for field, cell in record["cells"].items()}
    population = values.get("population")
    cells = [
        record["host"],
        values.get("name"),
        values.get("country"),
        values.get("relationship", "").removesuffix("_city"),
        values.get("established"),
        f"{int(population):,}" if population else None,
        values.get("area_km2"),
    ]
    mark = Text("review", style="yellow") if record["reasons"] else Text("")
    return [show_text(cell or "–") for cell in cells] + [mark]
