"""The engine of small runs: this process, one task after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from pipeline.engines.work import LOSING, Lost, Work, tell_lost

T = TypeVar("T")
R = TypeVar("R")


class SerialEngine:
    """Everything in this process; no worker, so none that dies."""

    slots: int = 1

    def run(self, function: Callable[[T], R], work: Work[T]) -> Iterator[tuple[T, R | Lost]]:
        while (task := work.take()) is not None:
            outcome: R | Lost
            try:
                outcome = function(task)
            except LOSING as error:
                outcome = tell_lost(error)
            yield task, outcome

    def finish(self) -> None:
        """Nothing to end."""

    def close(self) -> None:
        """Nothing to end."""
