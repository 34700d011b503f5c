"""What happens in a run as JSON lines, for whoever runs it at night."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Any

from pipeline.cli.say import fail
from pipeline.crawl import Outcome


class RunLog:
    """Appends to a file, or does nothing where there is none."""

    def __init__(self, path: Path | None) -> None:
        self._file: TextIOWrapper | None = None
        self._step = ""
        if path:
            try:
                self._file = path.open("a", encoding="utf-8")
            except OSError as error:
                fail(f"Cannot write to {path}: {error.strerror or error}.")

    def __enter__(self) -> RunLog:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()

    def write(self, event: str, **facts: Any) -> None:
        """Write one line: when, what, and the facts of it."""
        if self._file:
            now = datetime.now(UTC).isoformat(timespec="milliseconds")
            self._file.write(json.dumps({"at": now, "event": event, **facts}) + "\n")
            self._file.flush()

    def write_step(self, step: str) -> None:
        """Write a line where a new stage of the run begins."""
        if step != self._step:
            self._step = step
            self.write(step)

    def write_outcome(self, outcome: Outcome) -> None:
        """Write each error and warning, then what came out."""
        for severity in ("error", "warning"):
            for row in outcome.summary["findings"][severity]:
                names = ("code", "page_id", "record_id", "field", "message")
                self.write(severity, **{name: row[name] for name in names})
        facts = {"read": outcome.read, "kept": outcome.kept, "gone": outcome.gone}
        self.write("done", **facts, rows=dict(outcome.changes.rows), **outcome.summary["totals"])
