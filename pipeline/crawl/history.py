"""A line for each run that wrote a data set, kept beside it."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.owned import DATA, HISTORY


def note_run(output: Path, totals: dict[str, Any], rows: dict[str, int], read: int) -> None:
    """Append what a run did. A history that cannot be written is no reason to stop."""
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "pages": totals["pages"],
        "read": read,
        "records": totals["records"],
        "review": totals["review"],
        **{name: rows[name] for name in ("added", "removed", "changed")},
        **{name: totals["findings"][name] for name in ("error", "warning")},
    }
    with suppress(OSError), (output / DATA / HISTORY).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def read_history(output: Path) -> list[dict[str, Any]]:
    """The runs, the oldest first; lines that are none are passed over."""
    runs = []
    with suppress(OSError):
        for line in (output / DATA / HISTORY).read_text(encoding="utf-8").splitlines():
            with suppress(ValueError):
                run = json.loads(line)
                if isinstance(run, dict):
                    runs.append(run)
    return runs
