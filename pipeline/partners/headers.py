"""What the columns of a table hold: its header rows, also where line breaks have cut them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.languages import other_languages
from pipeline.model import Page, Span
from pipeline.partners.roles import Role, read_columns_role
from pipeline.partners.table_notes import find_noted_unit
from pipeline.rules.labels import find_label
from pipeline.rules.wordings import SCOPES

_MOST_HEADERS = 4
_FEWEST_LABELS = 3
_SCOPES = [pattern for scopes in SCOPES.values() for _, pattern in scopes]


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
    words: list[list[str]] = [[] for _ in range(width)]
    for row in page.blocks[first : min(first + _MOST_HEADERS, number)]:
        roles = [_read_header(page, _say(page, cell)) for cell in row.cells]
        known = sum(role.field is not None for role in roles)
        if (not row.header and known < 2) or len(row.cells) < width:
            break
        for column, cell in enumerate(row.cells[:width]):
            said = _say(page, cell)
            if said and said not in " ".join(words[column]):
                words[column].append(said)
    if not any(words):
        broken = _read_broken_header(page, first, number)
        words = [[said] for said in broken] if broken else words
    roles = [_read_column(page, said) for said in words]
    if any(role.field == "area_km2" and role.unit is None for role in roles):
        unit = find_noted_unit(page, first)
        roles = [
            role._replace(unit=unit) if role.field == "area_km2" and role.unit is None else role
            for role in roles
        ]
    return tuple(roles)


def _read_column(page: Page, said: Sequence[str]) -> Role:
    """The role of a column by all its headers; by the last one where the upper ones group it."""
    role = _read_header(page, " ".join(said)) if any(said) else Role(None)
    codes = other_languages(page.flat)
    if role.field or len(said) < 2 or find_label(" ".join(said), codes) or _is_scope(said):
        return role
    return _read_header(page, said[-1])


def _is_scope(said: Sequence[str]) -> bool:
    """``Greater area | Population``: do the headers above say that the figure is another place's?"""
    return any(
        find_label(f"{words} population") or any(scope.search(words) for scope in _SCOPES)
        for words in said[:-1]
    )


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
    return read_columns_role(words, other_languages(page.flat))
