"""The header line of a table whose cells are divided by blanks, and the lines that it heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.languages import Codes, other_languages
from pipeline.model import Page
from pipeline.partners.roles import Role, find_header_unit, is_header, read_role
from pipeline.partners.units import Unit
from pipeline.values.page_dates import find_page_dates

_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"[.!?:]\s|[\"“”]")
_LONGEST_LABEL = 4
_FEWEST_ROLES = 3
_MOST_WORDS = 16


class FlatTable(NamedTuple):
    """The columns of a header line, and the units below it that may be its rows."""

    columns: tuple[Role, ...]
    rows: range


def find_flat_tables(page: Page, units: Sequence[Unit]) -> list[FlatTable]:
    """The header lines of the page, each with the lines up to the next one or to a heading."""
    tables: list[FlatTable] = []
    columns: tuple[Role, ...] = ()
    start = 0
    for unit in units:
        header = _read_header(page, unit)
        if columns and (header or unit.kind in ("heading", "title", "cell")):
            tables.append(FlatTable(columns, range(start, unit.index)))
            columns = ()
        if header:
            columns, start = header, unit.index + 1
    if columns:
        tables.append(FlatTable(columns, range(start, len(units))))
    return tables


def _read_header(page: Page, unit: Unit) -> tuple[Role, ...]:
    """The columns that the line names, longest label first; none if it is no header."""
    words = [match.span() for match in _WORD.finditer(page.text, unit.start, unit.end)]
    if unit.kind in ("title", "cell") or not _FEWEST_ROLES <= len(words) <= _MOST_WORDS:
        return ()
    if _SENTENCE.search(page.flat, unit.start, unit.end):
        return ()
    if find_page_dates(page.flat, unit.start, unit.end):
        return ()
    columns: list[Role] = []
    at, codes = 0, other_languages(page.flat)
    while at < len(words):
        for size in range(min(_LONGEST_LABEL, len(words) - at), 0, -1):
            role = read_role(page.text[words[at][0] : words[at + size - 1][1]], codes)
            edges = (words[at], words[at + size - 1])
            alone = {read_role(page.text[slice(*word)], codes).field for word in edges}
            if role.field and (size == 1 or alone <= {None, role.field}):
                columns.append(role)
                break
        else:
            size = 1
            _add_unit(columns, page.text[slice(*words[at])], codes)
            columns.append(Role(None))
        at += size
    fields = [role.field for role in columns if role.field]
    usable = is_header(columns) and len(fields) >= _FEWEST_ROLES and len(fields) == len(set(fields))
    return tuple(columns) if usable else ()


def _add_unit(columns: list[Role], word: str, codes: Codes) -> None:
    """``Size of land(km2)``: what stands behind a label of an area may say its unit."""
    last = next((n for n in reversed(range(len(columns))) if columns[n].field), None)
    if last is None or columns[last].field != "area_km2" or columns[last].unit:
        return
    columns[last] = columns[last]._replace(unit=find_header_unit(word, codes))
