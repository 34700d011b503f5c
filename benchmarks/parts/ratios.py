"""CPU time of our pipeline over that of other tools, the best of three processes each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypedDict

from benchmarks.parts.child import run_python

PASSES = 3
_SECONDS_PER_PASS = {"rules": 90, "model": 60}


class Ratios(TypedDict):
    """``cpu``: tool -> size class (and ``all``) -> CPU milliseconds a page, the best pass."""

    pages: int
    every: int
    cpu: dict[str, dict[str, float]]


def measure_ratios(corpus: Path, what: str) -> Ratios:
    """Our pipeline by ``rules`` or with the ``model``, and the tools it is measured against.

    Where all pages would take too long, every nth is taken; ``every`` says so.
    """
    pages = sum(1 for _ in corpus.rglob("*.html"))
    probe = _run(corpus, what, max(1, pages // 60))
    seconds = sum(time for classes in probe["cpu"].values() for time in classes.values())
    every = max(1, round(seconds * probe["every"] / _SECONDS_PER_PASS[what]))
    passes = [_run(corpus, what, every) for _ in range(PASSES)]
    counts = passes[0]["counts"]
    best: dict[str, dict[str, float]] = {}
    for tool in probe["cpu"]:
        sums = [list(_add_whole(one["cpu"][tool])) for one in passes]
        best[tool] = {
            title: min(each[at][1] for each in sums) * 1000 / max(1, counts[title])
            for at, (title, _) in enumerate(sums[0])
        }
        print(f"  {tool}: {best[tool]['all']:.1f} ms a page", flush=True)
    return {"pages": counts["all"], "every": every, "cpu": best}


def _add_whole(classes: dict[str, float]) -> Iterator[tuple[str, float]]:
    yield "all", sum(classes.values())
    yield from classes.items()


def _run(corpus: Path, what: str, every: int) -> dict[str, Any]:
    run = run_python("benchmarks/parts/compare.py", what, corpus, "--every", str(every))
    figures: dict[str, Any] = json.loads(run.printed.splitlines()[-1])
    return figures
