"""Walk the tree of a page and gather its text into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bs4.element import PageElement, Tag

from pipeline.page.context import Context, Owner
from pipeline.page.elements import PANEL_HEAD, SECTIONS, Look, look_at
from pipeline.page.grid import Table
from pipeline.page.groups import Groups, Siblings, make_step
from pipeline.page.lines import Buffer
from pipeline.page.notes import is_mark, read_picture
from pipeline.page.outline import Place, Scope
from pipeline.page.pieces import Cell, Flow
from pipeline.page.styles import Sheet
from pipeline.page.tree import get, is_text

_NUMBER = re.compile(r"\s*(\d{1,5})")
_PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp"})
_PARTS_OF_TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
# A signature has no more steps, and no more containers are told.
_MOST_STEPS = 6
_MOST_GROUPS = 8


def gather(root: Tag, flow: Flow, sheet: Sheet) -> list[Siblings]:
    """Add the pieces of everything visible to ``flow``; return the containers that repeat."""
    walk = _Walk(sheet)
    walk.go(root, Context(flow, Owner(None)))
    return walk.groups.sets


class _Open(NamedTuple):
    """An element that the walk is in."""

    tag: Tag
    context: Context
    is_block: bool
    children: Iterator[PageElement]
    numbers: Mapping[int, int]


class _Walk:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.buffer = Buffer()
        self.groups = Groups()

    def go(self, root: Tag, context: Context) -> None:
        """Walk with a stack of its own, as pages are deeper than Python's."""
        stack = [self._open(root, context, False)]
        while stack:
            here = stack[-1]
            for child in here.children:
                if isinstance(child, Tag):
                    inside = self._enter(child, here)
                    if inside is not None:
                        stack.append(inside)
                        break
                elif is_text(child):
                    self.buffer.say(str(child), here.context)
            else:
                self._leave(stack.pop())
        self.buffer.flush()

    def _open(self, tag: Tag, context: Context, is_block: bool) -> _Open:
        numbers = self.groups.number(tag)
        scope = context.place.scope
        if numbers and (scope is None or scope.owner is not tag):
            place = context.place._replace(scope=Scope(tag, scope))
            context = context._replace(place=place)
        return _Open(tag, context, is_block, iter(tag.contents), numbers)

    def _enter(self, tag: Tag, around: _Open) -> _Open | None:
        """What holds inside an element; None to pass it over."""
        context, look = around.context, look_at(tag, self.sheet)
        in_panel = context.in_panel or look.unfolds
        if look.dropped or (look.folded and not in_panel):
            return None
        if look.read and not self._read(tag, context):
            return None
        kind = PANEL_HEAD if in_panel and look.opens else look.kind
        is_block = (look.block or kind) and not (look.opens and context.kind == "heading")
        inner, bold, struck = context, context.bold or look.bold, context.struck or look.struck
        if (bold, struck, in_panel) != (context.bold, context.struck, context.in_panel):
            inner = context._replace(bold=bold, struck=struck, in_panel=in_panel)
        number = around.numbers.get(id(tag), 0)
        if number or is_block:
            inner = _place(tag, inner, look, number)
        if not is_block:
            return self._open(tag, inner, False)
        self.buffer.flush()
        if tag.name == "header" or tag.name in _PREFORMATTED:
            preformatted = context.preformatted or tag.name != "header"
            in_header = context.in_header or tag.name == "header"
            inner = inner._replace(in_header=in_header, preformatted=preformatted)
        if kind:
            inner = inner._replace(kind=kind[0], level=kind[1], owner=Owner(context.owner))
        if tag.name in _PARTS_OF_TABLES:
            inner = _enter_table(tag, inner)
        return self._open(tag, inner, True)

    def _read(self, tag: Tag, context: Context) -> bool:
        """Read what stands in an element or for it; true where the walk must go into it."""
        if tag.name == "br":
            self.buffer.break_line()
        elif tag.name == "img":
            picture = read_picture(tag)
            if picture:
                self.buffer.show(picture, not picture.startswith("\u27e6"), context)
        else:
            return not is_mark(tag, self.buffer.read_end())
        return False

    def _leave(self, left: _Open) -> None:
        context = left.context
        if left.is_block:
            self.buffer.flush()
            if left.tag.name == "table" and context.table:
                context.flow.join(context.table.finish())
        if context.place.scope is not None and context.place.scope.owner is left.tag:
            context.place.scope.end = self.buffer.count


def _place(tag: Tag, context: Context, look: Look, number: int) -> Context:
    """``context`` with the place of what stands in this element."""
    place = context.place
    steps = () if tag.name in SECTIONS else place.steps[1 - _MOST_STEPS :]
    scope = Scope(tag, place.scope, number > 0) if number or look.scope else place.scope
    groups = (*place.groups, number)[-_MOST_GROUPS:] if number else place.groups
    aside = place.aside or look.aside
    return context._replace(place=Place((*steps, make_step(tag)), groups, scope, aside))


def _enter_table(tag: Tag, context: Context) -> Context:
    """What a part of a table makes of ``context``, which holds around it."""
    table = context.table
    if tag.name == "table":
        is_layout = context.place.aside or get(tag, "role") in {"presentation", "none"}
        return context._replace(table=Table(is_layout, context.place), in_head=False)
    if table is None:
        return context
    if tag.name == "tr":
        table.open_row(context.in_head)
        return context
    if tag.name in {"td", "th"}:
        width, height = _read_number(tag, "colspan"), _read_number(tag, "rowspan")
        cell = Cell(is_header=tag.name == "th", width=width, height=height)
        table.add(cell)
        # A cell's own rows, if it has any, belong to a table inside it.
        return context._replace(flow=cell, table=None)
    return context._replace(in_head=tag.name == "thead")


def _read_number(tag: Tag, attribute: str) -> int:
    """A count from 1; what is no number counts as 1, and so does 0."""
    match = _NUMBER.match(get(tag, attribute))
    return (int(match[1]) or 1) if match else 1
