"""Walk a markup tree, without recursion, and gather its text into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from pipeline.page import elements
from pipeline.page.buffer import Buffer, Context, Owner
from pipeline.page.flow import Cell, Flow
from pipeline.page.grid import Table

_NUMBER = re.compile(r"\s*(\d{1,5})")
_PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp"})


def gather(root: Tag, flow: Flow) -> None:
    """Add the pieces of everything visible under ``root`` to ``flow``."""
    walk = _Walk()
    outside = Context(flow, Owner(None))
    stack: list[tuple[Iterator[PageElement], Context, str]] = [(iter(root.contents), outside, "")]
    while stack:
        children, context, block = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            walk.leave(block, context)
        elif isinstance(node, Tag):
            inner = walk.enter(node, context)
            if inner:
                stack.append((iter(node.contents), *inner))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            walk.buffer.say(node, context)
    walk.buffer.flush()


class _Walk:
    def __init__(self) -> None:
        self.buffer = Buffer()

    def enter(self, element: Tag, context: Context) -> tuple[Context, str] | None:
        """What holds inside ``element``, and its name if it is a block; None to pass it over."""
        name = element.name
        in_panel = context.in_panel or elements.unfolds(element)
        if (
            name in elements.DROPPED
            or elements.is_hidden(element, in_panel)
            or elements.is_mark(element)
        ):
            return None
        if name == "br":
            self.buffer.break_line()
            return None
        if name == "img":
            picture = elements.read_picture(element)
            if picture:
                self.buffer.show(picture, not picture.startswith("⟦"), context)
            return None
        bold = context.bold or elements.is_bold(element)
        if bold != context.bold or in_panel != context.in_panel:
            context = context._replace(bold=bold, in_panel=in_panel)
        kind = elements.find_kind(element, in_panel)
        if (name not in elements.BLOCKS and not kind) or (
            context.kind == "heading" and elements.opens_panel(element)
        ):
            return context, ""
        self.buffer.flush()
        context = context._replace(
            aside=context.aside or elements.is_aside(element),
            in_header=context.in_header or name == "header",
            preformatted=context.preformatted or name in _PREFORMATTED,
        )
        if kind:
            context = context._replace(kind=kind[0], level=kind[1], owner=Owner(context.owner))
        return _enter_table(element, context), name

    def leave(self, block: str, context: Context) -> None:
        if block:
            self.buffer.flush()
        if block == "table" and context.table:
            context.flow.join(context.table.finish())


def _enter_table(element: Tag, context: Context) -> Context:
    name, table = element.name, context.table
    if name == "table":
        role = elements.read_attribute(element, "role")
        is_layout = context.aside or role in {"presentation", "none"}
        return context._replace(table=Table(is_layout), in_head=False)
    if table is None:
        return context
    if name in {"thead", "tbody", "tfoot"}:
        return context._replace(in_head=name == "thead")
    if name == "tr":
        table.open_row(context.in_head)
    elif name in {"td", "th"}:
        width, height = (_read_number(element, it) for it in ("colspan", "rowspan"))
        cell = Cell(is_header=name == "th", width=width or 1, height=height or 1)
        table.add(cell)
        # A cell's own rows, if it has any, belong to a table inside it.
        return context._replace(flow=cell, table=None)
    return context


def _read_number(element: Tag, name: str) -> int:
    match = _NUMBER.match(elements.read_attribute(element, name))
    return int(match[1]) if match else 1
