"""Remember what was read of a page, so that no stretch of it is read twice.

Several layouts, and the mentions after them, ask the same question of the same stretch of
the same text. All that is remembered depends on the text alone, and on what is switched
off; whoever switches calls ``forget``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

_TEXTS = 4
"""A page is read to its end before the next, and beside it only its address: with the
last four texts nothing is read twice, and memory does not grow with the number of pages."""

_WORDS = 4096
"""Names and labels come again on other pages; as many as are on the largest page are kept."""

P = ParamSpec("P")
T = TypeVar("T")
Read = TypeVar("Read", bound=Callable[..., Any])

_forgetting: list[Callable[[], None]] = []
_leaving: list[Callable[[], None]] = []


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
    for clear in _forgetting:
        clear()


def leave_page() -> None:
    """Forget what was read of the last texts: that page is done."""
    for clear in _leaving:
        clear()


def per_stretch(read: Read) -> Read:
    """Keep what ``read(text, start, end, …)`` gives, for the last texts; nobody may change it.

    Everything behind the text tells one answer from another, and is given by position.
    """
    kept: dict[str, dict[Any, Any]] = {}
    last: str | None = None
    answers: dict[Any, Any] = {}

    def clear() -> None:
        nonlocal last, answers
        kept.clear()
        last, answers = None, {}

    _forgetting.append(clear)
    _leaving.append(clear)

    @wraps(read)
    def ask(text: str, *stretch: Any) -> Any:
        nonlocal last, answers
        # By identity first, and each answer looked up once: nothing runs as often.
        if text is not last:
            answers, last = _open(kept, text), text
        answer = answers.get(stretch, kept)
        if answer is kept:
            # ``read`` may ask for another text in between.
            here = answers
            here[stretch] = answer = read(text, *stretch)
        return answer

    return cast(Read, ask)


def per_text(read: Callable[[str], T]) -> Callable[[str], T]:
    """Keep what ``read(text)`` gives, for the last texts; nobody may change it."""
    return _keep(read, _TEXTS)


def per_page(read: Read) -> Read:
    """Keep what ``read(page, …)`` gave for the page that was asked for last.

    Everything behind the page is given by position, here too.
    """
    kept: dict[Any, Any] = {}
    last: Any = None

    def clear() -> None:
        nonlocal last
        kept.clear()
        last = None

    _forgetting.append(clear)
    _leaving.append(clear)

    @wraps(read)
    def ask(page: Any, *about: Any) -> Any:
        nonlocal last
        # By identity, because to compare pages is to compare all of their blocks.
        if page is not last:
            kept.clear()
            last = page
        answer = kept.get(about, kept)
        if answer is kept:
            kept[about] = answer = read(page, *about)
        return answer

    return cast(Read, ask)


def remembered(read: Callable[P, T]) -> Callable[P, T]:
    """Keep what ``read`` gives for good, until something is switched."""
    return _keep(read, None)


def per_words(read: Callable[P, T]) -> Callable[P, T]:
    """Keep the last answers on short words, whatever page they stand on."""
    return _keep(read, _WORDS)


def _open(kept: dict[str, dict[Any, Any]], text: str) -> dict[Any, Any]:
    if text not in kept:
        if len(kept) >= _TEXTS:
            del kept[next(iter(kept))]
        kept[text] = {}
    return kept[text]


def _keep(read: Callable[P, T], most: int | None) -> Callable[P, T]:
    kept: Any = lru_cache(maxsize=most)(read)
    _forgetting.append(kept.cache_clear)
    answer: Callable[P, T] = kept
    return answer
