"""What stands right above a line and leads over to it: words of partnership."""

from __future__ import annotations

from pipeline.layouts.found import find_relations, is_group_heading
from pipeline.memory import per_page
from pipeline.model import Block, Label, Page, Span

_NEAR = 3
_SHORT = 90


def opens_near(page: Page, index: int) -> Label | None:
    """What a group heading, or a line that ends in a colon, right above says."""
    said = _list_said(page)[max(0, index - _NEAR) : index]
    return next((label for label in said[::-1] if label), None)


@per_page
def _list_said(page: Page) -> list[Label | None]:
    """What each block says of the relationship, if it may lead over to what follows."""
    return [_read_said(page, block) for block in page.blocks]


def _read_said(page: Page, block: Block) -> Label | None:
    matches = find_relations(page.flat, block.start, block.end)
    short = block.end - block.start <= _SHORT
    if matches and (short or page.flat[block.end - 1] == ":" or is_group_heading(page, block)):
        return Label("relationship", Span(matches[0].start, matches[0].end))
    return None
