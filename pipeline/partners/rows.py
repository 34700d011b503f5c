"""A table's row as a record: its header labels the cells."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.languages import other_languages
from pipeline.model import Block, Label, Section, Span
from pipeline.partners.label_lines import read_label_lines
from pipeline.partners.line_labels import label_segment
from pipeline.partners.parts import ROW, relationship, split_line
from pipeline.partners.places_said import read_place
from pipeline.partners.roles import BESIDE_PLACE, Role, read_role
from pipeline.partners.scene import Scene
from pipeline.partners.units import Unit
from pipeline.values.countries import read_country
from pipeline.values.page_dates import find_page_dates

_MOST_HEADERS = 4
_FEWEST_LABELS = 3


def read_row(scene: Scene, unit: Unit, numbers: Sequence[int]) -> list[Section]:
    """The sections of the candidates that one cell names."""
    block = scene.page.blocks[unit.block]
    roles = find_roles(scene, unit.block)
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
        found.append(Section(ROW, place, tuple(labels), (part,)))
    return found


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
        if role.field in (*BESIDE_PLACE, "population", "area_km2", "region"):
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


def _find_group(names: Sequence[int], own: int, count: int) -> tuple[int, int]:
    """The columns that belong to a name where names stand in several columns side by side."""
    if own not in names or len(names) < 2:
        return 0, count
    following = [n for n in names if n > own]
    start = own if names[0] == 0 else own - names[0]
    return start, (following[0] - (names[0] if names[0] else 0)) if following else count


def find_roles(scene: Scene, number: int) -> list[Role]:
    """The roles of a table's columns: of its header rows, or of its first row if that labels."""
    blocks = scene.page.blocks
    table = blocks[number].table
    first = number
    while first > 0 and blocks[first - 1].kind == "row" and blocks[first - 1].table == table:
        first -= 1
    width = len(blocks[number].cells)
    words: list[str] = [""] * width
    for at in range(first, min(first + _MOST_HEADERS, number)):
        row = blocks[at]
        roles = [_read_header(scene, _say(scene, cell)) for cell in row.cells]
        known = sum(role.field is not None for role in roles)
        if (not row.header and known < 2) or len(row.cells) < width:
            break
        for column, cell in enumerate(row.cells[:width]):
            said = _say(scene, cell)
            if said not in words[column]:
                words[column] = f"{words[column]} {said}".strip()
    if not any(words):
        words = _read_broken_header(scene, number) or words
    return [_read_header(scene, said) if said else Role(None) for said in words]


def _read_broken_header(scene: Scene, number: int) -> list[str] | None:
    """A header that line breaks have cut in pieces, which together have a cell for each column."""
    blocks = scene.page.blocks
    width = len(blocks[number].cells)
    while number > 0 and len(blocks[number - 1].cells) == width:
        number -= 1
    words: list[str] = []
    for block in blocks[max(0, number - _MOST_HEADERS) : number][::-1]:
        cells = block.cells or (Span(block.start, block.end),)
        words = [_say(scene, cell) for cell in cells] + words
        if len(words) >= width:
            break
    known = sum(_read_header(scene, said).field is not None for said in words)
    return words if len(words) == width and known >= _FEWEST_LABELS else None


def _say(scene: Scene, cell: Span) -> str:
    return scene.page.words(cell).replace("\n", " ").strip(" |\t")


def _read_header(scene: Scene, words: str) -> Role:
    return read_role(words, other_languages(scene.page.flat))
