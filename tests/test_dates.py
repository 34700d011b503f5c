"""Dates: a table of (text, values, settings), with refusals and texts without a date."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.dates import DateToken, find_dates
from tests.value_rows import Row, read_rows

ROWS = read_rows("dates.tsv", 3)
DAYS = st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(2099, 12, 31))
REASONS = {
    "ambiguous_date",
    "century",
    "date_range",
    "decade",
    "impossible_date",
    "no_year",
    "two_digit_year",
    "unparsed",
    "year_range",
}


def _show(flat: str, token: DateToken) -> str:
    reason = f"!{token.reason}" if token.reason else ""
    month_day = f"@{token.month_day}" if token.month_day else ""
    return f"{flat[token.start : token.end]}={token.iso or ''}{reason}{month_day}"


def _find(text: str, settings: str) -> list[DateToken]:
    given = dict(re.findall(r"(\w+)=(\d+)", settings))
    return find_dates(
        text,
        day_first=bool(int(given["day_first"])) if "day_first" in given else None,
        pivot=int(given["pivot"]) if "pivot" in given else None,
        years=given.get("years") != "0",
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[2]}".strip())
def test_date_is_read_or_refused(row: Row) -> None:
    text, expected, settings = row
    assert (" | ".join(_show(text, token) for token in _find(text, settings)) or "-") == expected


def test_precision_is_that_of_the_iso_prefix() -> None:
    tokens = [token for text, _, settings in ROWS for token in _find(text, settings)]
    lengths = {4: "year", 7: "month", 10: "day"}
    for token in tokens:
        assert token.precision == (lengths[len(token.iso)] if token.iso else None)
        assert token.iso or token.reason
        assert not (token.month_day and token.iso)
    assert {token.reason for token in tokens} == REASONS | {None}


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "1984, 5 May 1985, 1986"
    (token,) = find_dates(text, 6, 16)
    assert (token.start, token.end) == (6, 16)
    assert [token.iso for token in find_dates(text, 5, 18)] == ["1985-05-05"]


def test_a_long_text_is_one_with_its_parts() -> None:
    """What stands in other lines changes nothing."""
    texts = [text for text, _, settings in ROWS if not settings and "\n" not in text]
    flat = "\n".join(texts)
    at = 0
    for text in texts:
        alone = [(token.start + at, token.end + at, token.iso) for token in find_dates(text)]
        within = [token[:3] for token in find_dates(flat, at, at + len(text))]
        assert within == alone
        at += len(text) + 1


def test_values_depend_neither_on_the_clock_nor_on_hashes() -> None:
    code = (
        "from pipeline.values.dates import find_dates\n"
        "print(find_dates('Oct. 9, 1998, May of 1985, 16/04/97, June 8th; 1984', pivot=2026))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    }
    assert len(outputs) == 1
    assert outputs.pop().count(b"DateToken") == 5


def _only(text: str, **settings: bool | int) -> str | None:
    (token,) = find_dates(text, **settings)  # type: ignore[arg-type]
    assert (token.start, token.end) == (0, len(text))
    assert token.reason is None
    return token.iso


@given(DAYS)
def test_days_read_back_from_every_form(day: datetime.date) -> None:
    iso = day.isoformat()
    year, month, number = f"{day.year:04}", f"{day:%B}", day.day
    for text in (
        iso,
        f"{year}.{day.month}.{number}",
        f"{year}. {day.month}. {number}",
        f"{year}/{day.month:02}/{number:02}",
        f"{month} {number}, {year}",
        f"{month[:3]}. {number}, {year}",
        f"{month[:3]}.{number}.{year}",
        f"{number} {month} {year}",
        f"{number}-{month[:3]}-{year}",
        f"{year} {month} {number}",
        f"{year}年{day.month}月{number}日",
        f"{year}년 {day.month}월 {number}일",
    ):
        assert _only(text) == iso
    assert _only(f"{number:02}/{day.month:02}/{year}", day_first=True) == iso
    assert _only(f"{day.month:02}/{number:02}/{year}", day_first=False) == iso


@given(DAYS)
def test_months_read_back_and_gain_no_day(day: datetime.date) -> None:
    iso = day.isoformat()[:7]
    for text in (f"{day:%B} {day.year}", f"{day:%b}. {day.year}", f"{day.year}年{day.month}月"):
        assert _only(text) == iso
    assert _only(f"{day.month:02}/{day.year}") == iso
    assert _only(f"{day.year}") == iso[:4]


@given(st.dates(min_value=datetime.date(1927, 1, 1), max_value=datetime.date(2026, 12, 31)))
def test_two_digit_years_read_back_up_to_the_pivot(day: datetime.date) -> None:
    iso = day.isoformat()
    short = f"{day.year % 100:02}"
    assert _only(f"'{short}.{day.month}.{day.day}", pivot=2026) == iso
    assert _only(f"{day:%b} {day.day}, '{short}", pivot=2026) == iso
    (refused,) = find_dates(f"'{short}.{day.month}.{day.day}")
    assert (refused.iso, refused.month_day) == (None, iso[5:])


@given(st.text(alphabet="0123456789 .,-/'thsMayJun月年", max_size=24))
def test_tokens_do_not_overlap(text: str) -> None:
    found = find_dates(text, pivot=2026)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(token.iso or token.reason for token in found)
