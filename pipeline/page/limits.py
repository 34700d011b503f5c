"""How much of one page is read, and for how long it may be worked on."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

from pipeline.page.errors import PageTimeout
from pipeline.page.thread_limit import limit_thread


class Limits(NamedTuple):
    """Limits of one page: bytes after decompression, characters of text, seconds of work.

    ``max_parts`` is for what memory goes to: elements of markup, lines of plain text.
    ``archive_bytes`` is what an archive may unpack to, however small it is.
    """

    max_bytes: int = 20_000_000
    max_text: int = 2_000_000
    max_parts: int = 300_000
    seconds: float = 60.0
    archive_bytes: int = 400_000_000


LIMITS = Limits()


@contextmanager
def time_limit(seconds: float, name: str = "The page") -> Iterator[None]:
    """Raise ``PageTimeout`` inside the block once it took ``seconds`` of wall time.

    ``name`` is what the message calls the culprit.
    Works by SIGALRM in the main thread of a process and by ``limit_thread`` elsewhere;
    ``seconds`` of 0 limits nothing. Blocks may be nested: the handler and what is left of
    the timer around it come back at the end.
    """
    told = f"{name} took longer than {seconds:g} seconds."
    if seconds <= 0:
        yield
        return
    if not _can_signal():
        with limit_thread(seconds, told):
            yield
        return

    working = True

    def stop(signum: int, frame: FrameType | None) -> None:
        if working:
            raise PageTimeout(told)

    former, started = signal.getsignal(signal.SIGALRM) or signal.SIG_DFL, time.monotonic()
    left = interval = 0.0
    try:
        signal.signal(signal.SIGALRM, stop)
        left, interval = signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            # From here on an alarm must not keep the former handler from coming back.
            working = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)
        if left:
            # A timer that ran out meanwhile must still go off, and 0 would stop it.
            left = max(left - (time.monotonic() - started), 1e-6)
            signal.setitimer(signal.ITIMER_REAL, left, interval)


def _can_signal() -> bool:
    main = threading.current_thread() is threading.main_thread()
    return main and hasattr(signal, "setitimer")
