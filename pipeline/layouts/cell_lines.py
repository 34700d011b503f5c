"""A flattened table with one cell a line: as many header lines as there are columns."""

from __future__ import annotations

from pipeline.layouts.found import Found, find_context, has_relation
from pipeline.layouts.grid import Role, is_header, make_section, read_role
from pipeline.model import Page, Section, Span
from pipeline.values.countries import read_country

_LONGEST_HEADER = 40
_LONGEST_CELL = 160


def find_cell_lines(page: Page) -> Found:
    """One section per row of every such table."""
    sections: list[Section] = []
    index = 0
    while index < len(page.blocks):
        roles = _read_header(page, index)
        if roles and has_relation(page, index, index + len(roles)):
            rows, end = _read_rows(page, index + len(roles), roles)
            context = find_context(page, index)
            made = [make_section(page, "cell-lines", roles, row, context) for row in rows]
            sections += [section for section in made if section]
            index = end
        else:
            index += 1
    return Found(tuple(sections))


def _read_header(page: Page, index: int) -> list[Role]:
    """The roles of the header that begins at this block, or nothing."""
    roles: list[Role] = []
    for at in range(index, len(page.blocks)):
        block = page.blocks[at]
        if block.kind == "row" or block.end - block.start > _LONGEST_HEADER:
            break
        words = page.text[block.start : block.end]
        role = read_role(words)
        if role.field is None and not _is_number_column(words):
            break
        roles.append(role)
    if not roles:
        return []
    fields = [role.field for role in roles if role.field]
    return roles if is_header(roles) and len(fields) == len(set(fields)) else []


def _is_number_column(words: str) -> bool:
    return words.strip(" .:#").lower() in (
        "no",
        "nr",
        "item",
        "number",
        "#",
        "remarks",
        "features",
        "",
    )


def _read_rows(page: Page, start: int, roles: list[Role]) -> tuple[list[list[Span | None]], int]:
    """The rows below the header, while each has a cell that its role can read."""
    rows: list[list[Span | None]] = []
    country_at = next((i for i, role in enumerate(roles) if role.field == "country"), None)
    at = start
    while at + len(roles) <= len(page.blocks):
        blocks = page.blocks[at : at + len(roles)]
        cells: list[Span | None] = [Span(b.start, b.end) for b in blocks]
        if any(b.end - b.start > _LONGEST_CELL or b.kind in ("row", "heading") for b in blocks):
            break
        if country_at is not None and not _is_country(page, cells[country_at]):
            break
        rows.append(cells)
        at += len(roles)
    return rows, max(at, start)


def _is_country(page: Page, cell: Span | None) -> bool:
    return cell is not None and read_country(page.flat[cell.start : cell.end]) is not None
