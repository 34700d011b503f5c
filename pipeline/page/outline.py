"""Where blocks stand: which headings stand over them, and in which containers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model import BlockKind
from pipeline.page.groups import Siblings

# Deeper headings are terms, captions, bold lines: they say nothing outside of their container.
_DEEPEST_OF_PAGE = 6
_ENDLESS = 1 << 60


@dataclass(slots=True, eq=False)
class Scope:
    """An element that ends what its headings stand over; ``end`` is the last piece in it."""

    owner: object = None
    outer: Scope | None = None
    is_container: bool = False
    end: int = _ENDLESS


class Place(NamedTuple):
    """Where a piece stands: steps of its signature, containers around it (outermost first).

    ``aside`` is true of menus, imprints and the like, over which no heading stands.
    """

    steps: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()
    scope: Scope | None = None
    aside: bool = False


NOWHERE = Place()


@dataclass(slots=True)
class _Heading:
    level: int
    index: int
    at: int
    scope: Scope | None


def find_paths(pieces: Sequence[tuple[BlockKind, int, Place, int]]) -> list[tuple[int, ...]]:
    """For each piece (kind, level, place, count) the indices of the headings over it.

    A heading ends at the next of its level, or with its container: a card's own headline
    says nothing of what follows the cards, but may say something of the next card if that
    has none. A container that holds nothing but the heading does not end it.
    """
    paths: list[tuple[int, ...]] = []
    open_: list[_Heading] = []
    # The count of the last piece that was no heading.
    content = -1
    for index, (kind, level, place, at) in enumerate(pieces):
        if place.aside or kind == "title":
            paths.append(())
            continue
        open_ = [it for it in open_ if not _has_ended(it, at, content)]
        if kind == "heading":
            while open_ and open_[-1].level >= level:
                open_.pop()
        paths.append(tuple([it.index for it in open_]))
        if kind == "heading":
            open_.append(_Heading(level, index, at, _find_scope(place.scope, level)))
        else:
            content = at
    return paths


def _find_scope(scope: Scope | None, level: int) -> Scope | None:
    """The element that ends a heading: for those of the page, the one that holds the cards."""
    if level <= _DEEPEST_OF_PAGE and scope is not None and scope.is_container:
        return scope.outer
    return scope


def _has_ended(heading: _Heading, at: int, content: int) -> bool:
    while heading.scope is not None and at > heading.scope.end:
        if content > heading.at:
            return True
        heading.scope = heading.scope.outer
    return False


def renumber_groups(
    groups: Iterable[tuple[int, ...]], sets: Iterable[Siblings]
) -> list[tuple[int, ...]]:
    """``groups`` of each piece without containers that hold one piece each, numbered from 1."""
    within = list(groups)
    count: dict[int, int] = {}
    for numbers in within:
        for number in numbers:
            count[number] = count.get(number, 0) + 1
    kept = [
        it
        for it in sets
        if it.sure or any(count.get(number, 0) > 1 for number in range(it.first, it.last + 1))
    ]
    news: dict[int, int] = {}
    last = 0
    for siblings in kept:
        for old in range(siblings.first, siblings.last + 1):
            last += 1
            news[old] = last
    return [tuple([news[number] for number in numbers if number in news]) for numbers in within]
