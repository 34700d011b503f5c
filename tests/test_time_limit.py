"""A page that takes too long is stopped, wherever its worker runs it."""

from __future__ import annotations

import threading

import pytest

from pipeline.page.errors import PageTimeout
from pipeline.page.limits import time_limit


def _dawdle(told: list[str]) -> None:
    try:
        with time_limit(0.02, "page.html"):
            while True:
                pass
    except PageTimeout as error:
        told.append(str(error))


def _in_thread(told: list[str]) -> None:
    thread = threading.Thread(target=_dawdle, args=[told])
    thread.start()
    thread.join()


@pytest.mark.parametrize("place", [_dawdle, _in_thread])
def test_a_page_that_takes_too_long_is_stopped(place: object) -> None:
    told: list[str] = []
    place(told)  # type: ignore[operator]
    assert told == ["page.html took longer than 0.02 seconds."]


@pytest.mark.parametrize("seconds", [0.0, 30.0])
def test_what_is_quick_enough_goes_through(seconds: float) -> None:
    def work() -> None:
        with time_limit(seconds):
            done.append(threading.current_thread())

    done: list[threading.Thread] = []
    work()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(done) == 2


def test_nothing_is_raised_after_the_block() -> None:
    """The clock may run out while the block ends; what follows must not feel it."""

    def work() -> None:
        for size in range(300):
            try:
                with time_limit(0.0005):
                    sum(range(size * 100))
            except PageTimeout:
                stopped.append(size)
        stopped.append(-1)

    stopped: list[int] = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert stopped[-1] == -1
