"""Pieces of a page before they have offsets, and how they become text and blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.model import Block, BlockKind, Span
from pipeline.page.groups import Siblings
from pipeline.page.outline import NOWHERE, Place, find_paths, renumber_groups


@dataclass(slots=True)
class Piece:
    """A block to be: its words, or the cells of a row. ``table`` is what its rows share.

    ``place`` is where it stands; ``at`` counts the pieces of the page, in its order.
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    cells: tuple[Cell, ...] = ()
    table: object = None
    header: bool = False
    place: Place = NOWHERE
    at: int = 0


@dataclass(slots=True, eq=False)
class Flow:
    """Pieces in order, and counts of what they are at any depth.

    A flow inside a flow stays one entry: to copy it would take quadratic time.
    """

    parts: list[Piece | Flow] = field(default_factory=list)
    items: int = 0
    headings: int = 0
    paragraphs: int = 0
    rows: int = 0
    length: int = 0

    def add(self, piece: Piece) -> None:
        self.parts.append(piece)
        self.items += piece.kind == "item"
        self.headings += piece.kind == "heading" and piece.level <= 6
        self.paragraphs += piece.kind == "paragraph"
        self.rows += piece.kind == "row"
        self.length += len(piece.text)

    def join(self, other: Flow) -> None:
        self.parts.append(other)
        self.items += other.items
        self.headings += other.headings
        self.paragraphs += other.paragraphs
        self.rows += other.rows
        self.length += other.length

    def __iter__(self) -> Iterator[Piece]:
        stack = [iter(self.parts)]
        while stack:
            part = next(stack[-1], None)
            if part is None:
                stack.pop()
            elif isinstance(part, Flow):
                stack.append(iter(part.parts))
            else:
                yield part


@dataclass(slots=True, eq=False)
class Cell(Flow):
    """What a table cell holds, and how many columns and rows it covers."""

    is_header: bool = False
    width: int = 1
    height: int = 1

    @property
    def text(self) -> str:
        return "\n".join(piece.text for piece in self)

    @property
    def is_bold(self) -> bool:
        return bool(self.parts) and all(piece.kind == "heading" for piece in self)


def assemble(flow: Iterable[Piece], sets: Iterable[Siblings]) -> tuple[str, tuple[Block, ...]]:
    """Lay the pieces out one below the other; return the text and its blocks.

    ``sets`` are the containers that repeat beside each other.

    A cell that covers several rows is written once, in the first of them; the rows
    below repeat its span.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    spans: dict[Cell, Span] = {}
    tables: dict[int, int] = {}
    start = 0
    pieces = list(flow)
    paths = find_paths([(it.kind, it.level, it.place, it.at) for it in pieces])
    groups = renumber_groups([it.place.groups for it in pieces], sets)
    for piece, path, within in zip(pieces, paths, groups, strict=True):
        text, table = piece.text, 0
        if piece.cells:
            new = {cell: cell.text for cell in piece.cells if cell not in spans}
            text = "\t".join(new.values())
            spans |= _place(new, start)
            table = tables.setdefault(id(piece.table), len(tables) + 1)
        end = start + len(text)
        cells = tuple(spans[cell] for cell in piece.cells)
        blocks.append(
            Block(
                piece.kind,
                start,
                end,
                piece.level,
                cells,
                table,
                piece.header,
                path,
                ">".join(piece.place.steps),
                within[-1] if within else 0,
                within,
            )
        )
        texts.append(text + "\n")
        start = end + 1
    return "".join(texts), tuple(blocks)


def _place(cells: dict[Cell, str], start: int) -> dict[Cell, Span]:
    spans = {}
    for cell, text in cells.items():
        spans[cell] = Span(start, start + len(text))
        start += len(text) + 1
    return spans
