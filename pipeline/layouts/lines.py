"""The lines of a page: a line break parts cells, entries, and what a layout table arranges."""

from __future__ import annotations

import re

from pipeline.model import Block, Page
from pipeline.values.flags import FIRST_SIGN, skip_signs

_LABEL = r"[A-Z][\w ]{2,24}: ?(?=\S)"
_FACT = re.compile(_LABEL)
_LISTED = re.compile("; [A-Z]")
_CUT = re.compile(rf"; (?={_LABEL})")


def split_lines(page: Page) -> tuple[Block, ...]:
    """The blocks, with those of several lines parted: a line break is a cell or an entry.

    The cells of a table that only arranges its content are parted too.
    """
    text, listed = page.text, "; " in page.text
    cards = _find_cards(page)
    blocks: list[Block] = []
    for block in page.blocks:
        if block.kind == "row" and block.table in cards:
            for cell in dict.fromkeys(block.cells):
                blocks += _split(page, Block("line", *cell))
        elif block.kind == "row":
            blocks.append(block)
        elif text.find("\n", block.start, block.end) >= 0 or (
            listed and _LISTED.search(text, block.start, block.end)
        ):
            blocks += _split(page, block)
        else:
            blocks.append(block)
    if text.isascii():
        return tuple(blocks)
    return tuple(
        block if text[block.start : block.start + 1] < FIRST_SIGN else _skip_signs(text, block)
        for block in blocks
    )


def _skip_signs(text: str, block: Block) -> Block:
    """The block without the bullets and pictures in front of it."""
    start = skip_signs(text, block.start, block.end)
    return block._replace(start=start) if block.start < start < block.end else block


def _split(page: Page, block: Block) -> list[Block]:
    blocks: list[Block] = []
    behind = block.start
    for line in page.text[block.start : block.end].split("\n"):
        bare = line.lstrip()
        start = behind + len(line) - len(bare)
        end = start + len(bare.rstrip())
        behind += len(line) + 1
        for part in _part_facts(page.flat, start, end) if end > start else ():
            blocks.append(Block(block.kind, *part, block.level, block.cells))
    return blocks


def _part_facts(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """``Country: France; Since: 2005`` as two lines; any other line as it is."""
    if flat.find("; ", start, end) < 0:
        return [(start, end)]
    cuts = [match.span() for match in _CUT.finditer(flat, start, end)]
    if not cuts or not _FACT.match(flat, start, end):
        return [(start, end)]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    return [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]


def _find_cards(page: Page) -> frozenset[int]:
    """The tables without a header in which every cell that is filled holds several lines."""
    tables: dict[int, list[Block]] = {}
    for block in page.blocks:
        if block.kind == "row" and block.table:
            tables.setdefault(block.table, []).append(block)
    return frozenset(
        number
        for number, rows in tables.items()
        if not any(row.header for row in rows)
        and all(
            "\n" in page.words(cell)
            for row in rows
            for cell in row.cells
            if page.words(cell).strip()
        )
    )
