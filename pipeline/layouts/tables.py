"""Tables with cells: HTML rows, and lines divided by bars or tabs.

The header may run over several lines (``Country | City |`` then ``Area (㎢) |``); columns
may stand in groups side by side.
"""

from __future__ import annotations

from pipeline.languages import other_languages
from pipeline.layouts.entries import read_country_line
from pipeline.layouts.found import Found, find_relations
from pipeline.layouts.glance import find_context
from pipeline.layouts.grid import (
    Role,
    is_header,
    list_lines,
    make_section,
    names_country_below,
    read_role,
    split_groups,
)
from pipeline.layouts.groups import has_relation, is_group_heading, relationship_label
from pipeline.layouts.part_headings import is_in_other_list, is_part
from pipeline.layouts.partner_columns import find_partner_column, read_partner_column
from pipeline.layouts.status import read_status_heading
from pipeline.model import Block, Label, Page, Section, Span

_MOST_HEADER_LINES = 4


def find_tables(page: Page) -> Found:
    """One section per row of every table whose header names partners."""
    sections: list[Section] = []
    for indices in _list_tables(page.blocks):
        sections += _read_table(page, indices)
    return Found(tuple(sections))


def _list_tables(blocks: tuple[Block, ...]) -> list[list[int]]:
    """The rows of each table; those of plain text have the number 0.

    A line that ends in a bar between two rows is a row of one cell.
    """
    tables: list[list[int]] = []
    for index, block in enumerate(blocks):
        if block.kind != "row":
            continue
        last = tables[-1][-1] if tables else None
        if last is not None and _follows(blocks, last, index):
            tables[-1] += range(last + 1, index + 1)
        else:
            tables.append([index])
    return tables


def _follows(blocks: tuple[Block, ...], last: int, index: int) -> bool:
    """Are these two rows of one table, with at most one line between them?"""
    if blocks[last].table != blocks[index].table:
        return False
    return index == last + 1 or (index == last + 2 and blocks[last + 1].kind == "line")


def _read_table(page: Page, indices: list[int]) -> list[Section]:
    blocks = page.blocks
    rows = [_cells_of(page, blocks[i]) for i in indices]
    column = find_partner_column(page, rows[0])
    if column is not None:
        return read_partner_column(page, [blocks[i] for i in indices], column)
    marked = [i for i in indices[:_MOST_HEADER_LINES] if blocks[i].header]
    if len(marked) > 1 and marked == indices[: len(marked)]:
        header, first = _merge_header(page, rows[: len(marked)]), len(marked)
    else:
        header, first = _read_header(page, rows)
    if not is_header(header) or not has_relation(page, indices[0], indices[-1]):
        return []
    if is_in_other_list(page, indices[0], indices[-1]):
        return []
    context = find_context(page, indices[0]) or _find_said(page, rows[:first])
    sections: list[Section] = []
    country: Span | None = None
    for row in rows[first:]:
        group = _read_group_row(page, row)
        if group:
            line, country = Block("line", *group), read_country_line(page.flat, *group)
            kind = relationship_label(page, line) or tuple(
                c for c in context if c.field != "status"
            )
            status = read_status_heading(page, line)
            context = (*kind, *((Label("status", status),) if status else ()))
            continue
        for cells in _part_parallel(page, header, row):
            for start, end in split_groups(header):
                section = make_section(page, "tables", header[start:end], cells[start:end], context)
                if section:
                    sections.append(_add_country(section, country))
    return sections


def _read_group_row(page: Page, row: list[Span]) -> Span | None:
    """The words of a row that spans the table, or names nothing but a part of it (``EUROPE``)."""
    said = [cell for cell in dict.fromkeys(row) if page.words(cell).strip()]
    if len(row) < 2 or len(said) != 1:
        return None
    line = Block("line", *said[0])
    spans = len(set(row)) == 1
    spans = spans or is_part(page, line) or is_group_heading(page, line)
    return said[0] if spans or read_status_heading(page, line) else None


def _add_country(section: Section, country: Span | None) -> Section:
    """The section with the country of the row above, if it says none itself."""
    if country is None or section.place.country:
        return section
    return section._replace(place=section.place._replace(country=country))


def _part_parallel(page: Page, header: list[Role], row: list[Span]) -> list[list[Span | None]]:
    """A row whose cells hold as many lines each: a row per line. One country is shared."""
    names = [cell for cell, role in zip(row, header, strict=False) if role.field == "place"]
    if any(names_country_below(page.flat, cell) for cell in names):
        return [list(row)]
    lines = [list_lines(page, cell) for cell in row]
    counts = [len(cell) for cell in lines if len(cell) > 1]
    if len(counts) < 2 or len(set(counts)) != 1:
        return [list(row)]
    return [
        [
            cell[at] if len(cell) > 1 else span if role.field == "country" else None
            for cell, span, role in zip(lines, row, header, strict=False)
        ]
        for at in range(counts[0])
    ]


def _find_said(page: Page, header: list[list[Span]]) -> tuple[Label, ...]:
    """The relationship that a header cell says ("Sisterhood Date")."""
    for cell in (cell for row in header for cell in row):
        for match in find_relations(page.flat, *cell):
            return (Label("relationship", Span(match.start, match.end)),)
    return ()


def _cells_of(page: Page, block: Block) -> list[Span]:
    if block.cells:
        return list(block.cells)
    end = block.end - 1 if page.flat[block.end - 1] == "|" else block.end
    return [Span(block.start, end)]


def _merge_header(page: Page, rows: list[list[Span]]) -> list[Role]:
    """The roles of a header of several rows: each column's words from top to bottom."""
    width = max(len(row) for row in rows)
    roles = []
    for column in range(width):
        spans = dict.fromkeys(row[column] for row in rows if column < len(row))
        roles.append(
            read_role(" ".join(page.words(span) for span in spans), other_languages(page.flat))
        )
    return roles


def _read_header(page: Page, rows: list[list[Span]]) -> tuple[list[Role], int]:
    """The roles of the columns, and the number of rows that the header takes."""
    widths = [len(row) for row in rows]
    width = max(set(widths), key=lambda w: (widths.count(w), w))
    cells: list[Span] = []
    for count, row in enumerate(rows[:_MOST_HEADER_LINES], start=1):
        cells += row
        if len(cells) >= width:
            return [
                read_role(page.words(cell).replace("\n", " "), other_languages(page.flat))
                for cell in cells
            ], count
    return [], 0
