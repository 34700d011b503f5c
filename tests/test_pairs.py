"""Pages that list the partnerships of many cities: each row has the host that it names."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.partners.pairs import Pairs
from pipeline.partners.scene import make_scene
from pipeline.tables.rows import build_frames
from tests.judges import extract_beside

ROWS = """Sister city affiliations

Local government  Country  Affiliated city  Year
Sapporo City  Germany  Munich  1972
Sendai City  France  Rennes  1967
Niigata City  U.S.A.  Galveston  1965
Fukuoka City  France  Bordeaux  1982
Kobe City  Latvia  Riga  1974
"""
HEADS = """# Sister cities in Iowa

## Des Moines

- Kofu, Japan (1958)
- Stavropol, Russia (1988)

## Davenport

- Kaiserslautern, Germany (1960)

## Muscatine

- Zhengding, China (2013)
"""
FEW = """# Twin towns in Denmark

## A

**Aalborg**

- Fredrikstad, Norway
- Lerum, Sweden

## G

**Grenaa**

Grenaa has given up its partnerships.

## K

**Kolding**

- Lappeenranta, Finland
"""
OWN = """# Sister cities of Graz

- Darmstadt, Germany (1968)
- Coventry, United Kingdom (1957)
- Trondheim, Norway (1968)
- Groningen, Netherlands (1965)
- Pula, Croatia (1972)
"""


def find(text: str, suffix: str = ".txt") -> tuple[Pairs, list[str]]:
    scene = make_scene(make_page(f"page{suffix}", text.encode(), suffix, {}))
    flat = scene.page.flat
    return scene.pairs, [flat[it.start : it.end] for it in scene.candidates]


@pytest.mark.parametrize(
    ("text", "country", "in_rows", "wanted"),
    [
        (ROWS, "JP", True, {"Munich": "Sapporo City", "Riga": "Kobe City"}),
        (HEADS, "US", False, {"Kofu": "Des Moines", "Zhengding": "Muscatine"}),
        # The title says their country: two are enough.
        (FEW, "DK", False, {"Lerum": "Aalborg", "Lappeenranta": "Kolding"}),
    ],
)
def test_rows_name_their_owner(
    text: str, country: str, in_rows: bool, wanted: dict[str, str]
) -> None:
    pairs, names = find(text, ".txt" if text == ROWS else ".md")
    assert (pairs.country, pairs.in_rows) == (country, in_rows)
    owners = {names[number]: names[owner] for number, owner in pairs.owner_of.items()}
    assert wanted.items() <= owners.items()
    assert not set(wanted) & {names[number] for number in pairs.owners}


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        # The partners of one city, each of another country, with their regions behind.
        "Partners\n\nCambridge, Ontario\nLondon, Ontario\nPerth, Ontario\nParis, Ontario\n",
        # The country's name in front of its city is no owner.
        "Twin towns\n\nFrance: Lyon\nItaly: Milan\nIsrael: Tel Aviv\nSpain: Barcelona\n",
        # Two rows are no list.
        "\n".join(ROWS.splitlines()[:5]),
    ],
)
def test_a_list_of_one_city_has_no_owners(text: str) -> None:
    pairs, _ = find(text, ".md" if text == OWN else ".txt")
    assert not pairs.owner_of


def test_the_tables_prove_the_host_of_each_row() -> None:
    html = "<table>" + "".join(
        f"<tr><td>{a}</td><td>{b}, China</td><td>{year}</td></tr>"
        for a, b, year in [
            ("Duisburg", "Wuhan", 1982),
            ("Bremen", "Dalian", 1985),
            ("Hamburg", "Shanghai", 1986),
            ("Leipzig", "Nanjing", 1988),
            ("Dresden", "Hangzhou", 2009),
        ]
    )
    frames = build_frames([extract_beside(f"<h1>Twin towns</h1>{html}</table>", ".html")])
    rows = frames.sister_cities.set_index("name")
    assert rows.host.to_dict() == {
        "Wuhan": "Duisburg",
        "Dalian": "Bremen",
        "Shanghai": "Hamburg",
        "Nanjing": "Leipzig",
        "Hangzhou": "Dresden",
    }
    assert set(rows.host_country_code) == {"DE"}
    assert rows.host_geonames_id.nunique() == 5
    assert rows.host_latitude["Wuhan"] == pytest.approx(51.4, abs=0.2)
    said = frames.mentions[frames.mentions.field.eq("host") & frames.mentions.chosen]
    assert set(said.record_id) == set(frames.sister_cities.record_id)
    assert frames.pages.host.isna().all()


def test_an_owner_above_its_rows_is_marked() -> None:
    extraction = extract_beside(HEADS, ".md")
    assert {it.value("name"): it.value("host") for it in extraction.records} == {
        "Kofu": "Des Moines",
        "Stavropol": "Des Moines",
        "Kaiserslautern": "Davenport",
        "Zhengding": "Muscatine",
    }
    assert all("host_uncertain" in it.reasons for it in extraction.records)
