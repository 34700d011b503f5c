"""A flattened table with one cell a line: as many header lines as there are columns."""

from __future__ import annotations

from pipeline.languages import other_languages
from pipeline.layouts.found import Found
from pipeline.layouts.glance import find_context, list_place_labels
from pipeline.layouts.grid import Role, is_header, make_section, read_role
from pipeline.layouts.groups import has_relation
from pipeline.model import Page, Section, Span
from pipeline.values.countries import read_country

_LONGEST_HEADER = 40
_LONGEST_CELL = 160


def find_cell_lines(page: Page) -> Found:
    """One section per row of every such table."""
    sections: list[Section] = []
    end = 0
    for index in _list_begins(page):
        roles = _read_header(page, index) if index >= end else []
        if roles and has_relation(page, index, index + len(roles)):
            rows, end = _read_rows(page, index + len(roles), roles)
            context = find_context(page, index)
            made = [make_section(page, "cell-lines", roles, row, context) for row in rows]
            sections += [section for section in made if section]
    return Found(tuple(sections))


def _list_begins(page: Page) -> list[int]:
    """Where a header can begin: at the cell that names the partners, or cells before it."""
    begins: set[int] = set()
    for index in list_place_labels(page):
        role = _read_cell(page, index)
        if role is None or role.field != "place":
            continue
        first = index
        while first > 0 and first - 1 not in begins and _read_cell(page, first - 1):
            first -= 1
        begins.update(range(first, index + 1))
    return sorted(begins)


def _read_cell(page: Page, index: int) -> Role | None:
    """The role that the block announces, if it can be a cell of a header."""
    block = page.blocks[index]
    if block.kind == "row" or block.end - block.start > _LONGEST_HEADER:
        return None
    words = page.text[block.start : block.end]
    role = read_role(words, other_languages(page.flat))
    return role if role.field or _is_number_column(words) else None


def _read_header(page: Page, index: int) -> list[Role]:
    """The roles of the header that begins at this block, or nothing."""
    roles: list[Role] = []
    fields: set[str] = set()
    for at in range(index, len(page.blocks)):
        role = _read_cell(page, at)
        if role is None:
            break
        if role.field in fields:
            return []
        roles.append(role)
        if role.field:
            fields.add(role.field)
    return roles if is_header(roles) else []


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
