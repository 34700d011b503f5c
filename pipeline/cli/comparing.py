"""The command that compares two data sets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.say import console, fail, write_text

EXAMPLE = "Example: [bold]sistercities diff before/ output/ --json changes.json[/]"


def diff(
    old: Annotated[Path, typer.Argument(help="The folder of the older data set.")],
    new: Annotated[Path, typer.Argument(help="The folder of the newer one.")],
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write what changed to this file too.")
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="How many rows each list holds.")] = 1000,
) -> None:
    """Show rows added and removed, and cells changed with the words behind both values."""
    from pipeline.changes import DataSetError, compare_folders, is_data_set, render_json
    from pipeline.cli.print_diff import print_changes

    try:
        if not is_data_set(old):
            fail(f"{old} holds no data set.")
        changes = compare_folders(old, new, limit=limit)
    except DataSetError as error:
        fail(str(error))
    print_changes(console, changes)
    if json_file:
        write_text(json_file, render_json(changes))
