"""The engine of one machine: processes, each of which may die without the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import wait as wait_for
from typing import Any, TypeVar

from pipeline.engines.server import start_server
from pipeline.engines.work import EngineError, Lost, Work
from pipeline.engines.worker import Worker

T = TypeVar("T")
R = TypeVar("R")

# A machine without memory or processes to spare may end all workers at once, now and then.
_STARTS = 3


class ProcessEngine:
    """``workers`` processes. A task that takes longer than ``seconds`` loses its worker.

    ``preload`` names modules that are loaded once for all workers.
    """

    def __init__(
        self, workers: int, seconds: float | None = None, preload: Sequence[str] = ()
    ) -> None:
        self.slots = workers
        self._seconds = seconds
        self._idle: list[Worker] = []
        self._busy: dict[Any, Worker] = {}
        start_server(preload)

    def run(self, function: Callable[[T], R], work: Work[T]) -> Iterator[tuple[T, R | Lost]]:
        while True:
            self._hand_out(function, work)
            if not self._busy:
                return
            left = min(worker.count_left() for worker in self._busy.values())
            ready = wait_for(list(self._busy), None if left == float("inf") else max(left, 0))
            late = [it.pipe for it in self._busy.values() if it.count_left() <= 0]
            over = [pipe for pipe in self._busy if pipe in ready or pipe in late]
            outcomes = [self._receive(pipe, pipe in ready) for pipe in over]
            # The next tasks go out before these results are seen to.
            self._hand_out(function, work)
            yield from outcomes

    def _hand_out(self, function: Callable[[T], R], work: Work[T]) -> None:
        while len(self._busy) < self.slots and (task := work.take()) is not None:
            worker = self._begin(function, task)
            self._busy[worker.pipe] = worker

    def _begin(self, function: Callable[[T], R], task: T) -> Worker:
        """A worker that has begun the task; one that died while it was idle is replaced."""
        for last in (False,) * self.slots + (False,) * (_STARTS - 1) + (True,):
            worker = None
            try:
                worker = self._idle.pop() if self._idle else Worker()
                worker.begin(function, task, self._seconds)
                return worker
            except (OSError, EOFError) as error:
                if worker:
                    worker.kill()
                if last:
                    raise EngineError(f"No worker process can be kept alive: {error}.") from error
        raise AssertionError

    def _receive(self, pipe: Any, is_ready: bool) -> tuple[Any, Any]:
        worker = self._busy.pop(pipe)
        if not is_ready:
            worker.kill()
            return worker.task, Lost("it took too long")
        outcome = worker.receive()
        if not worker.pipe.closed:
            self._idle.append(worker)
        return worker.task, outcome

    def finish(self) -> None:
        while self._idle:
            self._idle.pop().leave()

    def close(self) -> None:
        for worker in (*self._idle, *self._busy.values()):
            worker.kill()
        self._idle.clear()
        self._busy.clear()
