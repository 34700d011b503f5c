"""Commands, progress, messages."""

from __future__ import annotations

from pipeline.cli.commands import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line."""
    app()
