"""The lines of a page: a line break parts cells, entries, and what a layout table arranges."""

from __future__ import annotations

import re

from pipeline.model import Block, Page, Span
from pipeline.search.masks import list_beyond_ascii
from pipeline.values.flags import FIRST_SIGN, skip_signs

_LABEL = r"[A-Z][\w ]{2,24}: ?(?=\S)"
_FACT = re.compile(_LABEL)
_CUT = re.compile(rf"; (?={_LABEL})")


def split_lines(page: Page) -> tuple[Block, ...]:
    """The blocks, with those of several lines parted: a line break is a cell or an entry.

    The cells of a table that only arranges its content are parted too, each once. The blocks
    stand one behind the other.
    """
    text, facts = page.text, _CUT.search(page.flat) is not None
    cards = _find_cards(page)
    blocks: list[Block] = []
    parted: set[Span] = set()
    for block in page.blocks:
        if block.kind == "row" and block.table in cards:
            for cell in block.cells:
                if cell not in parted:
                    parted.add(cell)
                    blocks += _split(page, Block("line", *cell), facts)
        elif block.kind == "row":
            blocks.append(block)
        elif text.find("\n", block.start, block.end) >= 0 or (
            facts and text.find("; ", block.start, block.end) >= 0
        ):
            blocks += _split(page, block, facts)
        else:
            blocks.append(block)
    if max(list_beyond_ascii(text), default="") < FIRST_SIGN:
        return tuple(blocks)
    return tuple(
        block if text[block.start : block.start + 1] < FIRST_SIGN else _skip_signs(text, block)
        for block in blocks
    )


def _skip_signs(text: str, block: Block) -> Block:
    """The block without the bullets and pictures in front of it."""
    start = skip_signs(text, block.start, block.end)
    return block._replace(start=start) if block.start < start < block.end else block


def _split(page: Page, block: Block, facts: bool) -> list[Block]:
    blocks: list[Block] = []
    kind, behind, end, level, cells, *_ = block
    for line in page.text[behind:end].split("\n"):
        bare = line.strip()
        if bare:
            start = behind + line.index(bare)
            end = start + len(bare)
            if facts and page.flat.find("; ", start, end) >= 0:
                parts = _part_facts(page.flat, start, end)
                blocks += [Block(kind, *part, level, cells) for part in parts]
            else:
                blocks.append(Block(kind, start, end, level, cells))
        behind += len(line) + 1
    return blocks


def _part_facts(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """``Country: France; Since: 2005`` as two lines; any other line as it is."""
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
