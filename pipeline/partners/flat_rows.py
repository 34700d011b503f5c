"""A flattened table whose cells are divided by blanks: a header line, then a line a row.

Nothing but the header's order tells the cells apart. A row's name is known (it is a partner),
so the other cells are taken in the header's order: a country, a date, a wording of partnership
and a number are recognised. Where a row has fewer figures than the header has columns for them,
none of its figures is read: nothing tells which one is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Label, Section, Span
from pipeline.partners.candidates import Candidate
from pipeline.partners.parts import ROW, relationship
from pipeline.partners.places_said import read_place
from pipeline.partners.roles import Role
from pipeline.partners.scene import Scene
from pipeline.partners.units import Unit
from pipeline.places.country_names import countries_within
from pipeline.values.numbers import find_numbers
from pipeline.values.page_dates import find_page_dates

_BLANK = re.compile(r"\s*(-|\.{2,3}|n/?a|N/?A)(?=\s|$)")
_GAP = re.compile(r"[\s/|·;]*")
_FIGURES = ("population", "area_km2")


def read_flat_row(
    scene: Scene, unit: Unit, it: Candidate, columns: Sequence[Role]
) -> Section | None:
    """The section of a row that names the candidate, or None where nothing but the name fits."""
    at = next(n for n, role in enumerate(columns) if role.field == "place")
    before = _read_cells(scene, Span(unit.start, it.start), columns[:at])
    behind = _read_cells(scene, Span(it.end, unit.end), columns[at + 1 :])
    cells = [*before, *behind]
    if not any(label.field in ("country", "established", *_FIGURES) for label in cells):
        return None
    stop = min((label.span.start for label in behind), default=unit.end)
    country = next((label.span for label in behind if label.field == "country"), None)
    place = read_place(scene, it, Span(unit.start, country.end if country else stop))
    said = () if any(label.field == "relationship" for label in cells) else relationship(scene, it)
    return Section(ROW, place, (*said, *cells))


def _read_cells(scene: Scene, rest: Span, columns: Sequence[Role]) -> list[Label]:
    """The cells that are there, each behind the one before it."""
    labels: list[Label] = []
    figures = [role for role in columns if role.field in _FIGURES]
    at, read_figures = rest.start, False
    for role in columns:
        if role.field in _FIGURES and not read_figures:
            read_figures = True
            found = _find_figures(scene.page.flat, Span(at, rest.end), len(figures))
            for figure, cell in zip(figures, found, strict=False):
                if not _BLANK.fullmatch(scene.page.flat, *cell):
                    labels.append(Label(str(figure.field), cell, figure.scale, figure.unit))
            at = found[-1].end if found else at
        elif role.field and role.field not in _FIGURES:
            single = _find_cell(scene, Span(at, rest.end), role.field)
            if single:
                labels.append(Label(role.field, single))
                at = single.end
    return labels


def _find_figures(flat: str, rest: Span, count: int) -> list[Span]:
    """As many figures as there are columns, one right behind the other; none if there are fewer."""
    numbers = find_numbers(flat, *rest, blank_groups=False)
    if not numbers:
        return []
    found = [Span(numbers[0].start, numbers[0].end)]
    lead = _BLANK.match(flat, *rest)
    if lead and not flat[lead.end() : numbers[0].start].strip():
        found.insert(0, Span(*lead.span(1)))
    while len(found) < count:
        gap = _GAP.match(flat, found[-1].end, rest.end)
        at = gap.end() if gap else found[-1].end
        following = next((Span(n.start, n.end) for n in numbers if n.start == at), None)
        blank = _BLANK.match(flat, at, rest.end)
        if following is None:
            if blank is None:
                return []
            following = Span(*blank.span(1))
        found.append(following)
    return found[:count]


def _find_cell(scene: Scene, rest: Span, field: str) -> Span | None:
    flat = scene.page.flat
    match field:
        case "country":
            found = [Span(c.start, c.end) for c in countries_within(flat, *rest)]
        case "established":
            found = [Span(d.start, d.end) for d in find_page_dates(flat, *rest)]
        case "relationship":
            found = scene.cues.strong_within(*rest)
        case _:
            found = []
    return found[0] if found else None
