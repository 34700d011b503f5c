"""Units: what a person reads as one piece — a line, a cell, an item, a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Page, Span
from pipeline.values.sentences import split_sentences

_SMALL_WORD = re.compile(r"(?<=[^\W\d_,] )[^\W\d_A-ZÀ-Þ][^\W\d_]*(?= )")
_ENDS_OF_SIGNS = re.compile("[。！？]")
_PROSE_LENGTH = 60
_PROSE_SIGNS = 30
_SMALL_WORDS = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of text. ``kind`` is that of its block, or ``cell``.

    ``line`` is the table row or the block that the unit is a part of; ``column`` counts the
    cells of a row from 0 (-1 outside tables). ``sentences`` are those of running text, else
    the whole unit.
    """

    index: int
    kind: str
    start: int
    end: int
    level: int
    block: int
    column: int
    line: Span
    prose: bool
    sentences: tuple[Span, ...]


def split_units(page: Page) -> tuple[Unit, ...]:
    """The units of the page, in its order; blank ones are left out."""
    units: list[Unit] = []
    for number, block in enumerate(page.blocks):
        whole = Span(block.start, block.end)
        if block.kind == "row" and block.cells:
            cells = {cell: column for column, cell in reversed(list(enumerate(block.cells)))}
            parts = [
                ("cell", part, cells[cell]) for cell in sorted(cells) for part in _lines(page, cell)
            ]
        else:
            parts = [(block.kind, part, -1) for part in _lines(page, whole)]
        for kind, part, column in parts:
            prose = kind != "title" and is_running(page.flat, *part)
            sentences = tuple(_sentences(page.flat, part)) if prose else (part,)
            line = whole if kind == "cell" else part
            units.append(
                Unit(len(units), kind, *part, block.level, number, column, line, prose, sentences)
            )
    return tuple(units)


def is_running(flat: str, start: int, end: int) -> bool:
    """Is it running text rather than a name, a label or a list of names?"""
    if end - start < _PROSE_SIGNS:
        return False
    words = flat[start:end]
    if _ENDS_OF_SIGNS.search(words[:-1]) or (len(words) > _PROSE_LENGTH and "，" in words):
        return True
    if end - start < _PROSE_LENGTH:
        return False
    return sum(1 for _ in _SMALL_WORD.finditer(words)) >= _SMALL_WORDS


def _lines(page: Page, span: Span) -> list[Span]:
    found, start = [], span.start
    for line in page.flat[span.start : span.end].split("\n"):
        bare = line.strip()
        if bare:
            first = start + line.index(bare)
            found.append(Span(first, first + len(bare)))
        start += len(line) + 1
    return found


def _sentences(flat: str, span: Span) -> list[Span]:
    found = []
    for sentence in split_sentences(flat, *span):
        start = sentence.start
        for stop in _ENDS_OF_SIGNS.finditer(flat, *sentence):
            found.append(Span(start, stop.end()))
            start = stop.end()
        if start < sentence.end:
            found.append(Span(start, sentence.end))
    return found


def join_clauses(flat: str, clauses: Sequence[Span]) -> list[Span]:
    """Whole sentences: an enumeration whose items end in semicolons is one."""
    joined: list[Span] = []
    for clause in clauses:
        if joined and flat[joined[-1].end - 1] == ";":
            clause = Span(joined.pop().start, clause.end)
        joined.append(clause)
    return joined
