"""Weigh a page before it is taken apart: its tree takes fifty times the memory of its text."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from pipeline.page.elements import DROPPED
from pipeline.page.errors import PageTooLarge
from pipeline.page.limits import Limits
from pipeline.page.tidy import tidy

_SHORTEST_ELEMENT = len("<p>")
# An element with one of these, or of these names, may not be shown, or not as it is written.
_MAY_HIDE = frozenset({"class", "id", "style", "hidden", "role"})
_NOT_SURE = DROPPED | {"a", "sup", "s", "strike", "head"}


def weigh_markup(source: str, id: str, limits: Limits) -> None:
    """Raise ``PageTooLarge`` where markup has too many elements, or surely too much text.

    Text of which it depends on style sheets whether it is shown does not count here.
    """
    if len(source) <= min(limits.max_text, limits.max_parts * _SHORTEST_ELEMENT):
        return
    parser = etree.HTMLParser(target=_Scale(id, limits), huge_tree=True)
    parser.feed(source)
    parser.close()


def weigh_text(text: str, id: str, limits: Limits) -> None:
    """Raise ``PageTooLarge`` where plain text has too many lines."""
    if text.count("\n") > limits.max_parts:
        raise PageTooLarge(f"{id} has more than {limits.max_parts:,} lines.")


def too_much_text(id: str, limits: Limits) -> PageTooLarge:
    return PageTooLarge(f"{id} has more than {limits.max_text:,} characters of text.")


class _Scale:
    """A target of lxml's parser that counts, and keeps nothing."""

    def __init__(self, id: str, limits: Limits) -> None:
        self._id, self._limits = id, limits
        self._elements = self._characters = 0
        # How many elements are open from the outermost one that may not be shown.
        self._unsure = 0
        self._words: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._count_words()
        self._elements += 1
        if self._elements > self._limits.max_parts:
            raise PageTooLarge(f"{self._id} has more than {self._limits.max_parts:,} elements.")
        if self._unsure or name in _NOT_SURE or not _MAY_HIDE.isdisjoint(attributes):
            self._unsure += 1

    def end(self, name: str) -> None:
        self._count_words()
        self._unsure -= self._unsure > 0

    def data(self, words: str) -> None:
        if not self._unsure:
            self._words.append(words)

    def close(self) -> None:
        self._count_words()

    def _count_words(self) -> None:
        """Count what stood before a tag, without the blanks, of which few may be left."""
        if not self._words:
            return
        self._characters += sum(map(len, tidy("".join(self._words)).split()))
        self._words.clear()
        if self._characters > self._limits.max_text:
            raise too_much_text(self._id, self._limits)
