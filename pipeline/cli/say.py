"""Where commands print, and how they fail."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from pipeline.cli.show import SafeConsole, show
from pipeline.cli.streams import OutputError

_WIDTH = 120


class _Console(SafeConsole):
    """A console whose errors are all ``OutputError``: rich would end the program by itself."""

    def print(self, *objects: Any, **options: Any) -> None:
        try:
            super().print(*objects, **options)
        except OSError as error:
            raise OutputError(error) from error

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


console = _Console()
errors = _Console(stderr=True)

NoNer = Annotated[bool, typer.Option("--no-ner", help="Rules alone; spaCy is not imported.")]


def fail(message: str) -> NoReturn:
    """Print one sentence and exit with 2."""
    errors.print(show(message), style="red", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(2)


def print_wide(output: Console, table: Table) -> None:
    """Print a table that is cut nowhere, also where it is piped into a file."""
    width = max(output.width, _WIDTH)
    # A console prints nothing wider than itself.
    _Console(file=output.file, width=width).print(table)


class Terminated(KeyboardInterrupt):
    """SIGTERM, which asks for the same as Ctrl-C."""


@contextmanager
def heed_sigterm() -> Iterator[None]:
    """Raise ``Terminated`` inside the block on SIGTERM, so that workers and files are seen to."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise Terminated

    former = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)


def write_text(file: Path, text: str) -> None:
    """Write a file that the user asked for, or fail."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"Cannot write to {file}: {error.strerror or error}.")


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="dim")


def make_progress() -> Progress:
    """A bar for a person at a terminal; nothing where the output goes elsewhere."""
    left = TimeRemainingColumn(compact=True, elapsed_when_finished=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), left)
    return Progress(*columns, console=errors, transient=True, disable=not sys.stderr.isatty())
