"""What is read at once, or not tried at all, comes out as if it were read the long way."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.memory import forget
from pipeline.mentions import announced
from pipeline.mentions.announced import list_announced
from pipeline.search.marks import Mark
from pipeline.values import quantity
from pipeline.values.cjk_numbers import Quantity
from pipeline.values.quantity import read_quantity
from pipeline.values.wording import PART_WORDS, SCALE_WORDS

_BEFORE = ("", "E", "km ")
_NUMBERS = (
    *("1", "3", "12", "100", "1984", "007", "5k", "½", "1/2", "1" * 25),
    *("120,000", "1,234", "12,34", "0,123", "1.5", "98.60", "1,234.5", "1.234", "1.234.567"),
)
_SIGNS = (
    " ",
    "",
    ".",
    ". ",
    ",",
    ", ",
    " ,",
    ":",
    ";",
    ")",
    ").",
    " (",
    "-",
    "/",
    "\n",
    "'",
    "\u3000",
)
_BEHIND = (
    *(
        "",
        *SCALE_WORDS,
        *PART_WORDS,
        "mil",
        "and a half",
        "and a half million",
        "MILLION",
        "a",
        "k",
    ),
    *("people", "km2", "th", "s", "5", "500", "1/2", "000", "½", "万", "é", "(2010)", "to 5", "."),
)


def _read_all() -> list[Quantity | None]:
    return [
        read_quantity("".join(words), len(words[0]), len("".join(words)), blank_groups=True)
        for words in product(_BEFORE, _NUMBERS, _SIGNS, _BEHIND)
    ]


def test_a_usual_number_is_read_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = _read_all()
    monkeypatch.setattr(quantity, "_BARE", re.compile("(?!)"))
    assert _read_all() == at_once


_WORDS = (
    *("1", "12", "120,000", "98.60", "1984", "half", "million", "between", "to", "or", "The", "a"),
    *("people", "km2", "population", "city of", "area", "students", "covers", "visitors", "hold"),
)
TEXTS = st.lists(st.sampled_from(_WORDS), max_size=9).map(" ".join)


@given(TEXTS)
def test_no_wording_is_missed_for_want_of_its_words(flat: str) -> None:
    forget()
    found = list_announced(flat, 0, len(flat))
    forget()
    with pytest.MonkeyPatch.context() as patch:
        # A mark of nothing is taken to stand everywhere.
        patch.setattr(announced, "_BEFORE", Mark())
        patch.setattr(announced, "_AFTER", Mark())
        known = [number._replace(qualifier=None) for number in list_announced(flat, 0, len(flat))]
    assert [number._replace(qualifier=None) for number in found] == known
