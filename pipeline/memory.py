"""Keep what was read, so that the same words are not read twice.

What is kept depends on the arguments alone, and on what is switched off; whoever switches
calls ``forget``. Nobody may change what is given.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar

_ANSWERS = 4096
"""As many as are asked for on the largest page."""

_TEXTS = 4
"""A page is read to its end before the next, and beside it only its address."""

P = ParamSpec("P")
T = TypeVar("T")

_kept: list[Any] = []


@contextmanager
def without_collector() -> Iterator[None]:
    """Let no garbage be sought meanwhile.

    What one page makes is in no cycles and in use until the page is done, so to look through
    it again and again finds nothing, and takes a tenth of a page's time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def forget() -> None:
    """Forget everything: a rule or the gazetteer was switched off or on."""
    for kept in _kept:
        kept.cache_clear()


def remembered(read: Callable[P, T]) -> Callable[P, T]:
    """Keep what ``read`` gives for good, until something is switched."""
    return _keep(read, None)


def per_words(read: Callable[P, T]) -> Callable[P, T]:
    """Keep the last answers on words, or on a stretch of a text."""
    return _keep(read, _ANSWERS)


def per_text(read: Callable[P, T]) -> Callable[P, T]:
    """Keep the answers on the last whole texts."""
    return _keep(read, _TEXTS)


def _keep(read: Callable[P, T], most: int | None) -> Callable[P, T]:
    kept: Any = lru_cache(maxsize=most)(read)
    _kept.append(kept)
    answer: Callable[P, T] = kept
    return answer
