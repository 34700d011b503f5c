"""Units after a number: a table of (text after the number, kind, factor, words)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.values.units import is_density, money_before, read_unit
from tests.value_rows import Row, read_rows

ROWS = read_rows("units.tsv", 2)
NUMBER = "about 120"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_unit_is_read_or_none(row: Row) -> None:
    text, expected = row
    flat = NUMBER + text
    unit = read_unit(flat, len(NUMBER), len(flat))
    if expected == "-":
        assert unit is None
        return
    assert unit is not None
    kind, factor, words = expected.split(" ", 2)
    assert (unit.kind, flat[unit.start : unit.end]) == (kind, words)
    assert unit.factor == (None if factor == "-" else Decimal(factor))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_only_a_density_is_one(row: Row) -> None:
    text, expected = row
    flat = NUMBER + text
    assert is_density(flat, len(NUMBER), len(flat)) == expected.startswith("density")


def test_no_unit_is_read_beyond_the_end() -> None:
    flat = "120 km2"
    assert read_unit(flat, 3, 7) is not None
    assert read_unit(flat, 3, 5) is None


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("$", "$"),
        ("US$", "US$"),
        ("of US$ ", "US$"),
        ("NT$", "NT$"),
        ("€", "€"),
        ("¥", "¥"),
        ("£ ", "£"),
        ("USD ", "USD"),
        ("RMB", "RMB"),
        ("EUR", "EUR"),
        ("GBP", "GBP"),
        ("CNY", "CNY"),
        ("KRW", "KRW"),
        ("JPY ", "JPY"),
        ("NTD", "NTD"),
        ("HK$", "HK$"),
        ("CA$", "CA$"),
        ("AU$", "AU$"),
        ("NZ$", "NZ$"),
        ("S$", "S$"),
        ("$ and ", None),
        ("$\n", None),
        ("US ", None),
        ("FUSD ", None),
        ("", None),
    ],
)
def test_currency_before_a_number(text: str, sign: str | None) -> None:
    unit = money_before(f"{text}120", 0, len(text))
    assert (unit and text[unit.start : unit.end]) == sign
    assert unit is None or unit.kind == "money"


def test_currency_is_not_looked_for_before_the_floor() -> None:
    assert money_before("US$ 120", 0, 4) is not None
    assert money_before("US$ 120", 3, 4) is None
