"""What holds for the text at one place of a marked-up page."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model import BlockKind
from pipeline.page.grid import Table
from pipeline.page.outline import NOWHERE, Place
from pipeline.page.pieces import Flow


class Owner:
    """An element that lends its kind to the first piece in it, and only to that one."""

    __slots__ = ("parent", "used")

    def __init__(self, parent: Owner | None) -> None:
        self.parent = parent
        self.used = False

    def use(self) -> bool:
        """True the first time, for this element and those around it."""
        first = not self.used
        owner: Owner | None = self
        while owner and not owner.used:
            owner.used = True
            owner = owner.parent
        return first


class Context(NamedTuple):
    """What the elements around make of a text.

    ``flow`` takes its piece, of this ``kind`` and ``level``; ``table`` is the innermost one
    that is still read, ``in_head`` true within its ``<thead>``; ``in_panel`` is true where
    something unfolds.
    """

    flow: Flow
    owner: Owner
    kind: BlockKind = "paragraph"
    level: int = 0
    table: Table | None = None
    in_head: bool = False
    in_header: bool = False
    preformatted: bool = False
    bold: bool = False
    struck: bool = False
    in_panel: bool = False
    place: Place = NOWHERE
