"""Files of the data set that a person has edited: the edit is kept beside the new file."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

DIGESTS = ".digests"
"""In the folder of a run: what its files were when they were written."""


def note_digests(staged: Path) -> None:
    """Write down size, time of change and sha256 of each file, so that an edit shows."""
    found = {
        entry.name: [*_look(entry), _hash(entry)]
        for entry in sorted(staged.iterdir())
        if entry.is_file() and not entry.name.startswith(".")
    }
    (staged / DIGESTS).write_text(json.dumps(found), encoding="utf-8")


def keep_edits(output: Path, current: Path | None) -> list[tuple[str, str]]:
    """Copy each file that was edited since it was written; pairs of its name and the copy's.

    Size and time of change are looked at first: what they say is the same is not read.
    """
    known: dict[str, list[object]] = {}
    with suppress(OSError, ValueError):
        known = json.loads(((current or output) / DIGESTS).read_text(encoding="utf-8"))
    kept = []
    for name, was in sorted(known.items()):
        path = output / name
        if path.is_file() and _look(path) != was[:2] and _hash(path) != was[2]:
            copy = _find_free(output, name)
            shutil.copyfile(path, output / copy)
            kept.append((name, copy))
    return kept


def _look(path: Path) -> list[object]:
    facts = path.stat()
    return [facts.st_size, facts.st_mtime_ns]


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _find_free(output: Path, name: str) -> str:
    number = 1
    while os.path.lexists(output / f"{name}.edited-{number}"):
        number += 1
    return f"{name}.edited-{number}"
