"""Walk the events of a page and gather its text into pieces."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.page.asides import is_mark, read_picture
from pipeline.page.buffer import Buffer, Context, Owner
from pipeline.page.elements import PANEL_HEAD, Look, look_at
from pipeline.page.events import Event, Start, pass_over
from pipeline.page.flow import Cell, Flow
from pipeline.page.grid import Table

_NUMBER = re.compile(r"\s*(\d{1,5})")
_PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp"})
_PARTS_OF_TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})


def gather(events: list[Event], flow: Flow) -> None:
    """Add the pieces of everything visible to ``flow``."""
    walk = _Walk(events)
    say, outer = walk.buffer.say, walk.outer
    context, block = Context(flow, Owner(None)), ""
    rest = enumerate(events)
    for at, event in rest:
        if event is None:
            if block:
                walk.leave(block, context)
            context, block, _ = outer.pop()
        elif isinstance(event, str):
            say(event, context)
        else:
            look = look_at(*event)
            inner = (context, "") if look.inert else walk.enter(at, event, look, context)
            if inner:
                outer.append((context, block, at))
                context, block = inner
            else:
                pass_over(rest)
    while outer:
        # Some versions of libxml2 forget the last ends.
        walk.leave(block, context)
        context, block, _ = outer.pop()
    walk.buffer.flush()


class _Walk:
    """``outer`` tells, for each open element, what holds around it and where it starts."""

    def __init__(self, events: list[Event]) -> None:
        self.events = events
        self.outer: list[tuple[Context, str, int]] = []
        self.buffer = Buffer()

    def enter(
        self, at: int, start: Start, look: Look, context: Context
    ) -> tuple[Context, str] | None:
        """What holds inside an element, and its name if it is a block; None to pass it over."""
        in_panel = context.in_panel or look.unfolds
        if look.dropped or (look.folded and not in_panel):
            return None
        if look.read and not self._read(at, start, context):
            return None
        bold = context.bold or look.bold
        kind = PANEL_HEAD if in_panel and look.opens else look.kind
        is_block = (look.block or kind) and not (look.opens and context.kind == "heading")
        if not is_block:
            if bold != context.bold or in_panel != context.in_panel:
                context = context.copy(bold, in_panel)
            return context, ""
        self.buffer.flush()
        name = start[0]
        inner = context.copy(bold, in_panel)
        inner.aside = context.aside or look.aside
        inner.in_header = context.in_header or name == "header"
        inner.preformatted = context.preformatted or name in _PREFORMATTED
        if kind:
            inner.kind, inner.level = kind
            inner.owner = Owner(context.owner)
        if name in _PARTS_OF_TABLES:
            _enter_table(start, inner)
        return inner, name

    def _read(self, at: int, start: Start, context: Context) -> bool:
        """Read what stands in an element or for it; true where the walk must go into it."""
        name = start[0]
        if name == "br":
            self.buffer.break_line()
        elif name == "img":
            around = [place for _, _, place in self.outer[:-4:-1]]
            picture = read_picture(self.events, start, around)
            if picture:
                self.buffer.show(picture, not picture.startswith("⟦"), context)
        else:
            return not is_mark(self.events, at, start)
        return False

    def leave(self, block: str, context: Context) -> None:
        self.buffer.flush()
        if block == "table" and context.table:
            context.flow.join(context.table.finish())


def _enter_table(start: Start, context: Context) -> None:
    """Change ``context``, which holds inside a part of a table, to what that part makes of it."""
    (name, attributes), table = start, context.table
    if name == "table":
        role = attributes.get("role")
        context.table = Table(context.aside or role in {"presentation", "none"})
        context.in_head = False
    elif table is None:
        return
    elif name == "tr":
        table.open_row(context.in_head)
    elif name in {"td", "th"}:
        width, height = _read_number(attributes, "colspan"), _read_number(attributes, "rowspan")
        cell = Cell(is_header=name == "th", width=width, height=height)
        table.add(cell)
        # A cell's own rows, if it has any, belong to a table inside it.
        context.flow, context.table = cell, None
    else:
        context.in_head = name == "thead"


def _read_number(attributes: Mapping[str, str], name: str) -> int:
    """A count from 1; what is no number counts as 1, and so does 0."""
    match = _NUMBER.match(attributes.get(name, ""))
    return (int(match[1]) or 1) if match else 1
