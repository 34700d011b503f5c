"""Tables of a marked-up page: which are data, and which cell stands in which column."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.page.outline import NOWHERE, Place
from pipeline.page.pieces import Cell, Flow, Piece

# No table of partners is wider; hostile ones claim thousands of columns.
_MAX_WIDTH = 64
# A cell that holds a headline and this much text is a card, not a datum.
_CARD = 300


@dataclass(slots=True)
class Row:
    """The cells of one ``<tr>``; ``in_head`` where it stands in a ``<thead>``."""

    in_head: bool
    cells: list[Cell] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return not any(cell.length for cell in self.cells)


@dataclass(slots=True)
class Table:
    """A ``<table>`` while it is read; ``is_layout`` where the page says that it is no table."""

    is_layout: bool = False
    place: Place = NOWHERE
    rows: list[Row] = field(default_factory=list)

    def open_row(self, in_head: bool) -> None:
        self.rows.append(Row(in_head))

    def add(self, cell: Cell) -> None:
        if not self.rows:
            self.open_row(False)
        self.rows[-1].cells.append(cell)

    def finish(self) -> Flow:
        """Return rows where the table holds data, else the content of its cells in order."""
        flow = Flow()
        if self.is_layout or _is_layout(self.rows):
            for row in self.rows:
                for cell in row.cells:
                    flow.join(cell)
            return flow
        headers = _find_headers(self.rows)
        for row, cells, header in zip(self.rows, _spread(self.rows), headers, strict=True):
            if not row.is_blank:
                piece = Piece("row", cells=cells, table=self, header=header, place=self.place)
                piece.at = max((part.at for cell in row.cells for part in cell), default=0)
                flow.add(piece)
        return flow


def _is_layout(rows: list[Row]) -> bool:
    """True where a table only arranges: one row, one column, or cells that hold whole lists."""
    filled = [row for row in rows if not row.is_blank]
    cells = [cell for row in filled for cell in row.cells if cell.length or cell.rows]
    has_headers = any(cell.is_header for cell in cells)
    widest = max((sum(bool(cell.length) for cell in row.cells) for row in filled), default=0)
    if len(filled) < 2 or any(cell.rows for cell in cells) or (widest < 2 and not has_headers):
        return True
    if has_headers:
        body = [row for row in filled if not all(cell.is_header for cell in row.cells)]
        return len(body) == 1 and any(cell.items > 1 for cell in cells)
    return any(
        cell.items
        or cell.headings
        or cell.paragraphs > 2
        or (cell.length > _CARD and any(piece.kind == "heading" for piece in cell))
        for cell in cells
    )


def _find_headers(rows: list[Row]) -> list[bool]:
    """Which rows name the columns."""
    some_body = any(not row.in_head for row in rows)
    headers = [
        (row.in_head and some_body) or (bool(row.cells) and all(it.is_header for it in row.cells))
        for row in rows
    ]
    if not any(headers) and not any(cell.is_header for row in rows for cell in row.cells):
        # Tables typed in an editor mark their header by bold type alone.
        bold = [all(cell.is_bold or not cell.length for cell in row.cells) for row in rows]
        first = next((at for at, row in enumerate(rows) if not row.is_blank), 0)
        headers[first] = bold[first] and not all(bold)
    return headers


def _spread(rows: list[Row]) -> list[tuple[Cell, ...]]:
    """The cells by column: one that covers several columns or rows stands in each of them."""
    lines: list[tuple[Cell, ...]] = []
    hanging: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        wide = sum(cell.width for cell in row.cells) > _MAX_WIDTH
        own = iter([cell for cell in row.cells for _ in range(1 if wide else cell.width)])
        last = max(hanging, default=-1)
        line: list[Cell] = []
        below: dict[int, tuple[Cell, int]] = {}
        while True:
            column = len(line)
            cell, left = hanging.get(column, (None, 0))
            cell = cell or next(own, None)
            if cell is None:
                if column > last:
                    break
                # A short row still leaves the columns behind it where they are.
                cell = Cell()
            left = left or cell.height
            if left > 1 and column < _MAX_WIDTH:
                below[column] = (cell, left - 1)
            line.append(cell)
        lines.append(tuple(line))
        hanging = below
    return lines
