"""Find a name in a text as words of their own, without a pattern made for it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Span


def find_word(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    r"""Where ``words`` stand in ``text[start:end]``: what ``\bwords\b`` finds there.

    Compiling a pattern for every name of every page would cost more than the search.

    >>> list(find_word("Bern, Bernina, Bern", "Bern"))
    [Span(start=0, end=4), Span(start=15, end=19)]
    """
    stop = len(text) if end is None else end
    at = text.find(words, start, stop) if words else -1
    while at >= 0:
        behind = at + len(words)
        if is_edge(text, at, stop) and is_edge(text, behind, stop):
            yield Span(at, behind)
            at = text.find(words, behind, stop)
        else:
            at = text.find(words, at + 1, stop)


def is_edge(text: str, at: int, stop: int) -> bool:
    """Does a word begin or end at ``at``?"""
    before = at > 0 and _is_letter(text[at - 1])
    behind = at < stop and _is_letter(text[at])
    return before != behind


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
