"""The engine of many machines: Dask workers, of a running cluster or of one made here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, TypeVar

from pipeline.engines.work import LOSING, EngineError, Lost, Work, tell_lost

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 3

_PATIENCE = "20s"
"""How long a scheduler may take to answer."""


class DaskEngine:
    """``dask.distributed``: the scheduler at ``address``, or a local cluster without one.

    Raises EngineError where Dask is not installed or the scheduler does not answer.
    """

    def __init__(self, address: str | None, workers: int) -> None:
        try:
            distributed: Any = import_module("distributed")
        except ImportError as error:
            raise EngineError("The dask engine needs the extra: sister-cities[dask].") from error
        self._cluster: Any = None
        if address is None:
            self._cluster = distributed.LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None
            )
        try:
            self._client: Any = distributed.Client(address or self._cluster, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            raise EngineError(f"The scheduler at {address} does not answer.") from error

    @property
    def slots(self) -> int:
        return max(1, sum(int(threads) for threads in self._client.nthreads().values()))

    def run(self, function: Callable[[T], R], work: Work[T]) -> Iterator[tuple[T, R | Lost]]:
        distributed: Any = import_module("distributed")
        waiting: dict[Any, T] = {}
        while True:
            while len(waiting) < self.slots * _AHEAD and (task := work.take()) is not None:
                # ``pure`` would give two equal tasks one future, and a lost one its old fate.
                waiting[self._client.submit(function, task, pure=False)] = task
            if not waiting:
                return
            for future in distributed.wait(list(waiting), return_when="FIRST_COMPLETED").done:
                yield waiting.pop(future), _read(future)

    def finish(self) -> None:
        """The cluster may serve others."""

    def close(self) -> None:
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()


def _read(future: Any) -> Any:
    scheduler: Any = import_module("distributed.scheduler")
    try:
        return future.result()
    except scheduler.KilledWorker:
        return Lost("its worker died several times")
    except LOSING as error:
        return tell_lost(error)
