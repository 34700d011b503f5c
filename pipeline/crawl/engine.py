"""Which engine does the work, as the options and the amount of work ask for."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pipeline.crawl.tasks import PRELOAD
from pipeline.engines import Engine
from pipeline.page.limits import LIMITS, Limits

ENOUGH = 64
"""How many pages to read make workers worth their start."""

# A worker is given up only when the limits within it have failed to stop a whole batch.
_GRACE = 4


class Options(NamedTuple):
    """How a run is done; ``workers`` of None means as many as there are cores.

    ``max_removed`` is the share of the rows that may go, None for any. Without ``text`` the
    pages' texts, which belong to their cities, are left out of what is written.
    """

    ner: bool = True
    force: bool = False
    workers: int | None = None
    engine: str = "local"
    scheduler: str | None = None
    limits: Limits = LIMITS
    corrections: Path | None = None
    max_removed: float | None = None
    text: bool = True

    @property
    def partitioned(self) -> bool:
        """Data sets of many machines are written in parts."""
        return self.engine == "dask"


def make_engine(options: Options, stale: int) -> Engine:
    """The engine for ``stale`` pages; raises EngineError where it cannot start."""
    workers = options.workers or count_cores()
    if options.engine == "dask":
        from pipeline.engines.cluster import DaskEngine

        return DaskEngine(options.scheduler, workers)
    # One worker is no faster than none, but a page over which it dies does not end the run.
    if stale >= ENOUGH or options.workers:
        from pipeline.engines.processes import ProcessEngine

        seconds = options.limits.seconds * _GRACE or None
        return ProcessEngine(workers, seconds, PRELOAD)
    from pipeline.engines.serial import SerialEngine

    return SerialEngine()


def expect_work(options: Options, source: str | Path) -> None:
    """Start what workers come from before the pages are listed, if there are surely enough."""
    if options.engine == "local" and _holds_enough(Path(source)):
        from pipeline.engines.server import start_server

        start_server(PRELOAD)


def _holds_enough(folder: Path) -> bool:
    files = (name for _, _, names in os.walk(folder) for name in names)
    return sum(1 for _ in islice(files, ENOUGH)) == ENOUGH


def count_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
