"""The report quotes the sentence that a span stands in."""

from __future__ import annotations

import pytest

from pipeline.model import Block, Page
from pipeline.report.quote import quote

TEXT = (
    "1. Vale County, U.S.\n\n"
    "It lies north of St. Ode. It has 1,200\npeople (\u201cabout\u201d)! "
    "Friends since May 1984.\n\n"
    "人口是一万。成立于1990年。\n"
    "2\tHill\t\tMay 1985\n"
)
PAGE = Page("p", TEXT)


def quote_words(page: Page, words: str, reach: int = 240) -> dict[str, str] | None:
    start = page.text.index(words)
    return quote(page, start, start + len(words), reach)


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("Vale", "1. ", " County, U.S."),
        ("north of St. Ode", "It lies ", "."),
        ("May 1984", "Friends since ", "."),
        ("Friends since May 1984.", "", ""),
        ("1990", "成立于", "年。"),
        ("Hill", "2 | ", " | | May 1985"),
    ],
)
def test_it_quotes_the_sentence_around_a_span(words: str, before: str, after: str) -> None:
    quoted = quote_words(PAGE, words)
    assert quoted is not None
    assert (quoted["before"], quoted["after"]) == (before, after)


def test_a_block_holds_sentences_that_run_over_lines() -> None:
    start, end = TEXT.index("It lies"), TEXT.index("\n\n人口")
    page = Page("p", TEXT, (Block("paragraph", start, end),))
    assert quote_words(page, "1,200") == {
        "before": "It has ",
        "marked": "1,200",
        "after": " people (\u201cabout\u201d)!",
    }


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (f"{'so it goes ' * 9}X{' and so on' * 9}", "… it goes so it goes ", " and so on and so …"),
        (f"{'人' * 99}X{'口' * 99}", "…" + "人" * 20, "口" * 20 + "…"),
    ],
)
def test_a_long_sentence_is_cut_between_words(text: str, before: str, after: str) -> None:
    assert quote_words(Page("p", text), "X", 20) == {
        "before": before,
        "marked": "X",
        "after": after,
    }


def test_long_words_are_cut_in_the_middle() -> None:
    text = "so it goes " * 300 + "on"
    assert quote(Page("p", text), 0, len(text), 12) == {
        "before": "",
        "marked": "so it goes … it goes on",
        "after": "",
    }


@pytest.mark.parametrize("span", [(-1, -1), (None, None), (5, 4), (0, 9999)])
def test_no_span_gives_no_sentence(span: tuple[int | None, int | None]) -> None:
    assert quote(Page("p", "Short."), *span) is None
    assert quote(None, 0, 1) is None
