"""Partners that are no more: marks behind a name, and the headings of lists of former ones."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model import Block, Label, Page, Span
from pipeline.partners.scene import Scene
from pipeline.partners.units import is_running
from pipeline.rules.status import HEADING, read_status

_LONGEST = 80
_SENTENCE = 5
"""Words; as many with a stop behind them tell of one partner and head no list."""


class Stretch(NamedTuple):
    """A stretch of the page below a heading on the state of its partnerships."""

    span: Span
    label: Label


def read_status_heading(page: Page, block: Block) -> Span | None:
    """The words of the block on the state of partnerships, if it is a heading of that kind."""
    if block.kind in ("row", "title") or block.end - block.start > _LONGEST:
        return None
    words = page.flat[block.start : block.end]
    if words.endswith(".") and len(words.split()) >= _SENTENCE:
        return None
    match = HEADING.match(page.flat, block.start, block.end)
    if match is None:
        return None
    group = "words" if match["words"] else "behind"
    return Span(*match.span(group)) if read_status(match[group]) else None


def find_status_stretches(scene: Scene, starts: frozenset[int]) -> list[Stretch]:
    """The stretches below headings such as ``Former sister cities``, up to the next heading.

    ``starts`` are the offsets where partners are named; a line with one is no heading.
    """
    page = scene.page
    blocks = page.blocks
    marked = ((i, read_status_heading(page, block)) for i, block in enumerate(blocks))
    headed = {index: words for index, words in marked if words}
    stretches: list[Stretch] = []
    opener: tuple[Block, Span] | None = None
    for index in range(min(headed), len(blocks)) if headed else ():
        block, words = blocks[index], headed.get(index)
        if words is None and (opener is None or not _ends(scene, opener[0], block, starts)):
            continue
        stretches += _close(opener, block.start)
        opener = (block, words) if words else None
    return stretches + _close(opener, len(page.flat))


def _close(opener: tuple[Block, Span] | None, end: int) -> list[Stretch]:
    if opener is None:
        return []
    block, words = opener
    return [Stretch(Span(block.end, end), Label("status", words))]


def _ends(scene: Scene, opener: Block, block: Block, starts: frozenset[int]) -> bool:
    """Does the block open something else: a list of another kind, a heading as high?"""
    if block.kind == "row" or any(block.start <= start < block.end for start in starts):
        return False
    if block.kind == "heading" and opener.kind == "heading":
        return block.level <= opener.level
    if is_running(scene.page.flat, block.start, block.end):
        named = any(opener.end <= start < block.start for start in starts)
        return named and block.kind != "item"
    return block.kind != "item" and bool(scene.cues.strong_within(block.start, block.end))
