"""Where commands print, and how they fail."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console

console = Console()
errors = Console(stderr=True)


def fail(message: str) -> NoReturn:
    """Print one sentence and exit with 2."""
    errors.print(message, style="red", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(2)


def write_text(file: Path, text: str) -> None:
    """Write a file that the user asked for, or fail."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"Cannot write to {file}: {error.strerror or error}.")
