"""Tables of a host's own parts and their partners: ``Town | Twinned with``.

The partners stand in the second column, one a line, each with its country.
"""

from __future__ import annotations

import re

from pipeline.languages import other_languages
from pipeline.layouts.entries import read_entry
from pipeline.layouts.found import find_relations
from pipeline.layouts.grid import list_lines, read_role
from pipeline.model import Block, Label, Page, Section, Span
from pipeline.values.countries import read_country

_PARTNERED = re.compile(
    r"(?:is |are )?(?:twinned|partnered|paired|linked) (?:with|to)"
    r"|(?:their |its )?(?:twin|sister|partner) (?:town|city|cities|towns|community|village)s?(?: abroad)?",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:our |local )?(?:town|village|community|area|district|borough|quarter|place|municipality|parish)s?"
    r"(?: in .*)?",
    re.IGNORECASE,
)


def find_partner_column(page: Page, header: list[Span]) -> int | None:
    """The column of partners, if the header has one beside a column of the host's own parts."""
    words = [page.words(cell).strip() for cell in header]
    partnered = [at for at, said in enumerate(words) if _PARTNERED.fullmatch(said)]
    if len(partnered) != 1 or not any(_OWN.fullmatch(said) for said in words):
        return None
    return partnered[0]


def read_partner_column(page: Page, rows: list[Block], column: int) -> list[Section]:
    """One section per line of the column that is a place with its country, below the header."""
    header = rows[0].cells
    said = find_relations(page.flat, *header[column])
    kind = tuple(Label("relationship", Span(match.start, match.end)) for match in said[:1])
    roles = [read_role(page.words(cell), other_languages(page.flat)).field for cell in header]
    sections = []
    for row in rows[1:]:
        if len(row.cells) != len(header):
            continue
        lines = list_lines(page, row.cells[column])
        told = list(zip(roles, row.cells, strict=True)) if len(lines) == 1 else []
        dates = [Label("established", cell) for role, cell in told if role == "established"]
        countries = [cell for role, cell in told if role == "country"]
        country = next((c for c in countries if read_country(page.flat[slice(*c)])), None)
        for line in lines:
            entry = read_entry(page.flat, *line, country)
            if entry is None or entry.place.country is None:
                continue
            date = [entry.established] if entry.established else dates
            labels = (*kind, *date, *entry.labels)
            bodies = (entry.rest,) if entry.rest else ()
            sections.append(Section("tables", entry.place, labels, bodies))
    return sections
