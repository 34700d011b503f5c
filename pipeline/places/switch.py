"""Switch the gazetteer off for a while: every question gets the answer for the unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from pipeline.memory import forget

P = ParamSpec("P")
T = TypeVar("T")

_off: set[str] = set()


@contextmanager
def without_gazetteer() -> Iterator[None]:
    """Let the gazetteer know nothing; for the ablation of ``score``."""
    before = set(_off)
    _off.add("all")
    forget()
    try:
        yield
    finally:
        _off.intersection_update(before)
        forget()


def switched(ask: Callable[P, T], nothing: Callable[[], T]) -> Callable[P, T]:
    """``ask``, or ``nothing()`` while the gazetteer is off."""

    @wraps(ask)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        return nothing() if _off else ask(*args, **kwargs)

    return answer
