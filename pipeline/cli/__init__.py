"""Commands, progress, messages."""

from __future__ import annotations

import sys
from contextlib import suppress

from pipeline.cli.commands import app
from pipeline.cli.streams import OutputError, drop_output, flush_output, prepare_streams

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; what the machine lacks is one sentence and the exit code 2."""
    prepare_streams()
    try:
        try:
            app()
        finally:
            flush_output()
    except OutputError as error:
        told = str(error)
    except OSError as error:
        told = f"The command cannot go on: {error.strerror or error}."
    except MemoryError:
        told = "The command cannot go on: there is not enough memory."
    drop_output()
    with suppress(OSError):
        print(told, file=sys.stderr, flush=True)
    sys.exit(2)
