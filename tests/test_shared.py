"""What several partners of one sentence share: the date that is said once."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.partners.scorer import use_judge
from pipeline.run import extract_page
from tests.judges import BesideCountry


def years(text: str) -> dict[str, str | None]:
    with use_judge(BesideCountry()):
        found = extract_page(make_page("page.txt", text.encode(), ".txt", {}), None)
    return {str(it.value("name")): it.value("established") for it in found.records}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Springfield gained more sister cities: Guadalajara, Mexico, in 1983; Ulsan, South"
            " Korea, and Ashkelon, Israel, in 1987; and Mutare, Zimbabwe, in 1991.",
            {"Guadalajara": "1983", "Ulsan": "1987", "Ashkelon": "1987", "Mutare": "1991"},
        ),
        # The year in front of one is not that of those before it.
        (
            "Springfield is twinned with Graz, Austria, with Dijon, France, and since 1972 with"
            " Pula, Croatia, too.",
            {"Graz": None, "Dijon": None},
        ),
        # A year in brackets is that of its own name alone.
        (
            "Twin towns: Lyon, France (1950), Graz, Austria, and Pula, Croatia (1972).",
            {"Lyon": "1950", "Graz": None, "Pula": "1972"},
        ),
    ],
)
def test_the_date_behind_a_group_is_that_of_all(text: str, wanted: dict[str, str | None]) -> None:
    assert wanted.items() <= years(text).items()
