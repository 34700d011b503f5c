"""The command that compares two data sets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from pipeline.cli.say import console, fail, print_wide, write_text
from pipeline.cli.show import show, show_text

EXAMPLE = "Example: [bold]sistercities diff before/ output/ --json changes.json[/]"


def diff(
    old: Annotated[Path | None, typer.Argument(help="The folder of the older data set.")] = None,
    new: Annotated[Path | None, typer.Argument(help="The folder of the newer one.")] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Without folders: the last two runs of this one.")
    ] = Path("output"),
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write what changed to this file too.")
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="How many rows each list holds.")] = 1000,
) -> None:
    """Show rows added and removed, and cells changed with the words behind both values."""
    from pipeline.changes import DataSetError, compare_folders, is_data_set, render_json
    from pipeline.cli.print_diff import print_changes

    if old is None:
        old, new = _find_runs(output)
    new = new or output
    try:
        if not is_data_set(old):
            fail(f"{old} holds no data set.")
        changes = compare_folders(old, new, limit=limit)
    except DataSetError as error:
        fail(str(error))
    print_changes(console, changes)
    if json_file:
        write_text(json_file, render_json(changes))


def _find_runs(output: Path) -> tuple[Path, Path]:
    from pipeline.crawl.publish import find_former, find_published

    new, old = find_published(output), find_former(output)
    if new is None or old is None:
        fail(f"{output} holds no two runs to compare.")
    return old, new


def history(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The data set whose runs are told.")
    ] = Path("output"),
) -> None:
    """Show a line for each run that wrote the data set."""
    from pipeline.crawl.history import read_history

    runs = read_history(output)
    if not runs:
        fail(f"{output} has no history: no run has written a data set there.")
    table = Table(header_style="bold", box=None, pad_edge=False)
    names = list(runs[-1])
    for name in names:
        table.add_column(show(name), justify="left" if name == "at" else "right")
    for run in runs:
        table.add_row(*(show_text(str(run.get(name, ""))) for name in names))
    print_wide(console, table)
