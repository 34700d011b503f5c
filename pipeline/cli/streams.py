"""Standard streams as a caller may leave them: closed, full, or of another encoding."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


class OutputError(Exception):
    """Standard output takes no more; one sentence that says why."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"Standard output cannot be written: {error.strerror or error}.")


def prepare_streams() -> None:
    """Make standard output and error safe to print to.

    What their encoding lacks is written as an escape. A stream that is closed is opened to
    nowhere, or the next file of the program would get its number, and all that is printed.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # Output that nobody reads is told, so writing to it must fail.
            os.open(os.devnull, os.O_WRONLY if number == 2 else os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def flush_output() -> None:
    """Write what is still held back. Raises ``OutputError``."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise OutputError(error) from error


def drop_output() -> None:
    """Let what cannot be printed go, so that the end of the program does not try again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
