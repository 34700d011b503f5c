"""What a run costs before its first page: help, one page, imports."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.parts.child import Measured, run_python
from benchmarks.parts.extraction import Figures

_RUNS = 5


def measure_startup(page: Path, scratch: Path) -> dict[str, Figures]:
    """The best of five runs each; the first one, which may compile and index, is not counted."""
    output = scratch / "one"
    one = ("-m", "pipeline", "extract", page, "--output", output)
    commands: dict[str, tuple[str | Path, ...]] = {
        "python alone": ("-c", "pass"),
        "import pipeline.run": ("-c", "import pipeline.run"),
        "import pipeline.cli": ("-c", "import pipeline.cli"),
        "--help": ("-m", "pipeline", "--help"),
        "one page, rules": (*one, "--no-ner"),
        "one page, with the model": one,
    }
    figures: dict[str, Figures] = {}
    for title, command in commands.items():
        runs = [_run_afresh(command, output) for _ in range(1 + _RUNS)]
        best = min(runs[1:], key=lambda run: run.wall)
        figures[title] = {
            "wall_seconds": best.wall,
            "cpu_seconds": best.cpu,
            "peak_megabytes": best.peak,
        }
    return figures


def _run_afresh(command: tuple[str | Path, ...], output: Path) -> Measured:
    shutil.rmtree(output, ignore_errors=True)
    return run_python(*command)
