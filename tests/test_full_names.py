"""The whole of a partner's name: brackets that belong to it, and the small word in front of it."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.run import extract_page
from tests.judges import BesideCountry


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kempten (Allgäu), Germany (1987)", "Kempten (Allgäu)"),
        ("Freiburg (Breisgau), Germany (1987)", "Freiburg (Breisgau)"),
        ("Neustadt (Orla), Germany, 1987", "Neustadt (Orla)"),
        ("Braga (Portugal), 1987", "Braga"),
        ("Olympia (Washington), USA, 1987", "Olympia"),
        ("Gothenburg (Göteborg), Sweden (1987)", "Gothenburg"),
        ("Otsu (大津市), Japan (1987)", "Otsu"),
        ("Braga (since 1987), Portugal", "Braga"),
        ("den Helder, Netherlands (1987)", "den Helder"),
        ("la Spezia, Italy (1987)", "la Spezia"),
        ("in Rotterdam, Netherlands", "Rotterdam"),
    ],
)
def test_name_has_what_belongs_to_it(line, name):
    text = f"Twin towns of Szeged\n\n{line}\nBurgas, Bulgaria (1991)\n"
    page = make_page("case.txt", text.encode(), ".txt", {})
    assert extract_page(page, scorer=BesideCountry()).records[0].value("name") == name


@pytest.mark.parametrize(
    ("line", "host"),
    [
        ("Twin towns of Villeneuve d'Ascq", "Villeneuve d'Ascq"),
        ("THE CITY OF GÖTTINGEN IS GLAD OF ITS GUESTS.", "Göttingen"),
        ("The Colony's twin towns are many, and The Colony is twinned well.", "The Colony"),
        ("THE CITY OF COUNCIL BLUFFS THANKS ALL GUESTS.", "Council Bluffs"),
    ],
)
def test_name_of_a_host_ends_in_a_line_of_capitals(line, host):
    text = f"OUR TWIN TOWNS\n\nBURGAS, BULGARIA\nSINCE 1991\n\n{line}\n"
    page = make_page("case.txt", text.encode(), ".txt", {})
    found = extract_page(page, scorer=BesideCountry()).host
    assert found is not None
    assert found.value == host


def test_name_without_its_brackets_is_the_same_partner():
    text = """Twin towns of Szeged

    Kempten (Allgäu), Germany (1987)

    Kempten is a town of 70,000 inhabitants that has been our twin town for many years. It lies
    among hills.

    Burgas, Bulgaria (1991)
    """
    page = make_page("case.txt", text.encode(), ".txt", {})
    records = extract_page(page, scorer=BesideCountry()).records
    assert [it.value("name") for it in records] == ["Kempten (Allgäu)", "Burgas"]
