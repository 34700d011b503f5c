"""What stands right above a line and leads over to it: words of partnership."""

from __future__ import annotations

from pipeline.layouts.glance import look_over
from pipeline.model import Block, Label, Page, Span

_NEAR = 3
_SHORT = 90


def list_opened(page: Page) -> dict[int, Label]:
    """What a group heading, or a line that ends in a colon, says right above each block."""
    opened: dict[int, Label] = {}
    for index, matches in look_over(page).related.items():
        if _leads_over(page, page.blocks[index]):
            label = Label("relationship", Span(matches[0].start, matches[0].end))
            below = range(index + 1, min(index + 1 + _NEAR, len(page.blocks)))
            opened.update(dict.fromkeys(below, label))
    return opened


def _leads_over(page: Page, block: Block) -> bool:
    """Is the block short, as each group heading is, or does it end in a colon?"""
    return block.end - block.start <= _SHORT or page.flat[block.end - 1] == ":"
