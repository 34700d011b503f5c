"""Partners that are no more: marks behind a name, and the headings of lists of former ones."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.layouts.found import is_prose
from pipeline.layouts.glance import list_marked
from pipeline.layouts.groups import is_group_heading
from pipeline.model import Block, Label, Page, Span
from pipeline.rules.status import HEADING, MARK, read_status
from pipeline.search.marks import Mark
from pipeline.search.needs import needs

_LONGEST = 80
_SENTENCE = 5
"""Words; as many with a stop behind them tell of one partner and head no list."""

_HEADING_MARK, _MARK = Mark(needs(HEADING)), Mark(needs(MARK))


class Marked(NamedTuple):
    """Where the text in front of a mark ends, and the mark's words as a label if there is one."""

    end: int
    labels: tuple[Label, ...]


class Stretch(NamedTuple):
    """A stretch of the page below a heading on the state of its partnerships."""

    span: Span
    label: Label


def cut_mark(flat: str, start: int, end: int) -> Marked:
    """Part ``(inactive)`` or ``- suspended in 2022`` off the end of a name or an entry.

    >>> cut_mark("Brno (inactive)", 0, 15).end
    4
    """
    match = MARK.search(flat, start, end) if _MARK.stands_in(flat, start, end) else None
    if match is None or match.start() == start or read_status(match["words"]) is None:
        return Marked(end, ())
    return Marked(match.start(), (Label("status", Span(*match.span("words"))),))


def read_status_heading(page: Page, block: Block) -> Span | None:
    """The words of the block on the state of partnerships, if it is a heading of that kind."""
    if block.kind in ("row", "title") or block.end - block.start > _LONGEST:
        return None
    if not _HEADING_MARK.stands_in(page.flat, block.start, block.end):
        return None
    words = page.flat[block.start : block.end]
    if words.endswith(".") and len(words.split()) >= _SENTENCE:
        return None
    match = HEADING.match(page.flat, block.start, block.end)
    if match is None:
        return None
    group = "words" if match["words"] else "behind"
    return Span(*match.span(group)) if read_status(match[group]) else None


def find_status_stretches(page: Page, starts: frozenset[int]) -> list[Stretch]:
    """The stretches below headings such as ``Former sister cities``, up to the next heading.

    ``starts`` are the offsets where partners are named; a line with one is no heading.
    """
    blocks = page.blocks
    marked = ((i, read_status_heading(page, blocks[i])) for i in list_marked(page, _HEADING_MARK))
    headed = {index: words for index, words in marked if words}
    stretches: list[Stretch] = []
    opener: tuple[Block, Span] | None = None
    for index in range(min(headed), len(blocks)) if headed else ():
        block, words = blocks[index], headed.get(index)
        if words is None and (opener is None or not _ends(page, opener[0], block, starts)):
            continue
        stretches += _close(opener, block.start)
        opener = (block, words) if words else None
    return stretches + _close(opener, len(page.flat))


def _close(opener: tuple[Block, Span] | None, end: int) -> list[Stretch]:
    if opener is None:
        return []
    block, words = opener
    return [Stretch(Span(block.end, end), Label("status", words))]


def _ends(page: Page, opener: Block, block: Block, starts: frozenset[int]) -> bool:
    """Does the block open something else: a list of another kind, a heading as high?"""
    if block.kind == "row" or any(block.start <= start < block.end for start in starts):
        return False
    if block.kind == "heading" and opener.kind == "heading":
        return block.level <= opener.level
    if is_prose(page, block):
        named = any(opener.end <= start < block.start for start in starts)
        return named and block.kind != "item"
    return block.kind != "item" and is_group_heading(page, block)
