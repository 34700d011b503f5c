"""Do the same to many pages, in several processes, and give the results in order."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from typing import TypeVar

from pipeline.score.ablation import ablate

T = TypeVar("T")
R = TypeVar("R")

# Below this a second process costs more than it saves.
_FEW = 24
_switches = ExitStack()


def map_pages(
    function: Callable[[T], R], items: Sequence[T], left_out: Sequence[str], workers: int | None
) -> Iterator[R]:
    """``function`` of each item, in their order; ``function`` and items must be picklable.

    ``left_out`` is switched off in every process. ``workers`` is the number of processes,
    None for as many as there are cores, or one where there is little to do.
    """
    if workers is None:
        workers = (os.cpu_count() or 1) if len(items) > _FEW else 1
    if workers <= 1:
        with ablate(left_out):
            yield from map(function, items)
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.score"])
    with ProcessPoolExecutor(
        workers, context, initializer=_switch_off, initargs=(tuple(left_out),)
    ) as pool:
        try:
            yield from pool.map(function, items)
        finally:
            pool.shutdown(cancel_futures=True)


def _switch_off(names: tuple[str, ...]) -> None:
    # For the life of this process: nothing closes the stack.
    _switches.enter_context(ablate(names))
