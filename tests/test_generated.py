"""The generator of pages: the same seed gives the same pages, and what they give is their gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.generated.measuring import Outcome, measure_one
from benchmarks.generated.pages import SETS, make_page
from pipeline.score.counts import ROWS, add_up
from pipeline.score.gold import read_table

SEED = 7


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return [measure_one("test", SEED, number) for number in range(100)]


@pytest.mark.parametrize("which", sorted(SETS))
def test_a_seed_gives_the_same_pages_and_another_seed_gives_others(which: str) -> None:
    pages = [make_page(which, SEED, number) for number in range(20)]
    assert pages == [make_page(which, SEED, number) for number in range(20)]
    assert pages != [make_page(which, SEED + 1, number) for number in range(20)]


def test_the_gold_of_every_page_reads_and_is_on_the_page(tmp_path: Path) -> None:
    for number in range(60):
        made = make_page("test", SEED, number)
        for gold in read_table(made.write(tmp_path).with_name("gold.csv")):
            assert gold.name in made.text
            assert gold.cells["host"][0]
            year = gold.cells["established"][0][:4]
            assert year in made.text


def test_no_wording_is_in_both_sets() -> None:
    train, test = (words.templates() for words in SETS.values())
    assert min(len(train), len(test)) >= 40
    assert not set(train.values()) & set(test.values())


def test_one_page_in_eight_has_no_partner() -> None:
    pages = [make_page("test", SEED, number) for number in range(200)]
    empty = [made for made in pages if made.gold.count("\n") == 1]
    assert 12 <= len(empty) <= 40


def test_no_partner_is_invented_unmarked(outcomes: list[Outcome]) -> None:
    score = add_up(outcome.score for outcome in outcomes)
    assert score.unmarked_extra == 0
    assert score.count(ROWS).recall > 0.7
