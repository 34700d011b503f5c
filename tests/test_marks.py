"""Marks hide no match: wherever a pattern matches, its mark stands, in any stretch of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.layouts import find_sections
from pipeline.layouts.lines import split_lines
from pipeline.model import Page
from pipeline.page import read_page
from pipeline.rules.decoys import DECOYS
from pipeline.rules.hosts import HOSTS
from pipeline.rules.labels import LABELS
from pipeline.rules.relations import EVENTS, RELATIONS
from pipeline.rules.wordings import WORDINGS
from pipeline.search.marks import lower
from pipeline.search.needs import begins, list_breaks, needs
from pipeline.search.sought import Phrase, Sought
from pipeline.values import asof, country_finder, dates
from pipeline.values.digit_runs import holds_year
from pipeline.values.find_word import find_word
from pipeline.values.sentences import split_sentences
from tests.cases import PAGES
from tests.test_rules import CASES
from tests.value_rows import read_rows

Stands = Callable[[str, int, int], bool]

MARKED: dict[str, tuple[re.Pattern[str], Stands]] = {
    f"{line.name}-{number}": (line.pattern.pattern, line.pattern.mark.stands_in)
    for number, line in enumerate((*RELATIONS, *EVENTS))
}
MARKED |= {
    f"date-{row}": (form.pattern, form.mark.stands_in) for row, form in enumerate(dates._FORMS)
}
MARKED |= {
    f"any-date-{row}": (form.pattern, dates.may_hold_date) for row, form in enumerate(dates._FORMS)
}
MARKED |= {
    f"as-of-{at}": (form, holds_year)
    for at, form in enumerate((asof._AFTER, asof._STRONG, asof._WEAK))
}


@cache
def _pages() -> list[Page]:
    files = sorted(file for file in PAGES.glob("*/page.*") if file.suffix in (".txt", ".html"))
    return [read_page(file, PAGES) for file in files]


def _stretches(page: Page) -> Iterator[tuple[int, int]]:
    """The page, its blocks, lines and sentences, and each of them cut within its words."""
    yield 0, len(page.flat)
    for block in (*page.blocks, *split_lines(page)):
        yield block.start, block.end
        yield block.start + 3, max(block.start + 3, block.end - 2)
        yield from split_sentences(page.flat, block.start, block.end)


@pytest.mark.parametrize("name", MARKED)
def test_mark_hides_no_match(name: str) -> None:
    pattern, stands = MARKED[name]
    for page in _pages():
        for start, end in _stretches(page):
            if not stands(page.flat, start, end):
                assert pattern.search(page.flat, start, end) is None, page.flat[start:end]
    for case in CASES:
        if not stands(case.page, 0, len(case.page)):
            assert pattern.search(case.page) is None, case.page


PHRASES: list[Phrase] = [line.pattern for line in LABELS]
PHRASES += [part for line in (*DECOYS, *WORDINGS) for part in (line.before, line.after) if part]


def test_phrase_hides_no_match() -> None:
    for phrase in PHRASES:
        for page in _pages():
            for start, end in _stretches(page):
                words = page.flat[start:end]
                if not phrase.fits(lower(words)):
                    assert phrase.pattern.search(words) is None, words


def _spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


def _texts() -> list[str]:
    """The pages, and the dates of the test cases, each in a line or two and in a row."""
    rows = [row[0] for row in read_rows("dates.tsv", 3)]
    pages = [page.flat for page in _pages()]
    return [*pages, "\n".join(rows), " ".join(rows), "\n".join(rows).replace(" ", "\n")]


@pytest.mark.parametrize("row", range(len(dates._FORMS)))
def test_a_form_of_date_finds_on_a_page_what_its_pattern_finds(row: int) -> None:
    form = dates._FORMS[row]
    for text in _texts():
        assert _spans(form.find_on(text)) == _spans(form.pattern.finditer(text))


def _check_stretch(text: str, start: int, end: int) -> None:
    found = [
        (match.start(), row, match.group())
        for row, form in enumerate(dates._FORMS)
        for match in form.pattern.finditer(text, start, end)
    ]
    read = dates._find_in(text, start, end)
    assert sorted((start, row, match.group()) for start, row, _, match in read) == sorted(found)


def test_a_stretch_has_the_dates_that_its_patterns_find_there() -> None:
    for text in _texts():
        lines = [at for at, sign in enumerate(text) if sign == "\n"]
        borders = sorted({0, *lines, *(at + 1 for at in lines), *range(0, len(text), 37)})
        for start, end in (*pairwise(borders), *zip(borders, borders[3:], strict=False)):
            _check_stretch(text, start, end)


_DATE_WORDS = (
    "May", "Sept", "JUNE", "january", "may", "Market", "1", "5th", "12", "31", "05", "1990", "2004",
    "'94", "1990s", "the", "of", "day of", "of the year", "to", "and", "between", "spring", "th",
    "century", "thirties", "BC", "Heisei", "昭和", "年", "月", "日", "million", "late", "present",
)  # fmt: skip
_DATE_SIGNS = (" ", " ", " ", "", ".", ". ", ", ", "/", "-", " - ", "\n", ",\n", ")", "; ", "~")


@given(
    st.lists(st.tuples(st.sampled_from(_DATE_WORDS), st.sampled_from(_DATE_SIGNS)), max_size=12),
    st.integers(0, 12),
)
def test_dates_are_found_in_any_words(words: list[tuple[str, str]], cut: int) -> None:
    text = "".join(chain.from_iterable(words))
    for form in dates._FORMS:
        assert _spans(form.find_on(text)) == _spans(form.pattern.finditer(text))
    for end in (len("".join(chain.from_iterable(words[:cut]))) - back for back in (0, 1)):
        _check_stretch(text, 0, max(0, end))


def test_countries_are_those_of_the_pattern() -> None:
    pattern, codes = country_finder._finder()
    whole = re.compile(rf"(?<![\w$]){pattern.pattern}")
    for page in _pages():
        for start, end in _stretches(page):
            found = [(m.start(), m.end()) for m in whole.finditer(page.flat, start, end)]
            named = [span for span in found if codes[re.sub(r"\s", " ", page.flat[slice(*span)])]]
            read = country_finder.find_countries(page.flat, start, end)
            assert [(a, b) for a, b, _ in read] == named


@given(st.text("Bern ay.-é_", max_size=12), st.text("Bern.é ", min_size=1, max_size=4))
def test_find_word_is_the_pattern_between_edges(text: str, words: str) -> None:
    found = [match.span() for match in re.finditer(rf"\b{re.escape(words)}\b", text)]
    assert [tuple(span) for span in find_word(text, words)] == found


SHAPES = (
    (r"(?:a|b)?c+", {"c"}),
    (r"(?:twin|sister)s? cit(?:y|ies)", {"twin", "sister"}),
    (r"[xyz]\d", {"x", "y", "z"}),
    (r"(?:a|\d)", None),
    (r"(?=abc)\w+", None),
    (r"(?<=abc)d", {"d"}),
    (r"a{0,2}", None),
    (r"[^a]", None),
    (r"(?i:STRASSE)é", {"strasse"}),
    (r"国|國家", {"国", "國家"}),
)


@pytest.mark.parametrize(("pattern", "words"), SHAPES)
def test_needs(pattern: str, words: set[str] | None) -> None:
    assert needs(re.compile(pattern)) == (None if words is None else frozenset(words))


BEGINNINGS = (
    (r"\b(?:twin|sister)s? cit(?:y|ies)", {"twin", "sister"}),
    (r"sister(?:hood)? ties|sisterhood", {"sister"}),
    (r"(?<=\()friend", {"friend"}),
    (r"M[oO]Us?", {"mou"}),
    (r"(?:a )?twin", None),
    (r"\w+ twin", None),
)


@pytest.mark.parametrize(("pattern", "words"), BEGINNINGS)
def test_begins(pattern: str, words: set[str] | None) -> None:
    assert begins(re.compile(pattern)) == (None if words is None else frozenset(words))


@pytest.mark.parametrize("text", ["\u017fister", "S\u0130STER", "s\u0131ster", "SISTER"])
def test_letters_that_are_compared_without_case(text: str) -> None:
    sought = Sought(re.compile("sister", re.IGNORECASE))
    assert bool(sought.search(text, 0, len(text))) == bool(sought.pattern.search(text))


def test_the_same_page_is_read_alike_twice() -> None:
    for page in _pages()[:8]:
        assert find_sections(page) == find_sections(page)


def test_breaks_stand_in_no_match() -> None:
    """Only sentences with a mark are searched in a long stretch, and all is found there."""
    for line in (*RELATIONS, *EVENTS):
        for page in _pages():
            end = len(page.flat)
            whole = [match.span() for match in line.pattern.pattern.finditer(page.flat)]
            assert [match.span() for match in line.pattern.finditer(page.flat, 0, end)] == whole


def test_all_hosts_are_found_beside_anchors() -> None:
    texts = [*(page.flat for page in _pages()), *(case.page for case in CASES)]
    for line in HOSTS:
        for text in texts:
            whole = [match.span() for match in line.pattern.pattern.finditer(text)]
            assert [match.span() for match in line.pattern.finditer(text)] == whole


_WORDS = (
    "Graz", "Bad", "of", "and", "And", "\u00c9vry", "a", "has", "are", "is", "sister", "Sister",
    "city", "City", "Cities", "Council", "'s", "twinned", "with", "signed", "TOWN", "OF", "Info",
    "capital", "between", "the", "About", "our", "cities", "Friend", "'",
)  # fmt: skip
_SIGNS = (" ", " ", " ", " ", ",", ", ", ". ", "\n", " - ", ": ", "")


@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_SIGNS)), max_size=25))
def test_all_hosts_are_found_in_any_words(words: list[tuple[str, str]]) -> None:
    text = "".join(chain.from_iterable(words))
    for line in HOSTS:
        whole = [match.span() for match in line.pattern.pattern.finditer(text)]
        assert [match.span() for match in line.pattern.finditer(text)] == whole


BREAKS = (
    (r"sister[^.;]{0,9}", ".;"),
    (r"sister[\w ]+", ".;"),
    (r"sister.+", ""),
    (r"sister(?!\.)", ";"),
    (r"sister\W", ""),
    (r"sister[+-9]", ";"),
    (r"(?:St\.|twin;)", ""),
)


@pytest.mark.parametrize(("pattern", "breaks"), BREAKS)
def test_list_breaks(pattern: str, breaks: str) -> None:
    assert list_breaks(re.compile(pattern)) == breaks
