"""What a look at a page tells hides nothing that a look at each block and each pattern finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from pipeline.folding import fold
from pipeline.layouts import columns, pair_forms, part_headings, status
from pipeline.layouts.found import RelationMatch, find_relations, is_prose, read_relations
from pipeline.layouts.glance import list_holding, list_marked, look_over
from pipeline.layouts.groups import is_group_heading
from pipeline.layouts.lines import split_lines
from pipeline.model import Block, Page, Span
from pipeline.page import read_page
from pipeline.rules.relations import RELATIONS
from pipeline.rules.status import HEADING, MARK
from pipeline.search.marks import Mark
from pipeline.values import names
from pipeline.values.country_marks import may_name_country
from pipeline.values.sentences import split_sentences
from tests.cases import PAGES

MARKED: tuple[tuple[re.Pattern[str], Mark], ...] = (
    (HEADING, status._HEADING_MARK),
    (MARK, status._MARK),
    (columns._HEADER.pattern, columns._HEADER.mark),
    (part_headings._CONTINENT.pattern, part_headings._CONTINENT.mark),
    (pair_forms._APPOSED, pair_forms._MARK),
    *((form.pattern, pair_forms._MARK) for form in pair_forms._FORMS),
)


@cache
def _pages() -> list[Page]:
    files = sorted(file for file in PAGES.glob("*/page.*") if file.suffix in (".txt", ".html"))
    pages = [read_page(file, PAGES) for file in files]
    return [Page(page.id, page.text, split_lines(page), url=page.url) for page in pages]


def _stretches(page: Page) -> Iterator[tuple[int, int]]:
    """The blocks and sentences of the page, and each block cut within its words."""
    yield 0, len(page.flat)
    for block in page.blocks:
        yield block.start, block.end
        yield block.start + 3, max(block.start + 3, block.end - 2)
        yield from split_sentences(page.flat, block.start, block.end)


def _search(text: str, start: int, end: int) -> list[RelationMatch]:
    """The wordings of a stretch as each pattern finds them, the longest that begins first."""
    found = [
        RelationMatch(*match.span(), line)
        for line in RELATIONS
        for match in line.pattern.pattern.finditer(text, start, end)
    ]
    kept: list[RelationMatch] = []
    for match in sorted(found, key=lambda match: (match.start, -match.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def test_a_stretch_has_the_wordings_that_the_patterns_find_there() -> None:
    for page in _pages():
        for start, end in _stretches(page):
            assert find_relations(page.flat, start, end) == _search(page.flat, start, end)


_WORDS = (
    "sister", "Sister", "twin", "city", "cities", "town of", "friendship", "agreement", "relations",
    "partner", "partnership", "s", "friendly", "exchange", "ties", "with the", "twinned", "hood",
)  # fmt: skip
_SIGNS = (" ", " ", "", "-", "_", ", ", ".", "\n", "/", " & ")


@given(
    st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_SIGNS)), max_size=9),
    st.integers(0, 40),
    st.integers(0, 90),
)
def test_wordings_are_found_in_any_words(words: list[tuple[str, str]], cut: int, end: int) -> None:
    text = "".join(chain.from_iterable(words))
    start, end = min(cut, len(text)), min(max(cut, end), len(text))
    assert find_relations(text, start, end) == _search(text, start, end)
    assert read_relations(text) == _search(text, 0, len(text))


def test_a_look_tells_of_each_block_what_is_asked_of_it() -> None:
    for page in _pages():
        seen, flat = look_over(page), page.flat
        assert seen.prose == [is_prose(page, block) for block in page.blocks]
        assert seen.countries == [may_name_country(flat, b.start, b.end) for b in page.blocks]
        related = [(i, find_relations(flat, b.start, b.end)) for i, b in enumerate(page.blocks)]
        assert list(seen.related.items()) == [(i, matches) for i, matches in related if matches]
        groups = [i for i, block in enumerate(page.blocks) if is_group_heading(page, block)]
        assert sorted(seen.groups) == groups


def test_blocks_that_hold_a_place() -> None:
    page = next(page for page in _pages() if len(page.blocks) > 20)
    starts = [page.blocks[at].start for at in (3, 7)]
    assert list_holding(page, starts) == [3, 7]
    assert list_holding(page, []) == []
    assert list_marked(page, Mark()) == list(range(len(page.blocks)))


def test_a_cell_of_several_rows_is_parted_once_and_in_order() -> None:
    text = "Graz\nAustria\tPula\nCroatia\nBern\nBasel"
    high, right, below = Span(0, 12), Span(13, 25), Span(26, 36)
    rows = (Block("row", 0, 25, 0, (high, right), 1), Block("row", 26, 36, 0, (high, below), 1))
    lines = split_lines(Page("p", text, rows))
    assert [text[line.start : line.end] for line in lines] == re.split(r"\s", text)


def test_a_sign_that_folds_to_another_is_folded_to_the_end() -> None:
    assert fold("a \ufe58 b \u2014 c \u201cd\u201d") == 'a - b - c "d"'


def test_marks_of_layouts_hide_no_match() -> None:
    for pattern, mark in MARKED:
        for page in _pages():
            for start, end in _stretches(page):
                if not mark.stands_in(page.flat, start, end):
                    assert pattern.search(page.flat, start, end) is None


def test_forms_find_what_their_patterns_find() -> None:
    for page in _pages():
        for sentence in chain.from_iterable(
            split_sentences(page.flat, block.start, block.end) for block in page.blocks
        ):
            for form in pair_forms._FORMS:
                matches = form.pattern.finditer(page.flat, *sentence)
                found = form.list_matches(page.flat, sentence)
                assert [match.span() for match in found] == [match.span() for match in matches]


def test_one_word_is_none_of_a_sentence_or_all_of_it() -> None:
    words = {word for page in _pages() for word in page.flat.split() if word.isalpha()}
    assert any(names._SENTENCE_WORDS.search(word) for word in words)
    for word in words:
        whole = names._SENTENCE_WORDS.fullmatch(word)
        assert bool(names._SENTENCE_WORDS.search(word)) == bool(whole), word
