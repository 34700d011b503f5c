"""Two letters behind a name: the gazetteer tells whether they are a country or a state."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.run import extract_page
from tests.judges import BesideCountry


class _FirstLine(BesideCountry):
    """Whoever stands before the last line is a partner, whatever stands beside it."""

    def score_partners(self, scene, hosts):
        scores = super().score_partners(scene, hosts)
        first = scene.units[1].index
        return [
            score._replace(here=1.0, partner=1.0) if it.unit == first and not it.order else score
            for it, score in zip(scene.candidates, scores, strict=True)
        ]


@pytest.mark.parametrize(
    ("line", "country", "marked"),
    [
        ("Lyon, FR (1990)", "FR", False),
        ("Mumbai, IN", "IN", False),
        ("Casablanca (MA), 1990", "MA", False),
        ("Rosario - AR - 1990", "AR", False),
        ("Leeds, UK", "GB", False),
        ("Trenton, NJ (1990)", "US", False),
        ("Roanoke, VA. (1990)", "US", False),
        ("Spokane, Wash.", "US", False),
        ("Hoboken, New Jersey (1990)", "US", False),
        ("Luxembourg, Luxembourg (1990)", "LU", False),
        ("Podgorica, Serbia and Montenegro (1990)", "ME", False),
    ],
)
def test_country_is_that_of_the_code(line, country, marked):
    text = f"Twin towns of Szeged\n\n{line}\nBurgas, Bulgaria (1991)\n"
    page = make_page("case.txt", text.encode(), ".txt", {})
    first, _ = extract_page(page, scorer=_FirstLine()).records
    assert first.value("country") == country
    assert ("country_inferred" in first.reasons) == marked
