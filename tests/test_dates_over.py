"""Whose date a line with nothing but a date is: that of the names below, or of the name above."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.partners.dates_over import find_dates_over
from pipeline.partners.scene import make_scene
from tests.judges import read_years

GROUPS = {"Chur": "1963", "Lyon": "1963", "Pula": "1970", "Graz": "2013", "Turku": "2013"}
LINES = """1963
Chur, Switzerland
Lyon, France
1970
Pula, Croatia
2013
Graz, Austria
Turku, Finland
"""


def as_headings(lines: str) -> str:
    return "\n\n".join(f"## {it}" if it.isdigit() else f"- {it}" for it in lines.splitlines())


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        (f"Sister cities of Zadar\n\n{LINES}", ".txt"),
        (f"# Sister cities of Zadar\n\n{as_headings(LINES)}\n", ".md"),
        (
            f"Sister cities of Zadar\n\n{LINES}\nShare this page\n\nLast modified on 3 June 2017\n",
            ".txt",
        ),
    ],
)
def test_a_year_over_a_group_is_that_of_all_of_it(text: str, suffix: str) -> None:
    assert read_years(text, suffix) == GROUPS


def test_a_year_below_a_name_is_that_name_s() -> None:
    below = "Chur, Switzerland\n1963\n\nPula, Croatia\n1970\n\nGraz, Austria\n2013\n"
    found = read_years(f"Sister cities of Zadar\n\n{below}")
    assert found == {"Chur": "1963", "Pula": "1970", "Graz": "2013"}


def test_lines_of_a_name_that_is_no_partner_are_not_the_next_one_s() -> None:
    records = "".join(
        f"{name}\n{country}\nSince: {year}\n\n"
        for name, country, year in [
            # No gazetteer knows it, and the judge takes it for no partner.
            ("Qwyzzrkbad", "", 1961),
            ("Chur", "Country: Switzerland", 1963),
            ("Pula", "Country: Croatia", 1970),
            ("Graz", "Country: Austria", 2013),
        ]
    )
    found = read_years(f"Sister cities of Zadar\n\n{records}")
    assert {name: found.get(name) for name in ("Chur", "Pula", "Graz")} == {
        "Chur": "1963",
        "Pula": "1970",
        "Graz": "2013",
    }


def test_a_full_stop_behind_the_day_ends_no_sentence() -> None:
    text = "Zadar is twinned with Graz, Austria. The twinning agreement was signed on 28. December 1958."
    assert read_years(text) == {"Graz": "1958-12-28"}


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (LINES, 3),
        # What stands below these days says more than a name: it is news.
        ("12 May 2020\nKyoto celebrates its lanterns\n3 June 2021\nGraz opens a bridge\n", 0),
        # One date is no habit of the list.
        ("1963\nChur, Switzerland\nLyon, France\n", 0),
    ],
)
def test_dates_head_groups_of_names_only(lines: str, count: int) -> None:
    scene = make_scene(make_page("page.txt", f"News\n\n{lines}".encode(), ".txt", {}))
    assert len(find_dates_over(scene, range(len(scene.units)))) == count
