"""Which elements repeat beside each other: cards, list items, pairs of a definition list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from bs4.element import Tag

from pipeline.page.elements import BLOCKS
from pipeline.page.tree import get

# A step of a signature names no more classes, nor longer ones.
_MOST_CLASSES = 3
_LONGEST_CLASSES = 200
_DIGITS = re.compile(r"\d+")
# They tell the state or the place of an element among its siblings, not its kind.
_STATES = frozenset(
    "first last odd even active open opened closed show shown selected current collapsed expanded"
    " in fade alternate alt clearfix".split()
)
# Always one of several, even where it stands alone.
_MEMBERS = frozenset({"li", "details"})
# Pieces of a whole that repeat without being wholes themselves.
_NEVER = frozenset("p br hr td th h1 h2 h3 h4 h5 h6 ul ol dl dt dd table tbody thead".split())
_NONE: Mapping[int, int] = {}


class Siblings(NamedTuple):
    """The numbers ``first`` to ``last`` (inclusive) of containers beside each other.

    Where ``sure`` is false, they are containers only if one of them holds several blocks.
    """

    first: int
    last: int
    sure: bool


class Groups:
    """Numbers of the containers met so far; siblings get theirs at once, so in a row."""

    def __init__(self) -> None:
        self.sets: list[Siblings] = []
        self._last = 0

    def number(self, parent: Tag) -> Mapping[int, int]:
        """The number of each child of ``parent`` that is a container, by ``id(child)``."""
        children = [child for child in parent.contents if isinstance(child, Tag)]
        if parent.name == "dl":
            return self._number_pairs(children)
        if not children or (len(children) == 1 and children[0].name not in _MEMBERS):
            return _NONE
        steps: dict[str, list[Tag]] = {}
        for child in children:
            if child.name not in _NEVER:
                steps.setdefault(make_step(child), []).append(child)
        numbers: dict[int, int] = {}
        for alike in steps.values():
            sure = alike[0].name in _MEMBERS
            if sure or (len(alike) > 1 and any(map(_holds_block, alike))):
                first = self._last + 1
                numbers |= {id(child): first + at for at, child in enumerate(alike)}
                self._last += len(alike)
                self.sets.append(Siblings(first, self._last, sure))
        return numbers

    def _number_pairs(self, children: list[Tag]) -> dict[int, int]:
        """A term, or several, and what is said of it share a number."""
        numbers: dict[int, int] = {}
        first, before = self._last + 1, ""
        for child in children:
            if child.name == "div" or (child.name == "dt" and before != "dt"):
                self._last += 1
            if self._last >= first:
                numbers[id(child)] = self._last
            before = child.name
        if self._last >= first:
            self.sets.append(Siblings(first, self._last, True))
        return numbers


def make_step(tag: Tag) -> str:
    """The name of an element and its classes, without what tells it from its siblings."""
    return _make_step(tag.name, get(tag, "class")[:_LONGEST_CLASSES])


@lru_cache(maxsize=4096)
def _make_step(name: str, classes: str) -> str:
    words = [_DIGITS.sub("#", word) for word in classes.lower().split()]
    kept = [word for word in words if word not in _STATES][:_MOST_CLASSES]
    return ".".join([name, *kept])


def _holds_block(tag: Tag) -> bool:
    """Does a block stand in it, or in its children: is it more than a piece of text?"""
    if tag.name == "tr":
        return True
    for child in tag.contents:
        if isinstance(child, Tag):
            if child.name in BLOCKS:
                return True
            if any(isinstance(it, Tag) and it.name in BLOCKS for it in child.contents):
                return True
    return False
