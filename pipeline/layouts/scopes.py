"""Where on the page a list of partners may stand.

A scope is opened by a heading, a short line or a sentence that speaks of partnership,
and closed, once entries were seen, by a heading, a short line or prose that does not. On
a long page everything outside the scopes gives nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pipeline.layouts.found import find_relations, is_group_heading, is_prose
from pipeline.model import Block, Page

IsEntry = Callable[[int], bool]


class Scope(NamedTuple):
    """The indices of the entries in ``page.blocks``, and the block that opened the scope."""

    opener: Block
    entries: tuple[int, ...]


def find_scopes(page: Page, is_entry: IsEntry) -> list[Scope]:
    """The scopes of the page in which at least one block is an entry."""
    scopes: list[Scope] = []
    opener: Block | None = None
    entries: list[int] = []
    for index, block in enumerate(page.blocks):
        if opener is not None and is_entry(index):
            entries.append(index)
            continue
        if opens_scope(page, block):
            scopes += _close(opener, entries)
            opener, entries = block, []
        elif entries and _closes(page, block, opener):
            scopes += _close(opener, entries)
            opener, entries = None, []
    return scopes + _close(opener, entries)


def _close(opener: Block | None, entries: list[int]) -> list[Scope]:
    return [Scope(opener, tuple(entries))] if opener and entries else []


def opens_scope(page: Page, block: Block) -> bool:
    """A group heading, or words on partnership that lead over to a list."""
    if is_group_heading(page, block):
        return True
    related = bool(find_relations(page.flat, block.start, block.end))
    return related and (is_prose(page, block) or page.flat[block.end - 1] == ":")


def _closes(page: Page, block: Block, opener: Block | None) -> bool:
    if block.kind == "heading" and opener is not None and opener.kind == "heading":
        return block.level <= opener.level
    return True
