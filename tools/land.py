"""Write the land of the report's map: where GeoNames has places, in cells of one degree."""

from __future__ import annotations

from pathlib import Path

from pipeline.places.rows import list_offsets, read_city

FILE = Path(__file__).parent.parent / "pipeline" / "report" / "land.txt"


def find_cells() -> dict[int, set[int]]:
    """Row (degrees south of the pole) to columns (degrees east of the date line)."""
    rows: dict[int, set[int]] = {}
    for at in list_offsets("cities"):
        city = read_city(at)
        if city.latitude is not None and city.longitude is not None:
            row, column = int(90 - city.latitude), int(city.longitude + 180) % 360
            rows.setdefault(row, set()).add(column)
    return rows


def render_cells(rows: dict[int, set[int]]) -> str:
    """A line for each row: its number, then runs of columns as first and length."""
    lines = []
    for row, columns in sorted(rows.items()):
        runs: list[list[int]] = []
        for column in sorted(columns):
            if runs and column == sum(runs[-1]):
                runs[-1][1] += 1
            else:
                runs.append([column, 1])
        lines.append(f"{row} " + " ".join(f"{first},{length}" for first, length in runs))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(render_cells(find_cells()), encoding="ascii")
