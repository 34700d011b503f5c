"""A flattened table whose cells are divided by blanks: a header line, then a line a row.

Nothing but the header's order tells the cells apart, so each row is consumed role by
role: a country, a date, a wording of partnership and a number are recognised; the name is
what stands before the next of them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.languages import other_languages
from pipeline.layouts.found import Found, find_relations
from pipeline.layouts.glance import find_context, is_headline, list_place_labels, look_over
from pipeline.layouts.grid import BESIDE_PLACE, Role, is_header, make_section, read_role
from pipeline.layouts.groups import has_relation
from pipeline.layouts.label_lines import read_label_lines
from pipeline.model import Block, Label, Page, Section, Span
from pipeline.places import is_place
from pipeline.rules.labels import label_mark, list_labels
from pipeline.values.country_finder import find_countries
from pipeline.values.names import trim
from pipeline.values.numbers import find_numbers
from pipeline.values.page_dates import find_page_dates

_WORD = re.compile(r"\S+")
_INDEX = re.compile(r"\s*\d{1,3}[.)]?\s+")
_BLANK = re.compile(r"\s*(-|\.{2,3}|n/?a|N/?A)(?=\s|$)")
_LONGEST_LABEL = 4
_FEWEST_ROLES = 3
_ORDINAL = re.compile(r"^(?:no|nr|item|number|#)\.?$", re.IGNORECASE)


class Column(NamedTuple):
    """A column of the header; ``ordinal`` is true of a number column in front."""

    role: Role
    ordinal: bool = False


def find_blank_columns(page: Page) -> Found:
    """One section per line below every header of at least three roles."""
    sections: list[Section] = []
    columns: list[Column] = []
    headers = _list_headers(page)
    for index in range(min(headers, default=len(page.blocks)), len(page.blocks)):
        block = page.blocks[index]
        if not _is_line(page, index):
            columns = columns if block.kind != "heading" else []
            continue
        span = Span(block.start, block.end)
        header = headers.get(index)
        if header:
            columns = header if has_relation(page, index, index) else []
            context = find_context(page, index)
        elif columns:
            cells = _read_row(page, span, columns)
            roles = [column.role for column in columns]
            row = make_section(page, "blank-columns", roles, cells, context) if cells else None
            if row and not _is_news(page, index, row):
                sections.append(_add_ordinal(page, row, span))
            elif sections and block.kind == "item":
                sections[-1] = _add_facts(page, sections[-1], block)
    return Found(tuple(sections))


def _list_headers(page: Page) -> dict[int, list[Column]]:
    """The lines that name columns, by their index."""
    headers: dict[int, list[Column]] = {}
    beside = label_mark(*BESIDE_PLACE)
    for index in list_place_labels(page):
        block = page.blocks[index]
        if not beside.stands_in(page.flat, block.start, block.end) or not _is_line(page, index):
            continue
        columns = _read_header(page, Span(block.start, block.end))
        if columns:
            headers[index] = columns
    return headers


def _is_line(page: Page, index: int) -> bool:
    """May the block be a header or a row: is it no sentence?"""
    block = page.blocks[index]
    if block.kind not in ("line", "paragraph", "item"):
        return False
    return page.flat[block.end - 1] != "." or not look_over(page).prose[index]


def _is_news(page: Page, index: int, row: Section) -> bool:
    """``Spring fair 2019`` over a piece of news: no country, no known place."""
    if row.place.country or not is_headline(page, index):
        return False
    return not is_place(page.flat[slice(*row.place.name)])


def _add_ordinal(page: Page, section: Section, line: Span) -> Section:
    """The row with its number, which counts rows and nothing else."""
    index = _INDEX.match(page.flat, *line)
    if index is None or index.end() > section.start:
        return section
    label = Label("ordinal", trim(page.flat, *index.span()))
    return section._replace(labels=(*section.labels, label))


def _add_facts(page: Page, section: Section, block: Block) -> Section:
    """The row with a bullet below it: ``Population 38,544``."""
    lines = read_label_lines(page, [block])
    return section._replace(
        labels=(*section.labels, *lines.labels),
        bodies=(*section.bodies, *lines.bodies),
    )


def _read_header(page: Page, span: Span) -> list[Column]:
    """The columns that the line names, longest label first; nothing if it is no header."""
    line = page.words(span)
    if not 3 <= len(line.split()) <= 16 or not _may_be_header(line):
        return []
    words = [match.span() for match in _WORD.finditer(page.text, *span)]
    if find_page_dates(page.flat, *span):
        return []
    columns: list[Column] = []
    at, codes = 0, other_languages(page.flat)
    while at < len(words):
        for size in range(min(_LONGEST_LABEL, len(words) - at), 0, -1):
            label = page.text[words[at][0] : words[at + size - 1][1]]
            role = read_role(label, codes)
            edges = (words[at], words[at + size - 1])
            alone = {read_role(page.text[slice(*word)], codes).field for word in edges}
            if role.field and (size == 1 or alone <= {None, role.field}):
                columns.append(Column(role))
                break
        else:
            size = 1
            label = page.text[slice(*words[at])]
            columns.append(Column(Role(None), bool(_ORDINAL.match(label))))
        at += size
    roles = [column.role for column in columns]
    fields = [role.field for role in roles if role.field]
    usable = is_header(roles) and len(fields) >= _FEWEST_ROLES and len(fields) == len(set(fields))
    return columns if usable else []


def _may_be_header(line: str) -> bool:
    """Do the labels whose words stand in the line make up a header, if they are all there?"""
    fields = {label.field for label in list_labels(line)}
    roles = [Role(field) for field in fields if field]
    return len(roles) >= _FEWEST_ROLES and is_header(roles)


def _read_row(page: Page, span: Span, columns: list[Column]) -> list[Span | None] | None:
    """The cells of the line by column, or None where the country or the date is missing."""
    index = _INDEX.match(page.flat, *span)
    ordinal = columns[0].ordinal
    at = index.end() if index and ordinal else span.start
    cells: list[Span | None] = [None] * len(columns)
    for i, column in enumerate(columns):
        if column.ordinal:
            continue
        if column.role.field == "place":
            end = _find_next(page, Span(at, span.end), columns[i + 1 :])
            cells[i] = Span(at, end)
            at = end
            continue
        found = _find_cell(page, Span(at, span.end), column.role.field)
        if found:
            cells[i] = found
            at = found.end
    needed = [cells[i] for i, c in enumerate(columns) if c.role.field in ("country", "established")]
    return cells if any(needed) else None


def _find_next(page: Page, rest: Span, columns: list[Column]) -> int:
    """Where the name ends: at the first cell of the columns behind it that is there."""
    for column in columns:
        found = _find_cell(page, rest, column.role.field)
        if found:
            return found.start
    return rest.end


def _find_cell(page: Page, rest: Span, field: str | None) -> Span | None:
    match field:
        case "country":
            found = [Span(s, e) for s, e, _ in find_countries(page.flat, *rest)]
        case "established":
            found = [Span(d.start, d.end) for d in find_page_dates(page.flat, *rest)]
        case "relationship":
            found = [Span(m.start, m.end) for m in find_relations(page.flat, *rest)]
        case "population" | "area_km2":
            blank = _BLANK.match(page.flat, *rest)
            if blank:
                return Span(*blank.span(1))
            numbers = find_numbers(page.flat, *rest, blank_groups=False)
            found = [Span(n.start, n.end) for n in numbers]
        case _:
            found = []
    return found[0] if found else None
