"""Which wordings announce which field, and which are decoys: data, not code.

One file per kind: ``codes`` (closed lists of reasons and findings), ``relations``
(words of partnership and events), ``wordings`` (what announces a population, an area
or a date), ``decoys`` (what only looks like one), ``places`` (kinds of place), ``hosts``
(how a page names its own city), ``claims`` (what a page says of its own list).

Adding a wording is adding a line. Every line has a name; ``without`` switches lines off
by name, for the ablation of ``score`` and for the test that each line earns its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from pipeline.memory import forget

_disabled: set[str] = set()


class Named(Protocol):
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


def active(table: Iterable[T]) -> tuple[T, ...]:
    """The lines of ``table`` that are switched on."""
    if not _disabled:
        return tuple(table)
    return tuple(line for line in table if line.name not in _disabled)


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Switch the lines of these names off for a while."""
    added = set(names) - _disabled
    _disabled.update(added)
    forget()
    try:
        yield
    finally:
        _disabled.difference_update(added)
        forget()
