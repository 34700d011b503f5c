"""Ways to say a value that pages of other sites have: what is read, and what is refused."""

from __future__ import annotations

import time

import pytest

from pipeline.page import make_page
from pipeline.rules.subjects import SUBJECT
from pipeline.run import extract_page
from tests.cases import read_cell
from tests.judges import BesideCountry

_SECONDS = 3
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
        ("The two towns have been officially linked since 1987.", {"established": "1987"}),
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


def _table(head: str, *rows: str, around: tuple[str, str] = ("", "")) -> Expected:
    lines = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows
    )
    page = (
        f"<h1>Sister cities of Hereford</h1>{around[0]}<table>{head}{lines}</table>"
        f"{around[1]}<p>Call the office.</p>"
    )
    return _read(page, ".html")


_HEAD = "<tr><th>City</th><th>Country</th><th>Area</th></tr>"


@pytest.mark.parametrize(
    ("around", "area"),
    [
        (("<p>Areas are in square miles.</p>", ""), "258"),
        (("", "<p>All areas in hectares</p>"), "1"),
        (("", "<p>Area: km²</p>"), "100"),
        (("", "<p>We measured twice.</p>"), None),
        (("<p>Areas in km²</p>", "<p>Areas in acres</p>"), None),
    ],
    ids=str,
)
def test_unit_of_a_column_is_said_in_a_note_or_nowhere(around, area):
    cells = _table(_HEAD, "Burgas|Bulgaria|100", "Braga|Portugal|50", around=around)["Burgas"]
    assert cells.get("area_km2", "").split(".")[0] == (area or "")


def test_unit_stands_in_the_next_cell():
    head = (
        "<tr><th>City</th><th>Country</th><th colspan=2>Population</th><th colspan=2>Area</th></tr>"
    )
    rows = _table(head, "Burgas|Bulgaria|0.2|million|25,300|ha", "Braga|Portugal|193,000||183|km²")
    assert rows["Burgas"] == {"country_code": "BG", "population": "200000", "area_km2": "253"}
    assert rows["Braga"] == {"country_code": "PT", "population": "193000", "area_km2": "183"}


def test_upper_header_groups_the_columns_below_it():
    head = (
        "<tr><th rowspan=2>Town</th><th rowspan=2>Country</th><th colspan=2>Facts</th></tr>"
        "<tr><th>Inhabitants</th><th>Area in km²</th></tr>"
    )
    rows = _table(head, "Burgas|Bulgaria|188,000|253", "Braga|Portugal|193,000|183")
    assert rows["Burgas"] == {"country_code": "BG", "population": "188000", "area_km2": "253"}


def test_upper_header_of_a_wider_area_is_not_the_towns():
    head = (
        "<tr><th rowspan=2>Town</th><th rowspan=2>Country</th><th>Province</th></tr>"
        "<tr><th>Population</th></tr>"
    )
    assert "population" not in _table(head, "Burgas|Bulgaria|380,000", "Braga|Portugal|848,000")


def test_second_figure_stands_in_brackets():
    head = "<tr><th>City</th><th>Country</th><th>Population<br>(area in km²)</th></tr>"
    rows = _table(head, "Burgas|Bulgaria|188,000<br>(253)", "Braga|Portugal|193,000")
    assert rows["Burgas"] == {"country_code": "BG", "population": "188000", "area_km2": "253"}
    assert rows["Braga"] == {"country_code": "PT", "population": "193000"}


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Population 2015: 188,000", ("188000", "2015")),
        ("Inhabitants in 2015: 188,000", ("188000", "2015")),
        ("Population as of 2015: 188,000", ("188000", "2015")),
        ("Inhabitants (31 December 2015): 188,000", ("188000", "2015")),
        ("Population (2015) 188,000", ("188000", "2015")),
        ("Number of inhabitants 2015 – 188,000", ("188000", "2015")),
        ("Population 1934: 36,000; 1992: 196,000; 2015: 188,000.", ("188000", "2015")),
        ("Population: 1934: 36,000, 2015: 188,000", ("188000", "2015")),
        ("Population: 188,000 (2015), 36,000 (1934)", ("188000", "2015")),
        (
            "It lies on the sea. Population 1934 36,000, population 2015 188,000.",
            ("188000", "2015"),
        ),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_year_before_a_figure_is_no_figure(line, cells):
    read = _read(_entry(line))["Burgas"]
    assert (read.get("population"), read.get("population_year")) == cells


def test_sentence_behind_a_labelled_figure_is_free_text():
    read = _read(_entry("Area: 253 km². It has 188,000 inhabitants."))["Burgas"]
    assert read == {"country_code": "BG", "area_km2": "253", "population": "188000"}


def test_list_of_thousands_of_names_is_searched_in_a_moment():
    """It took a minute: each name began a subject that went on to the end of the list."""
    flat = f"The twin town {'Ab, ' * 4000} of 12"
    begun = time.monotonic()
    assert not list(SUBJECT.finditer(flat))
    assert time.monotonic() - begun < _SECONDS
