"""A table's row as a record: its header labels the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.fields import LABELLED
from pipeline.model import Block, Label, Section, Span
from pipeline.partners.label_lines import read_label_lines
from pipeline.partners.line_labels import label_lines, label_segment
from pipeline.partners.parts import ROW, relationship, split_line
from pipeline.partners.places_said import read_place
from pipeline.partners.roles import FIGURES, Role
from pipeline.partners.scene import Scene
from pipeline.partners.units import Unit
from pipeline.values.countries import read_country
from pipeline.values.page_dates import find_page_dates
from pipeline.values.units import read_unit
from pipeline.values.wording import scale_after

_BRACKETED = re.compile(r"([^()]*[^()\s])\s*\(([^()]+)\)\s*")


def read_row(scene: Scene, unit: Unit, numbers: Sequence[int]) -> list[Section]:
    """The sections of the candidates that one cell names."""
    block = scene.page.blocks[unit.block]
    roles = scene.roles[unit.block]
    mine = roles[unit.column].field if unit.column < len(roles) else None
    if mine is not None and mine != "place":
        return []
    found = []
    for number, part in zip(
        numbers, split_line(scene, numbers, Span(unit.start, unit.end)), strict=True
    ):
        it = scene.candidates[number]
        place = read_place(scene, it, part)
        labels: list[Label] = list(relationship(scene, it))
        if len(numbers) == 1:
            labels += _label_cells(scene, block.cells, roles, unit.column)
        labels += label_segment(scene, place, part)
        below, bodies = _read_cell(scene, unit) if len(numbers) == 1 else ((), ())
        found.append(Section(ROW, place, (*labels, *below), (part, *bodies)))
    return found


def _read_cell(scene: Scene, unit: Unit) -> tuple[tuple[Label, ...], tuple[Span, ...]]:
    """The lines below the name in its own cell, up to the next line that names a place."""
    lines = []
    for below in scene.units[unit.index + 1 :]:
        same = (below.block, below.column) == (unit.block, unit.column)
        if not same or below.index in scene.entries:
            break
        lines.append(below.index)
    return label_lines(scene, lines)


def _label_cells(
    scene: Scene, cells: Sequence[Span], roles: Sequence[Role], own: int
) -> list[Label]:
    """The cells of a row as their headers say; without a header, dates and countries speak for themselves."""
    flat = scene.page.flat
    labels: list[Label] = []
    headed = any(role.field for role in roles)
    names = [n for n, role in enumerate(roles) if role.field == "place"]
    first, last = _find_group(names, own, len(cells))
    for number, cell in enumerate(cells):
        if number == own or not first <= number < last or cell == cells[own]:
            continue
        role = roles[number] if number < len(roles) else Role(None)
        if role.field in FIGURES:
            labels += _label_figure(flat, role, number, cells)
        elif role.field in LABELLED and role.field != "name":
            labels.append(Label(str(role.field), cell, role.scale, role.unit))
        elif not headed:
            dates = find_page_dates(flat, *cell)
            if len(dates) == 1 and cell.end - cell.start - (dates[0].end - dates[0].start) <= 12:
                labels.append(Label("established", Span(dates[0].start, dates[0].end)))
            elif read_country(flat[slice(*cell)].strip()):
                labels.append(Label("country", cell))
            else:
                labels += read_label_lines(scene.page, [Block("line", *cell)]).labels
    return labels


def _label_figure(flat: str, role: Role, number: int, cells: Sequence[Span]) -> Iterator[Label]:
    """The figure of a cell, with its unit in the next cell, or another figure in brackets."""
    cell = cells[number]
    parts = _BRACKETED.match(flat, *cell) if role.inner else None
    if role.inner and parts:
        yield Label(str(role.field), Span(*parts.span(1)), role.scale, role.unit)
        inner = Span(*parts.span(2))
        yield Label(str(role.inner.field), inner, role.inner.scale, role.inner.unit)
        return
    following = cells[number + 1] if number + 1 < len(cells) else None
    if following and flat[slice(*cell)].strip() and _is_unit(flat, cell, following):
        cell = Span(cell.start, following.end)
    if not _is_unit(flat, Span(cell.start, cell.start), cell):
        yield Label(str(role.field), cell, role.scale, role.unit)


def _is_unit(flat: str, before: Span, cell: Span) -> bool:
    """``37 | sq mi``: does the cell behind another one hold nothing but its unit or multiplier?"""
    if not 0 <= cell.start - before.end <= 1 or not flat[slice(*cell)].strip():
        return False
    unit = read_unit(flat, *cell)
    if unit:
        return unit.kind == "area" and unit.end == cell.end
    scale = scale_after(flat, *cell)
    return scale is not None and scale.end == cell.end


def _find_group(names: Sequence[int], own: int, count: int) -> tuple[int, int]:
    """The columns that belong to a name where names stand in several columns side by side."""
    if own not in names or len(names) < 2:
        return 0, count
    following = [n for n in names if n > own]
    start = own if names[0] == 0 else own - names[0]
    return start, (following[0] - (names[0] if names[0] else 0)) if following else count
