"""A stretch without a word of a country is skipped: it names none, and no layout misses it."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator

import pytest

from pipeline.folding import fold
from pipeline.layouts import find_sections
from pipeline.layouts.entries import read_entry
from pipeline.layouts.lines import split_lines
from pipeline.memory import forget
from pipeline.model import Page
from pipeline.page import read_page
from pipeline.values import country_words as table
from pipeline.values.countries import read_country, successors
from pipeline.values.country_finder import find_countries
from pipeline.values.country_marks import may_name_country, may_say_country
from pipeline.values.country_rows import list_countries
from pipeline.values.names import parse_place
from tests.cases import PAGES
from tests.generate_pages import LAYOUTS, check_pages

GUARDS = ("may_name_country", "may_say_country", "may_hold_date")


def _read_pages() -> Iterator[Page]:
    for file in sorted(PAGES.glob("*/page.*")):
        if file.suffix in (".txt", ".html"):
            yield read_page(file, PAGES)


def _list_spellings() -> Iterator[str]:
    for country in list_countries().values():
        yield from (country.name, country.official_name, country.common_name, *country.aliases)
    for line in table.SPELLINGS.strip().split("\n"):
        yield from line.partition(" ")[2].split("|")
    yield from table.SUCCESSORS


def _vary(words: str) -> Iterator[str]:
    yield from (words, words.upper(), words.lower(), words.replace(" ", "\n"))
    yield unicodedata.normalize("NFD", words)
    yield ". ".join(words) + "."
    yield words.replace("ss", "\u00df")


def test_every_spelling_is_marked() -> None:
    spellings = [fold(variant) for words in _list_spellings() if words for variant in _vary(words)]
    assert len(spellings) > 5000
    for words in spellings:
        if read_country(words) or successors(words):
            assert may_name_country(words, 0, len(words)), words
            framed = f"In {words}'s"
            assert may_name_country(framed, 3, 3 + len(words)), words


@pytest.mark.parametrize("words", ["Contact us", "Graz", "St. Pölten", "Women"])
def test_other_words_are_not(words: str) -> None:
    text = f"Wales {words} Wales"
    assert may_name_country(text, 6, 6 + len(words)) is False


def test_nothing_is_read_where_no_mark_stands() -> None:
    skipped = 0
    for page in _read_pages():
        for block in split_lines(page):
            stretch = (page.flat, block.start, block.end)
            if not may_say_country(*stretch):
                entry = read_entry(*stretch)
                assert entry is None or entry.place.country is None, page.words(entry.place.span)
            if not may_name_country(*stretch):
                skipped += 1
                assert not find_countries(*stretch)
                assert parse_place(*stretch) is None
                assert read_country(page.flat[block.start : block.end]) is None
    assert skipped > 1000


def _open_guards(patch: pytest.MonkeyPatch) -> None:
    for name, module in list(sys.modules.items()):
        for guard in GUARDS:
            if name.startswith("pipeline.layouts") and hasattr(module, guard):
                patch.setattr(module, guard, lambda *_: True)


def _assert_same(read: list[Page]) -> None:
    forget()
    found = [find_sections(page) for page in read]
    with pytest.MonkeyPatch.context() as patch:
        _open_guards(patch)
        forget()
        assert [find_sections(page) for page in read] == found
    forget()


def test_layouts_find_the_same_without_looking_first() -> None:
    _assert_same(list(_read_pages()))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_find_the_same_on_random_pages(layout: str) -> None:
    check_pages(layout, lambda page, _: _assert_same([page]), 15)
