"""Where commands print, and how they fail."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from pipeline.cli.show import SafeConsole, show

console = SafeConsole()
errors = SafeConsole(stderr=True)

_WIDTH = 120

NoNer = Annotated[bool, typer.Option("--no-ner", help="Rules alone; spaCy is not imported.")]


def fail(message: str) -> NoReturn:
    """Print one sentence and exit with 2."""
    errors.print(show(message), style="red", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(2)


def print_wide(output: SafeConsole, table: Table) -> None:
    """Print a table that is cut nowhere, also where it is piped into a file."""
    width = max(output.width, _WIDTH)
    # A console prints nothing wider than itself.
    SafeConsole(file=output.file, width=width).print(table)


def write_text(file: Path, text: str) -> None:
    """Write a file that the user asked for, or fail."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"Cannot write to {file}: {error.strerror or error}.")


def make_progress() -> Progress:
    """A bar for a person at a terminal; nothing where the output goes elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=errors, transient=True, disable=not sys.stderr.isatty())
