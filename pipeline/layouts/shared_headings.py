"""A heading that names several partners, each of which has text of its own below."""

from __future__ import annotations

import re

from pipeline.layouts.label_lines import LabelLines, read_label_lines
from pipeline.model import Block, Page, Place, Span

_AND = re.compile(r"/| and | & ")


def split_heading(page: Page, place: Place, body: list[Block]) -> list[tuple[Place, LabelLines]]:
    """``Siena/Lucca (Italy)`` with a line ``Siena`` and a line ``Lucca`` below: two partners."""
    words = page.flat[slice(*place.name)]
    parts = [part.strip() for part in _AND.split(words)]
    if len(parts) < 2:
        return []
    starts: dict[str, int] = {}
    for at, block in enumerate(body):
        line = page.flat[block.start : block.end].strip()
        if line in parts:
            starts.setdefault(line, at)
    if len(starts) < len(parts):
        return []
    found = []
    for name, start in starts.items():
        end = min((at for at in starts.values() if at > start), default=len(body))
        block = body[start]
        span = Span(block.start, block.start + len(name))
        lines = read_label_lines(page, body[start + 1 : end])
        found.append((Place(span, span, place.region, place.country, None), lines))
    return found
