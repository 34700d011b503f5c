"""What a table's caption, or a note below it, says of its figures: ``(areas in square miles)``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages import field_words, other_languages
from pipeline.model import Block, Page
from pipeline.partners.roles import find_header_unit

_NEAR = 3
"""So many blocks before and behind a table may be its caption or its note."""

_LONGEST_NOTE = 300
_AREA = r"\b(?:areas?|surfaces?|sizes?)\b"


def find_noted_unit(page: Page, first: int) -> str | None:
    """The unit of the areas of the table whose first row is block ``first``, if its notes say one."""
    codes = other_languages(page.flat)
    said = re.compile(
        rf"(?:{_AREA}|{field_words('labels', 'area_km2', codes)})[^.;\n\d]{{0,40}}[23²]?",
        re.IGNORECASE,
    )
    units = {
        unit
        for block in _list_notes(page, first)
        for match in said.finditer(page.flat, block.start, block.end)
        if (unit := find_header_unit(match[0], codes))
    }
    return units.pop() if len(units) == 1 else None


def _list_notes(page: Page, first: int) -> Iterator[Block]:
    """The blocks around a table that are no rows, and no longer than a note is."""
    blocks = page.blocks
    behind = next(
        (n for n in range(first, len(blocks)) if blocks[n].table != blocks[first].table),
        len(blocks),
    )
    before = blocks[max(0, first - _NEAR) : first]
    for block in (*before, *blocks[behind : behind + _NEAR]):
        if block.kind not in ("row", "title") and block.end - block.start <= _LONGEST_NOTE:
            yield block
