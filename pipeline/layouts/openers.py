"""What stands right above a line and leads over to it: words of partnership."""

from __future__ import annotations

from pipeline.layouts.found import find_relations
from pipeline.layouts.glance import look_over
from pipeline.layouts.groups import is_group_heading
from pipeline.model import Block, Label, Page, Span

_NEAR = 3
_SHORT = 90


def list_opened(page: Page) -> dict[int, Label]:
    """What a group heading, or a line that ends in a colon, says right above each block."""
    opened: dict[int, Label] = {}
    for index in look_over(page).related:
        label = _read_said(page, page.blocks[index])
        if label:
            below = range(index + 1, min(index + 1 + _NEAR, len(page.blocks)))
            opened.update(dict.fromkeys(below, label))
    return opened


def _read_said(page: Page, block: Block) -> Label | None:
    short = block.end - block.start <= _SHORT
    if short or page.flat[block.end - 1] == ":" or is_group_heading(page, block):
        match = find_relations(page.flat, block.start, block.end)[0]
        return Label("relationship", Span(match.start, match.end))
    return None
