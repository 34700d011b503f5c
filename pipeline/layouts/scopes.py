"""Where on the page a list of partners may stand.

A scope is opened by a heading, a short line or a sentence that speaks of partnership,
and closed, once entries were seen, by a heading, a short line or prose that does not. On
a long page everything outside the scopes gives nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.layouts.between_entries import goes_on
from pipeline.layouts.found import find_relations, is_long, is_prose
from pipeline.layouts.glance import look_over
from pipeline.layouts.groups import is_group_heading
from pipeline.layouts.part_headings import heads_other_list, is_continent, is_part, parts_list
from pipeline.layouts.status import read_status_heading
from pipeline.model import Block, Page
from pipeline.values.countries import read_country

_REACH = 12
"""How many blocks below its opener the first entry may stand on a long page."""

_REFERENCE = re.compile(r"(?:see also|main article|list of|further information|category:)", re.I)
_END = re.compile(
    r"(?:see also|references|notes|external links|gallery|further reading|bibliography|footnotes)"
    r"(?:\[edit\])?:?$",
    re.I | re.M,
)
"""Headings that end a list wherever they stand."""

_OTHER_SISTERS = re.compile(
    r"(?:our |the )?(?:sister|twin|partner)[ -](?:ports?|harbou?rs?|schools?|universit(?:y|ies)"
    r"|airports?|museums?|hospitals?|clubs?|librar(?:y|ies)|parks?|gardens?|zoos?|parish(?:es)?"
    r"|church(?:es)?|compan(?:y|ies)|institut\w+|organi[sz]ations?|lighthouses?|castles?|rivers?"
    r"|lakes?|mountains?|islands?|stations?|railways?|colleges?|kindergartens?|orchestras?|choirs?"
    r"|theat(?:er|re)s?|festivals?|markets?)\b[^.]{0,40}$",
    re.I | re.M,
)
"""Headings of lists of what is no partner of the city itself."""


class Scope(NamedTuple):
    """The indices of the entries in ``page.blocks``, and the block that opened the scope."""

    opener: Block
    entries: tuple[int, ...]


def find_scopes(page: Page, listed: frozenset[int]) -> list[Scope]:
    """The scopes of the page in which at least one block is an entry, of those ``listed``."""
    scopes: list[Scope] = []
    opener: Block | None = None
    entries: list[int] = []
    opened = 0
    openers: list[Block] = []
    parted = False
    paused: Scope | None = None
    related = look_over(page).related
    for index, block in enumerate(page.blocks):
        heads = block.kind == "heading"
        if opener is None and paused and heads and _resumes(page, paused, block):
            opener, entries, opened = paused.opener, [], index
            entries += [index] if index in listed else []
            continue
        if opener is None and index not in related:
            continue
        if opener is not None and index in listed:
            entries.append(index)
            continue
        if _ends_list(page, block):
            scopes += _close(opener, entries)
            opener, entries = None, []
            continue
        if opener and not entries and _is_lost(page, opener, index - opened, block):
            opener = None
        if index in related and _opens_here(page, index, listed):
            scopes += _close(opener, entries)
            opener, entries, opened = block, [], index
            openers.append(block)
        elif opener and read_status_heading(page, block):
            home = opener if parted else _find_home(page, openers, block)
            if entries and home is not opener:
                scopes += _close(opener, entries)
                opener, entries, opened = home, [], index
            parted = True
        elif opener and not entries:
            if opener.kind == "heading" and heads_other_list(page, index):
                paused = Scope(opener, (index,)) if _is_below(block, opener) else None
                opener = None
        elif not entries or goes_on(page, index, entries[-1], listed):
            continue
        elif _closes(page, block, opener, entries[-1]):
            scopes += _close(opener, entries)
            if opener and _is_below(block, opener):
                paused = Scope(opener, (index,))
            opener, entries = None, []
    return scopes + _close(opener, entries)


def _is_below(block: Block, opener: Block) -> bool:
    """Is the block a heading within what the opener, a heading too, is over?"""
    return block.kind == opener.kind == "heading" and block.level > opener.level


def _resumes(page: Page, paused: Scope, block: Block) -> bool:
    """Is the block a heading beside or above one that began another list, and of this one?"""
    if block.level > page.blocks[paused.entries[0]].level:
        return False
    return block.level > paused.opener.level and parts_list(page, block)


def _ends_list(page: Page, block: Block) -> bool:
    if _END.match(page.flat, block.start, block.end):
        return True
    other = _OTHER_SISTERS.match(page.flat, block.start, block.end)
    return bool(other) and not find_relations(page.flat, block.start, block.end)


def _find_home(page: Page, openers: list[Block], heading: Block) -> Block:
    """The opener that ``Inactive`` belongs to: of lists of several kinds, the first.

    The levels of headings tell, where there are any.
    """
    last = openers[-1]
    above = [o for o in openers if o.kind == "heading" and o.level < heading.level]
    if heading.kind == "heading" and last.kind == "heading":
        return above[-1] if above else openers[0]
    kinds = {_read_kind(page, opener) for opener in openers}
    return openers[0] if len(kinds - {None}) > 1 else last


def _read_kind(page: Page, opener: Block) -> str | None:
    matches = find_relations(page.flat, opener.start, opener.end)
    return next((match.relation.kind for match in matches if match.relation.kind), None)


def _is_lost(page: Page, opener: Block, distance: int, block: Block) -> bool:
    """Is a list from here on another one?

    So it is far below in an article, or under a line of its contents; and under a heading of
    its own where a sentence, not a heading, spoke of partnership.
    """
    if distance > _REACH and (is_long(page) or opener.kind == "item"):
        return True
    if block.kind != "heading" or not is_prose(page, opener):
        return False
    named = read_country(page.flat[block.start : block.end]) or is_continent(page, block)
    return not named and not read_status_heading(page, block)


def _opens_here(page: Page, index: int, listed: frozenset[int]) -> bool:
    """Does the block open a scope? In prose of a long page only if entries follow at once."""
    block = page.blocks[index]
    if not opens_scope(page, block):
        return False
    if not is_long(page):
        return True
    if not any(m.relation.strong for m in find_relations(page.flat, block.start, block.end)):
        return False
    if is_group_heading(page, block):
        return True
    return not listed.isdisjoint(range(index + 1, index + 3))


def _close(opener: Block | None, entries: list[int]) -> list[Scope]:
    return [Scope(opener, tuple(entries))] if opener and entries else []


def opens_scope(page: Page, block: Block) -> bool:
    """A group heading, or words on partnership that lead over to a list."""
    if not find_relations(page.flat, block.start, block.end):
        return False
    if _REFERENCE.match(page.flat, block.start, block.end):
        return False
    return is_group_heading(page, block) or is_prose(page, block) or page.flat[block.end - 1] == ":"


def _closes(page: Page, block: Block, opener: Block | None, last: int) -> bool:
    if read_status_heading(page, block) or is_part(page, block):
        return False
    if block.kind == "item" and page.blocks[last].kind in ("item", "heading"):
        return False
    if block.kind != "heading" or opener is None:
        return True
    if page.blocks[last].kind == "heading" and block.level > page.blocks[last].level:
        return False
    beside = opener.kind == "heading" and block.level <= opener.level
    return beside or not parts_list(page, block)
