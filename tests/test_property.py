"""Random pages in every layout: blank or marked for review, but never wrong.

What is not found is no failure here; the page cases and the score are about that.
"""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.model import Extraction, Page, Record
from pipeline.ner import SpacyReader
from pipeline.run import extract_page
from pipeline.values.fold_name import name_key
from tests.cases import is_same, read_cell
from tests.generate import Partner
from tests.generate_pages import LAYOUTS, check_pages
from tests.generate_prose import HOST


def find_faults(extraction: Extraction, partners: list[Partner]) -> list[str]:
    """Rows that the page does not have, and wrong values in rows that nobody is to look at."""
    rows = {name_key(partner.city.name): partner for partner in partners}
    keys = [name_key(record.chosen["name"].value) for record in extraction.records]
    faults = [f"no such row: {key}" for key in keys if key not in rows]
    faults += [f"twice: {key}" for key, count in Counter(keys).items() if count > 1]
    for key, record in zip(keys, extraction.records, strict=True):
        if key in rows and not record.reasons:
            faults += _compare(record, _expect(rows[key]), key)
    if extraction.host and extraction.host.value != HOST:
        faults.append(f"host: {extraction.host.value}")
    return faults


def _expect(partner: Partner) -> dict[str, str]:
    city, population, area = partner.city, partner.population, partner.area
    return {
        "region": city.region,
        "country_code": city.code,
        "relationship": "sister_city",
        "established": partner.date.value,
        "population": population.value,
        "population_qualifier": population.qualifier,
        "population_year": population.year,
        "population_scope": "",
        "area_km2": area.value,
        "area_qualifier": area.qualifier,
    }


def _compare(record: Record, expected: dict[str, str], key: str) -> list[str]:
    faults = []
    for column, value in expected.items():
        actual = read_cell(record, column, None)
        # A date that leaves out its day is blank in part, not wrong.
        less_precise = column == "established" and value.startswith(f"{actual}-")
        if actual and not less_precise and not is_same(column, value, actual):
            faults.append(f"{key}.{column}: {actual!r}, not {value!r}")
        # The number without the words that weaken it says more than the page does.
        whole = column.removesuffix("_qualifier")
        if column.endswith("_qualifier") and value and not actual and _has(record, whole):
            faults.append(f"{key}.{column}: left out, {value!r}")
    return faults


def _has(record: Record, stem: str) -> bool:
    return bool(record.value("area_km2" if stem == "area" else stem))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_wrong_is_read(layout: str) -> None:
    def check(page: Page, partners: list[Partner]) -> None:
        faults = find_faults(extract_page(page, SpacyReader()), partners)
        assert not faults, f"{faults}\n{page.text}"

    check_pages(layout, check, 25)
