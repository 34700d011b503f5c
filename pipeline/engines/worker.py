"""One worker process with a pipe of its own: whatever ends it, no other is held up by it."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from typing import Any

from pipeline.engines.work import LOSING, Lost, tell_lost


class Worker:
    """A process that does one task at a time. Starting one raises OSError, EOFError.

    Its pipe is shared with nobody: a process that is killed in the middle of a message
    leaves others waiting for the rest of it where they read from the same pipe.
    """

    def __init__(self) -> None:
        context = multiprocessing.get_context("forkserver")
        self.pipe, far = context.Pipe()
        self.task: Any = None
        self._end = float("inf")
        self._process = context.Process(target=_serve, args=(far,), daemon=True)
        try:
            self._process.start()
        finally:
            far.close()

    def begin(self, function: Callable[[Any], Any], task: Any, seconds: float | None) -> None:
        """Hand over a task; raises OSError where the process is gone."""
        self.pipe.send((function, task))
        self.task = task
        self._end = time.monotonic() + seconds if seconds else float("inf")

    def count_left(self) -> float:
        """The seconds until the task takes too long."""
        return self._end - time.monotonic()

    def receive(self) -> Any:
        """What became of the task, or ``Lost``; raises what the task raised."""
        try:
            is_done, outcome = self.pipe.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            self.kill()
            return Lost(f"its process ended with code {self._process.exitcode}")
        if is_done:
            return outcome
        if isinstance(outcome, LOSING):
            return tell_lost(outcome)
        raise outcome

    def leave(self) -> None:
        """Let the process end by itself, which it does when its pipe is closed."""
        self.pipe.close()

    def kill(self) -> None:
        """End the process at once, and wait until it has."""
        with suppress(OSError):
            self.pipe.close()
        self._process.kill()
        self._process.join()


def _serve(pipe: Connection) -> None:
    """The life of a worker: tasks as they come, until nobody is there to send one."""
    # Ctrl-C goes to all processes of the terminal; only the first one is to act on it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A worker has nothing to put in order, and may be deep in a library when it is to end.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            data = pipe.recv_bytes()
            pipe.send_bytes(_do(data))


def _do(data: bytes) -> bytes:
    """The pickled pair: whether the task was done, and what it gave or raised."""
    try:
        function, task = pickle.loads(data)
        return pickle.dumps((True, function(task)))
    except Exception as error:
        with suppress(Exception):
            whole = pickle.dumps((False, error))
            pickle.loads(whole)
            return whole
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        # It is at its end once the first process is gone, even by SIGKILL.
        wait_for([parent.sentinel])
        os._exit(1)
