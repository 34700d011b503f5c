"""Numbers, qualifiers and as-of years: tables of (text, value), and refusals among them."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.numbers import (
    Number,
    as_of_after,
    as_of_before,
    find_numbers,
    qualifier_after,
    qualifier_before,
)
from tests.value_rows import Row, read_rows

NUMBERS = read_rows("numbers.tsv", 2)
QUALIFIERS = read_rows("qualifiers.tsv", 3)
AS_OF = read_rows("asof.tsv", 3)
COUNTS = st.integers(min_value=0, max_value=10**12)


def _show(flat: str, number: Number) -> str:
    words = flat[number.start : number.end]
    if number.low is not None:
        return f"{words}={number.low:f}..{number.high:f}"
    return f"{words}={number.value:f}" if number.value is not None else f"{words}=!{number.reason}"


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: row[0])
def test_number_is_read_or_refused(row: Row) -> None:
    text, expected = row
    assert (" | ".join(_show(text, number) for number in find_numbers(text)) or "-") == expected


def test_every_refusal_has_a_reason_and_no_value() -> None:
    found = [number for text, _ in NUMBERS for number in find_numbers(text)]
    assert all((number.value is None) == (number.reason is not None) for number in found)
    assert {number.reason for number in found} == {
        None,
        "ambiguous_number",
        "malformed_number",
        "range",
    }


@pytest.mark.parametrize("row", QUALIFIERS, ids=lambda row: f"{row[0]}: {row[1]}")
def test_qualifier(row: Row) -> None:
    side, text, expected = row
    if side == "before":
        flat = f"{text}5,000"
        found = qualifier_before(flat, 0, len(text))
    else:
        flat = f"5,000{text}"
        found = qualifier_after(flat, 5)
    shown = f"{found.value} {flat[found.start : found.end]}" if found else "-"
    assert shown == expected


@pytest.mark.parametrize("row", AS_OF, ids=lambda row: f"{row[0]}: {row[1]}")
def test_as_of_year(row: Row) -> None:
    side, text, expected = row
    if side == "before":
        flat = f"{text}5,000"
        found = as_of_before(flat, 0, len(text))
    else:
        flat = f"5,000{text}"
        found = as_of_after(flat, 5, len(flat))
    assert (f"{flat[found.start : found.end]}={found.year}" if found else "-") == expected


def test_qualifier_and_as_of_stay_within_their_bounds() -> None:
    flat = "As of 2019 about 5,000 (2018) or so"
    assert qualifier_before(flat, 0, 17) is not None
    assert qualifier_before(flat, 12, 17) is None
    assert as_of_before(flat, 0, 17) is not None
    assert as_of_before(flat, 3, 17) is None
    assert as_of_after(flat, 22, 29) is not None
    assert as_of_after(flat, 22, 28) is None
    assert qualifier_after(flat, 29) is not None
    assert qualifier_after(flat, 29, 31) is None


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "12 cities, 1,234 people, 56 towns"
    assert [number.start for number in find_numbers(text, 10, 24)] == [11]
    assert find_numbers(text, 11, 14)[0].end == 14
    assert find_numbers(text, 14, 24) == []


def test_blank_groups_are_apart_in_a_flattened_table() -> None:
    values = [number.value for number in find_numbers("353 748 220", blank_groups=False)]
    assert values == [353, 748, 220]
    assert [number.value for number in find_numbers("353 748 220")] == [353748220]


def _only(text: str) -> Decimal | None:
    (number,) = find_numbers(text)
    assert (number.start, number.end) == (0, len(text))
    return number.value


@given(COUNTS)
def test_plain_and_grouped_counts_read_back(count: int) -> None:
    assert _only(f"{count}") == count
    assert _only(f"{count:,}") == count
    assert _only(f"{count:,}".replace(",", " ")) == count
    assert _only(f"{count:,}".replace(",", "'")) == count


@given(st.integers(min_value=10**6, max_value=10**12))
def test_counts_grouped_by_dots_read_back(count: int) -> None:
    assert _only(f"{count:,}".replace(",", ".")) == count


@given(st.integers(min_value=10**5, max_value=10**9 - 1))
def test_counts_in_lakhs_read_back(count: int) -> None:
    head, tail = divmod(count, 1000)
    pairs: list[str] = []
    while head > 99:
        head, pair = divmod(head, 100)
        pairs.insert(0, f"{pair:02}")
    assert _only(",".join([str(head), *pairs, f"{tail:03}"])) == count


@given(
    st.integers(min_value=1, max_value=999),
    st.integers(min_value=0, max_value=99),
    st.sampled_from([("thousand", 10**3), ("million", 10**6), ("lakh", 10**5), ("万", 10**4)]),
)
def test_decimals_with_a_multiplier_read_back(
    whole: int, part: int, multiplier: tuple[str, int]
) -> None:
    word, factor = multiplier
    expected = Decimal(f"{whole}.{part:02}") * factor
    assert _only(f"{whole}.{part:02} {word}") == expected
    assert _only(f"{whole},{part:02} {word}") == expected


@given(COUNTS, COUNTS)
def test_ranges_read_back(one: int, other: int) -> None:
    low, high = sorted((one, other + 1 if one == other else other))
    (number,) = find_numbers(f"{low:,} to {high:,}")
    assert (number.value, number.reason) == (None, "range")
    assert (number.low, number.high) == (Decimal(low), Decimal(high))


@given(st.text(alphabet="0123456789., -'ak万½/", max_size=24))
def test_numbers_do_not_overlap_and_keep_their_digits_whole(text: str) -> None:
    found = find_numbers(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for number in found:
        assert (number.value is None) == (number.reason is not None)
        assert not text[number.end : number.end + 1].isdigit() or not text[number.end - 1].isdigit()
        assert number.start == 0 or not text[number.start - 1].isdigit()
