"""The engine of one machine: a pool of processes that outlives the death of its workers."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from pipeline.engines.server import start_server
from pipeline.engines.work import LOSING, EngineError, Lost, Work, tell_lost

T = TypeVar("T")
R = TypeVar("R")

# A worker must find a task waiting when it ends one; more would only fill memory.
_AHEAD = 2

# A machine without memory or processes to spare may end all workers at once, now and then.
_RESTARTS = 3


class ProcessEngine:
    """``workers`` processes. A task that takes longer than ``seconds`` loses its worker.

    ``preload`` names modules that are loaded once for all workers.
    """

    def __init__(
        self, workers: int, seconds: float | None = None, preload: Sequence[str] = ()
    ) -> None:
        self.slots = workers
        self._seconds = seconds
        start_server(preload)
        self._restarts = 0
        self._pool: Any = self._open()

    def _open(self) -> Any:
        context = multiprocessing.get_context("forkserver")
        return ProcessPool(self.slots, context=context, initializer=_depend)

    def run(self, function: Callable[[T], R], work: Work[T]) -> Iterator[tuple[T, R | Lost]]:
        waiting: dict[Future[R], T] = {}
        while True:
            while len(waiting) < self.slots * _AHEAD and (task := work.take()) is not None:
                waiting[self._submit(function, task)] = task
            if not waiting:
                return
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield waiting.pop(future), _read(future)

    def _submit(self, function: Callable[[T], R], task: T) -> Future[R]:
        while True:
            try:
                future: Future[R]
                future = self._pool.schedule(function, args=[task], timeout=self._seconds)
                return future
            except RuntimeError as error:
                # The pool is broken beyond its own repair, or could not begin.
                self._restarts += 1
                if self._restarts > _RESTARTS:
                    why = error.__cause__ or error
                    raise EngineError(f"No worker process can be kept alive: {why}.") from error
                self.close()
                self._pool = self._open()

    def finish(self) -> None:
        # The threads of the pool look only ten times a second whether it is to end.
        self._pool.stop()

    def close(self) -> None:
        self._pool.stop()
        self._pool.join()


def _read(future: Future[R]) -> Any:
    try:
        return future.result()
    except ProcessExpired as error:
        return Lost(f"its process ended with code {error.exitcode}")
    except TimeoutError:
        return Lost("it took too long")
    except BrokenProcessPool:
        return Lost("all processes ended")
    except LOSING as error:
        return tell_lost(error)


def _depend() -> None:
    """Begin a worker: it ends with the first process, however that ends, and on its word."""
    # Ctrl-C goes to all processes of the terminal; only the first one is to act on it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A worker has nothing to put in order, and may be deep in a library when it is to end.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        # It is at its end once the first process is gone, even by SIGKILL.
        wait_for([parent.sentinel])
        os._exit(1)
