"""A table as roles and rows, whatever markup or line breaks made it.

``read_header`` gives each column its role; ``make_section`` turns one row's cells into a
section. The layouts of tables differ only in how they find the cells.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.languages import Codes, field_pattern
from pipeline.layouts.city_states import read_state
from pipeline.layouts.status import cut_mark
from pipeline.memory import per_words
from pipeline.model import Label, Page, Place, Section, Span
from pipeline.rules.labels import find_label
from pipeline.rules.status import read_status
from pipeline.values.countries import read_country
from pipeline.values.names import clean_name, looks_like_name, parse_place, trim

_THOUSANDS = re.compile(r"1[,. ]?000|thousand|千", re.IGNORECASE)
_TEN_THOUSANDS = re.compile(r"10[,. ]?000|万|萬|만")
_HECTARES = re.compile(r"\b(?:ha|hectares?)\b", re.IGNORECASE)
_SQUARE_MILES = re.compile(r"\b(?:sq\.? ?mi|square miles|mi2)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]?\s*$")
_NOTHING = re.compile(r"[-–—./\s]*|n/?a|none|unknown|not available", re.IGNORECASE)

BESIDE_PLACE = ("country", "established", "relationship")
"""The fields of which one at least stands beside the names in a table of partners."""


class Role(NamedTuple):
    """What a column holds: a field (None for what is none of ours), its scale and unit."""

    field: str | None
    scale: int = 1
    unit: str | None = None


@per_words
def read_role(words: str, codes: Codes = ()) -> Role:
    """The role that a header cell announces, its scale and unit included.

    ``codes`` are the languages of the page beside English.

    >>> read_role("Population (1,000)")
    Role(field='population', scale=1000, unit=None)
    >>> read_role("Area (ha)").unit, read_role("Remarks").field
    ('hectare', None)
    """
    bare = _BRACKETS.sub("", words).strip() or words
    whole = find_label(words, codes)
    # "Population (province)" announces none of our fields, "Population (1,000)" does.
    wording = whole if whole and whole.field is None else find_label(bare, codes) or whole
    field = wording.field if wording else None
    if field == "population":
        thousand = field_pattern("scales", "thousand", codes)
        thousands = _THOUSANDS.search(words) or thousand.search(words)
        myriads = _TEN_THOUSANDS.search(words)
        return Role(field, 10_000 if myriads else 1000 if thousands else 1)
    if field == "area_km2":
        hectares = _HECTARES.search(words) or field_pattern("units", "hectare", codes).search(words)
        unit = "hectare" if hectares else "km2"
        return Role(field, 1, "mile" if _SQUARE_MILES.search(words) else unit)
    return Role(field)


def is_header(roles: list[Role]) -> bool:
    """Do these columns make a table of partners: a name, and a country or a date?"""
    fields = {role.field for role in roles}
    return "place" in fields and not fields.isdisjoint(BESIDE_PLACE)


def split_groups(roles: list[Role]) -> list[tuple[int, int]]:
    """Column ranges of the groups that stand side by side (``Town Country Town Country``)."""
    names = [i for i, role in enumerate(roles) if role.field == "place"]
    if len(names) < 2 or [r.field for r in roles].count("country") not in (0, len(names)):
        return [(0, len(roles))]
    first = min(names[0], *(i for i, r in enumerate(roles) if r.field == "country"), len(roles))
    width = names[1] - names[0]
    return [(start, min(start + width, len(roles))) for start in range(first, len(roles), width)]


def make_section(
    page: Page, layout: str, roles: list[Role], cells: list[Span | None], context: tuple[Label, ...]
) -> Section | None:
    """The section of one row, or None where the row names no place."""
    named = [
        (role, trim(page.flat, *cell)) for role, cell in zip(roles, cells, strict=False) if cell
    ]
    country = next((cell for role, cell in named if role.field == "country"), None)
    name = next((cell for role, cell in named if role.field == "place"), None)
    if name is None:
        return None
    marked = cut_mark(page.flat, *name)
    place = read_place_cell(page.flat, Span(name.start, marked.end), country)
    if place is None:
        return None
    labels = [
        Label(str(role.field), cell, role.scale, role.unit)
        for role, cell in named
        if role.field in ("established", "population", "area_km2", "relationship", "region")
        and not _NOTHING.fullmatch(page.flat[cell.start : cell.end])
    ]
    said = {
        label.field
        for label in labels
        # "Active" says nothing against the kind that stands above.
        if label.field == "relationship" and read_status(page.flat[slice(*label.span)]) is None
    }
    above = (c for c in context if c.field not in said)
    return Section(layout, place, (*above, *labels, *marked.labels))


def read_place_cell(flat: str, name: Span, country: Span | None) -> Place | None:
    """The place of a name cell, with the country of its own cell if there is one."""
    if country and read_country(flat[country.start : country.end]) is None:
        cut = _BRACKETS.sub("", flat[country.start : country.end])
        country = Span(country.start, country.start + len(cut)) if read_country(cut) else None
    place = parse_place(flat, *name, country_needed=False) or _read_place_lines(flat, name)
    if place is None:
        bare, kind = clean_name(flat, name)
        if not looks_like_name(flat, *bare):
            return None
        place = Place(name, bare, None, None, kind)
    if place.country or country is None:
        return read_state(flat, place)
    return read_state(flat, Place(place.span, place.name, place.region, country, place.kind))


def _read_place_lines(flat: str, cell: Span) -> Place | None:
    """``Perm`` over ``Russia``, or over ``Perm Krai, Russia``: a cell of two lines."""
    break_at = flat.find("\n", *cell)
    if break_at < 0 or flat.find("\n", break_at + 1, cell.end) >= 0:
        return None
    above, below = trim(flat, cell.start, break_at), trim(flat, break_at + 1, cell.end)
    bare, kind = clean_name(flat, above)
    if not looks_like_name(flat, *bare) or read_country(flat[slice(*bare)]):
        return None
    comma = flat.rfind(",", *below)
    country = trim(flat, comma + 1, below.end) if comma >= 0 else below
    region = trim(flat, below.start, comma) if comma >= 0 else None
    if read_country(flat[slice(*country)]) is None:
        return None
    if region and not looks_like_name(flat, *region):
        return None
    return Place(cell, bare, region, country, kind)


def names_country_below(flat: str, cell: Span) -> bool:
    """Does the cell hold one partner on two lines, its country on the second?"""
    return _read_place_lines(flat, cell) is not None


def list_lines(page: Page, cell: Span) -> list[Span]:
    """The lines of a cell, empty ones left out."""
    lines, start = [], cell.start
    for line in page.text[cell.start : cell.end].split("\n"):
        if line.strip():
            lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    return lines
