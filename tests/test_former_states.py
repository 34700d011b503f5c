"""A state that is gone: today's country is that of the place, the page's word stays."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.run import extract_page


@pytest.mark.parametrize(
    ("entry", "code", "written"),
    [
        ("Belgrade, Yugoslavia", "RS", "Yugoslavia"),
        ("Zagreb, Yugoslavia", "HR", "Yugoslavia"),
        ("Kyiv, USSR", "UA", "USSR"),
        ("Brno, Czechoslovakia", "CZ", "Czechoslovakia"),
        ("Dresden, East Germany", "DE", "East Germany"),
    ],
)
def test_the_place_tells_which_country_it_is_today(entry: str, code: str, written: str) -> None:
    text = f"Sister cities of Graz\n\n{entry} (1965)\nLyon, France (1990)\n"
    first, _ = extract_page(make_page("page.txt", text.encode(), ".txt", {})).records
    country = first.chosen["country"]
    assert country.value == code
    assert first.value("established") == "1965"
