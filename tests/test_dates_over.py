"""Whose date a line with nothing but a date is: that of the names below, or of the name above."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.partners.scorer import use_judge
from pipeline.run import extract_page
from tests.judges import BesideCountry

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


def years(text: str, suffix: str = ".txt") -> dict[str, str | None]:
    page = make_page(f"page{suffix}", text.encode(), suffix, {})
    with use_judge(BesideCountry()):
        return {
            str(it.value("name")): it.value("established")
            for it in extract_page(page, None).records
        }


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
    assert years(text, suffix) == GROUPS


def test_a_year_below_a_name_is_that_name_s() -> None:
    below = "Chur, Switzerland\n1963\n\nPula, Croatia\n1970\n\nGraz, Austria\n2013\n"
    found = years(f"Sister cities of Zadar\n\n{below}")
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
    found = years(f"Sister cities of Zadar\n\n{records}")
    assert {name: found.get(name) for name in ("Chur", "Pula", "Graz")} == {
        "Chur": "1963",
        "Pula": "1970",
        "Graz": "2013",
    }


def test_a_full_stop_behind_the_day_ends_no_sentence() -> None:
    text = "Zadar is twinned with Graz, Austria. The twinning agreement was signed on 28. December 1958."
    assert years(text) == {"Graz": "1958-12-28"}
