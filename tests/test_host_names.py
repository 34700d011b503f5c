"""A host's name is taken whole, also where it begins as an office does or has small letters."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.run import extract_page

_PAGE = (
    "<title>Twin towns of {name}</title><h1>Twin towns of {name}, {country}</h1>"
    "<p>{name} has the following twin towns:</p>"
    "<ul><li>Linz, Austria (1987)</li><li>Tampere, Finland (1992)</li></ul>"
)


def _read_host(name: str, country: str) -> str | None:
    source = _PAGE.format(name=name, country=country)
    host = extract_page(make_page("page.html", source.encode(), ".html", {}), None).host
    return host.value if host else None


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Council Grove", "United States"),
        ("International Falls", "United States"),
        ("Villeneuve-d'Ascq", "France"),
        ("Cortina d'Ampezzo", "Italy"),
        ("Arcos de la Frontera", "Spain"),
        ("Palma del Río", "Spain"),
        ("Stoke on Trent", "United Kingdom"),
    ],
)
def test_no_part_of_a_name_is_cut(name: str, country: str) -> None:
    assert _read_host(name, country) == name


@pytest.mark.parametrize("office", ["Council", "Mayor", "Our International"])
def test_an_office_before_a_name_is_no_part_of_it(office: str) -> None:
    assert _read_host(f"{office} Hereford", "United Kingdom") == "Hereford"
