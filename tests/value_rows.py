"""Cases as data: one row a case, cells apart by tabs, ``\\n`` and ``\\t`` escaped."""

from __future__ import annotations

from pathlib import Path

from pipeline.folding import fold

Row = tuple[str, ...]


def read_rows(name: str, cells: int) -> list[Row]:
    """Read ``values/<name>``, folded as pages are; every row has ``cells`` cells."""
    lines = (Path(__file__).parent / "values" / name).read_text("utf-8").splitlines()
    assert len(set(lines)) == len(lines), f"{name} repeats a row"
    rows = []
    for line in lines:
        row = tuple(cell.replace("\\n", "\n").replace("\\t", "\t") for cell in line.split("\t"))
        assert len(row) == cells, f"{name}: {line!r}"
        rows.append(tuple(fold(cell) for cell in row))
    return rows
