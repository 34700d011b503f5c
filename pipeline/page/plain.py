"""Divide plain text and Markdown into blocks, one a line that is not blank."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model import Block, Span

# As folding does, take invisible characters for blanks.
BLANKS = " \t\n\r\f\v\xa0\u2002\u2003\u2007\u2009\u200b\u200e\u200f\u202f\u2060\u3000\ufeff\u00ad"
_BULLETS = frozenset("•·‣◦▪■□○●\u2013-*+")
_HEADING = re.compile(r"(#{1,8})[ \t]+(?=\S)")
_CLOSING = re.compile(r"[ \t]#+$")
_RULE_CELL = re.compile(r":-+:?|-+:|-{3,}")
_PIPES = re.compile("[|\uff5c]")
_TAB = re.compile("\t")
_SEPARATOR = re.compile("[|\uff5c\t]")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with cells; ``leading`` counts the separators before the first of them."""

    block: Block
    leading: int


def read_blocks(text: str, markdown: bool = False) -> tuple[Block, ...]:
    """Return the blocks of ``text``, whose line breaks are ``\\n``.

    A line with two or more cells is a ``row``; neighbouring rows form a table. With
    ``markdown``, lines that begin with ``#`` are headings.
    """
    blocks: list[Block] = []
    run: list[_Row] = []
    tables = start = 0
    for line in text.split("\n"):
        words = line.strip(BLANKS)
        if words:
            first = start + line.index(words)
            span = Span(first, first + len(words))
            row = _read_row(text, start, span) if _SEPARATOR.search(line) else None
            if row:
                run.append(row)
            # A single cell between rows is a broken row, no end of the table.
            elif run and _PIPES.search(line):
                run.append(_Row(_read_line(text, span, markdown), 0))
            else:
                if run:
                    tables += 1
                    blocks += _settle(text, run, tables)
                    run = []
                blocks.append(_read_line(text, span, markdown))
        start += len(line) + 1
    return _set_paths([*blocks, *_settle(text, run, tables + 1)])


def _set_paths(blocks: list[Block]) -> tuple[Block, ...]:
    """Tell each block the headings over it; items are numbered, each a container of its own."""
    placed: list[Block] = []
    over: list[int] = []
    items = 0
    for block in blocks:
        if block.kind == "heading":
            over = [at for at in over if placed[at].level < block.level]
        block = block._replace(path=tuple(over))
        if block.kind == "heading":
            over.append(len(placed))
        elif block.kind == "item":
            items += 1
            block = block._replace(signature="li", group=items, groups=(items,))
        placed.append(block)
    return tuple(placed)


def trim(text: str, start: int, end: int) -> Span:
    """The stretch without the blanks around it."""
    while start < end and text[start] in BLANKS:
        start += 1
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    return Span(start, end)


def _read_line(text: str, span: Span, markdown: bool) -> Block:
    heading = _HEADING.match(text, span.start, span.end) if markdown else None
    if heading:
        closing = _CLOSING.search(text, heading.end(), span.end)
        inner = trim(text, heading.end(), closing.start() if closing else span.end)
        return Block("heading", *inner, level=len(heading[1]))
    start = _skip_bullet(text, span)
    return Block("item" if start > span.start else "line", start, span.end)


def _skip_bullet(text: str, span: Span) -> int:
    after = span.start + 1
    if text[span.start] in _BULLETS and after < span.end and text[after] in BLANKS:
        return trim(text, after, span.end).start
    return span.start


def _read_row(text: str, line_start: int, span: Span) -> _Row | None:
    separator = _PIPES if _PIPES.search(text, span.start, span.end) else _TAB
    start = _skip_bullet(text, span)
    edges = [match.span() for match in separator.finditer(text, start, span.end)]
    if separator is _TAB:
        leading = text.count("\t", line_start, span.start) if start == span.start else 0
    else:
        leading = int(bool(edges) and edges[0][0] == start)
        edges = edges[leading:]
        start += leading
    ends = [*(edge[0] for edge in edges), span.end]
    starts = [start, *(edge[1] for edge in edges)]
    cells = [trim(text, *pair) for pair in zip(starts, ends, strict=True)]
    if cells[-1].start == cells[-1].end:
        cells.pop()
    if len(cells) < 2:
        return None
    first = start - leading if separator is _PIPES else start
    return _Row(Block("row", first, span.end, cells=tuple(cells)), leading)


def _settle(text: str, run: list[_Row], table: int) -> list[Block]:
    """Number a run of rows, and decide what its leading separators and rules mean."""
    rows = [row for row in run if row.block.kind == "row"]
    full = max((len(row.block.cells) for row in rows if not row.leading), default=0)
    blocks: list[Block] = []
    for row in run:
        cells = row.block.cells
        if cells and all(_RULE_CELL.fullmatch(text[a:b]) for a, b in cells):
            # The line under a Markdown header is no row, but tells what is above it.
            if len(blocks) < 4:
                blocks = [it._replace(header=bool(it.cells)) for it in blocks]
            continue
        if row.leading and len(cells) + row.leading <= full:
            # Where other rows begin with a cell, a separator in front means a blank one.
            blank = Span(row.block.start, row.block.start)
            cells = (blank,) * row.leading + cells
        blocks.append(row.block._replace(cells=cells, table=table) if cells else row.block)
    return blocks
