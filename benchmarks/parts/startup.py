"""What a run costs before its first page: help, one page, imports."""

from __future__ import annotations

from pathlib import Path

from benchmarks.parts.child import Measured, run_python
from benchmarks.parts.extraction import Figures

_RUNS = 5


def measure_startup(page: Path, scratch: Path) -> dict[str, Figures]:
    """The best of five runs each; the first one, which may compile and index, is not counted."""
    one = ("-m", "pipeline", "extract", page, "--output", scratch / "one")
    force = (
        ("--force",)
        if "--force" in run_python("-m", "pipeline", "extract", "--help").printed
        else ()
    )
    commands: dict[str, tuple[str | Path, ...]] = {
        "python alone": ("-c", "pass"),
        "import pipeline.cli": ("-c", "import pipeline.cli"),
        "import pipeline.run": ("-c", "import pipeline.run"),
        "--help": ("-m", "pipeline", "--help"),
        "one page, rules": (*one, *force, "--no-ner"),
        "one page, with the model": (*one, *force),
    }
    figures: dict[str, Figures] = {}
    for title, command in commands.items():
        run_python(*command)
        best = min((run_python(*command) for _ in range(_RUNS)), key=_wall)
        figures[title] = {
            "wall_seconds": best.wall,
            "cpu_seconds": best.cpu,
            "peak_megabytes": best.peak,
        }
    return figures


def _wall(run: Measured) -> float:
    return run.wall
