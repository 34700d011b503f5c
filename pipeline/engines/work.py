"""What every engine has in common: tasks in, outcomes out as they come."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class EngineError(Exception):
    """An engine that cannot start; one sentence that says why."""


class Lost(NamedTuple):
    """A worker died or failed over a task; ``why`` in a few words."""

    why: str


LOSING = (MemoryError, OSError)
"""What a worker raises where the machine, not the task, is at fault: the task is lost."""


def tell_lost(error: BaseException) -> Lost:
    """``error``, one of ``LOSING``, in a few words."""
    said = "it ran out of memory" if isinstance(error, MemoryError) else f"it failed: {error}"
    return Lost(said)


class Work(Generic[T]):
    """Tasks to do: first those put back, then the rest of the stream."""

    def __init__(self, tasks: Iterator[T]) -> None:
        self._tasks = tasks
        self._again: deque[T] = deque()

    def put_back(self, task: T) -> None:
        self._again.append(task)

    def take(self) -> T | None:
        """The next task, None where there is none for now."""
        return self._again.popleft() if self._again else next(self._tasks, None)


class Engine(Protocol):
    """Where tasks are done. ``close`` ends its workers at once, finished or not."""

    @property
    def slots(self) -> int:
        """How many tasks it does at a time."""
        ...

    def run(self, function: Callable[[T], R], work: Work[T]) -> Iterator[tuple[T, R | Lost]]:
        """Do all of ``work``; yield each task with its result, in any order.

        A task whose worker died, or ran out of what a machine has, comes back as ``Lost``;
        the caller may put it, or parts of it, back. What else ``function`` raises is raised
        here.
        """
        ...

    def finish(self) -> None:
        """No more work comes: workers may go while the caller goes on. Does not wait."""
        ...

    def close(self) -> None: ...
