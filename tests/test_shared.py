"""Whose date it is: one that several partners share, and one that is no partner's."""

from __future__ import annotations

import pytest

from tests.judges import read_years


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
    assert wanted.items() <= read_years(text).items()


@pytest.mark.parametrize(
    "reference",
    [
        '^ Roe, Jane (31 July 2009). "Council approves Pécs, Hungary as sister city". Daily News.',
        '"A new twin town: Pécs, Hungary". The Herald. 31 July 2009.',
    ],
)
def test_the_date_of_a_reference_is_not_that_of_the_partnership(reference: str) -> None:
    text = f"Twin towns of Springfield\n\nPécs, Hungary, since 2008\nGraz, Austria\n\n{reference}\n"
    assert read_years(text) == {"Pécs": "2008", "Graz": None}
    assert read_years(text.replace(", since 2008", "")) == {"Pécs": None, "Graz": None}
