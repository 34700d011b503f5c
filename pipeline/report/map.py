"""The partners on a map: lines from host to partner, over the cells where people live."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pipeline.report.summary import Summary

Row = dict[str, Any]

_TOP = 10
"""Degrees from the pole at which the map begins; nobody has a sister city north of it."""

_MOST_LINES = 1000


def draw_map(summary: Summary) -> Row | None:
    """Lines and dots in the map's units (degrees east of the date line, south of its top).

    None where no record has coordinates.
    """
    dots: dict[tuple[float, float], Row] = {}
    lines: dict[tuple[float, ...], None] = {}
    for record in summary["records"]:
        point, host = record["point"], record["host_point"]
        if point is None:
            continue
        end = _place(*point)
        dot = dots.setdefault(end, {"x": end[0], "y": end[1], "names": [], "count": 0})
        dot["count"] += 1
        if (name := record["cells"]["name"]["value"]) not in dot["names"]:
            dot["names"].append(name)
        if host is not None and len(lines) < _MOST_LINES:
            lines[*_place(*host), *end] = None
    if not dots:
        return None
    curves = [_bend(*line) for line in lines]
    ranked = sorted(dots.values(), key=lambda dot: (dot["x"], dot["y"]))
    return {"dots": ranked, "lines": " ".join(curves), "land": draw_land()}


@cache
def draw_land() -> str:
    """The land as the path of an SVG, a stroke for each run of cells."""
    strokes = []
    text = (Path(__file__).parent / "land.txt").read_text(encoding="ascii")
    for line in text.splitlines():
        row, *runs = line.split()
        for run in runs:
            first, _, length = run.partition(",")
            strokes.append(f"M{first} {int(row) - _TOP}.5h{length}")
    return "".join(strokes)


def _place(latitude: float, longitude: float) -> tuple[float, float]:
    return round(longitude + 180, 1), round(90 - latitude - _TOP, 1)


def _bend(x: float, y: float, to_x: float, to_y: float) -> str:
    """A curve that bends north, as the shortest way does on most of the map."""
    lift = abs(to_x - x) / 8
    return f"M{x} {y}Q{round((x + to_x) / 2, 1)} {round((y + to_y) / 2 - lift, 1)} {to_x} {to_y}"
