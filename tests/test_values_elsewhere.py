"""Ways to say a value that pages of other sites have: what is read, and what is refused."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.run import extract_page
from tests.cases import read_cell
from tests.judges import BesideCountry

Expected = dict[str, dict[str, str]]


def _read(text: str, suffix: str = ".txt") -> Expected:
    """The cells of each partner that hold something, by its name."""
    page = make_page(f"case{suffix}", text.encode(), suffix, {})
    extraction = extract_page(page, scorer=BesideCountry())
    columns = ("country_code", "established", "population", "population_year", "area_km2")
    return {
        record.value("name") or "": {
            column: cell for column in columns if (cell := read_cell(record, column, extraction))
        }
        for record in extraction.records
    }


def _entry(line: str) -> str:
    return f"Twin towns of Hereford\n\nBurgas, Bulgaria\n{line}\n\nBraga, Portugal\n"


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (
            "Twin town since 1991. Area: 253 km², population: 188,000.",
            {"established": "1991", "population": "188000", "area_km2": "253"},
        ),
        (
            "Sister city since 2004. Population 188,000.",
            {"established": "2004", "population": "188000"},
        ),
        ("Twin town relations were agreed on in 1987.", {"established": "1987"}),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_line_below_a_name_is_its_own(line, cells):
    """It names the partnership, but opens no other list: it says when."""
    assert _read(_entry(line))["Burgas"] == {"country_code": "BG", **cells}


def test_years_below_a_header_with_an_era_are_counted_from_it():
    page = (
        "<h1>Sister cities of Nan</h1><table>"
        "<tr><th>City</th><th>Country</th><th>Since (B.E.)</th></tr>"
        "<tr><td>Burgas</td><td>Bulgaria</td><td>3 March 2541</td></tr>"
        "<tr><td>Braga</td><td>Portugal</td><td>2538</td></tr>"
        "<tr><td>Graz</td><td>Austria</td><td>1999</td></tr></table>"
    )
    dates = {name: cells["established"] for name, cells in _read(page, ".html").items()}
    assert dates == {"Burgas": "1998-03-03", "Braga": "1995", "Graz": "1999"}
