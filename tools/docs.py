"""Write ``docs/data.md`` from the columns of the data set."""

from __future__ import annotations

from pathlib import Path

from pipeline.tables.docs import render_docs

FILE = Path(__file__).parent.parent / "docs" / "data.md"

if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(render_docs(), encoding="utf-8")
