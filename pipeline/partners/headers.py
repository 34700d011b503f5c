"""What the columns of a table hold: its header rows, also where line breaks have cut them."""

from __future__ import annotations

from pipeline.languages import other_languages
from pipeline.model import Page, Span
from pipeline.partners.roles import Role, read_role

_MOST_HEADERS = 4
_FEWEST_LABELS = 3


def list_roles(page: Page) -> list[tuple[Role, ...]]:
    """For each block the roles of its cells' columns; none for what is no row of a table."""
    found: list[tuple[Role, ...]] = []
    by_shape: dict[tuple[int, int], tuple[Role, ...]] = {}
    first, table = 0, 0
    for number, block in enumerate(page.blocks):
        if block.kind != "row":
            found.append(())
            continue
        if number == 0 or page.blocks[number - 1].kind != "row" or block.table != table:
            first, table = number, block.table
        if number < first + _MOST_HEADERS:
            # The header's own rows are not below all of it.
            found.append(_read_headers(page, first, number))
            continue
        shape = (first, len(block.cells))
        if shape not in by_shape:
            by_shape[shape] = _read_headers(page, first, number)
        found.append(by_shape[shape])
    return found


def _read_headers(page: Page, first: int, number: int) -> tuple[Role, ...]:
    """The roles that the rows from ``first`` on give the columns of row ``number``."""
    width = len(page.blocks[number].cells)
    words: list[str] = [""] * width
    for row in page.blocks[first : min(first + _MOST_HEADERS, number)]:
        roles = [_read_header(page, _say(page, cell)) for cell in row.cells]
        known = sum(role.field is not None for role in roles)
        if (not row.header and known < 2) or len(row.cells) < width:
            break
        for column, cell in enumerate(row.cells[:width]):
            said = _say(page, cell)
            if said not in words[column]:
                words[column] = f"{words[column]} {said}".strip()
    if not any(words):
        words = _read_broken_header(page, first, number) or words
    return tuple(_read_header(page, said) if said else Role(None) for said in words)


def _read_broken_header(page: Page, first: int, number: int) -> list[str] | None:
    """A header that line breaks have cut in pieces, which together have a cell for each column."""
    blocks = page.blocks
    width = len(blocks[number].cells)
    number = next(n for n in range(first, number + 1) if len(blocks[n].cells) == width)
    words: list[str] = []
    for block in blocks[max(0, number - _MOST_HEADERS) : number][::-1]:
        cells = block.cells or (Span(block.start, block.end),)
        words = [_say(page, cell) for cell in cells] + words
        if len(words) >= width:
            break
    known = sum(_read_header(page, said).field is not None for said in words)
    return words if len(words) == width and known >= _FEWEST_LABELS else None


def _say(page: Page, cell: Span) -> str:
    return page.words(cell).replace("\n", " ").strip(" |\t")


def _read_header(page: Page, words: str) -> Role:
    return read_role(words, other_languages(page.flat))
