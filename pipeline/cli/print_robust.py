"""What ``score --robust`` prints: a line a change, with what it costs."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from pipeline.cli.say import print_wide
from pipeline.score.robust import Line


def print_robust(console: Console, lines: list[Line]) -> None:
    """Print the table of degradation, shares in percent of what the unchanged pages gave."""
    table = Table(title="robustness", title_justify="left", header_style="bold", box=None)
    table.add_column("change", no_wrap=True)
    for title in ("pages", "rows", "rows lost", "%", "cells lost", "%", "unmarked rows added", "%"):
        table.add_column(title, justify="right", no_wrap=True)
    for line in lines:
        table.add_row(
            line["change"],
            str(line["pages"]),
            str(line["rows"]),
            str(line["lost"]),
            _percent(line["lost_share"]),
            str(line["cells_lost"]),
            _percent(line["cells_lost_share"]),
            str(line["added"]),
            _percent(line["added_share"]),
        )
    print_wide(console, table)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"
