"""What is remembered: the last answers and no more, forgotten when something is switched."""

from __future__ import annotations

import pytest

from pipeline.memory import forget, per_text, per_words, remembered
from pipeline.rules import without


@pytest.mark.parametrize(("keep", "most"), [(per_text, 4), (per_words, 4096), (remembered, 9999)])
def test_only_the_last_answers_are_kept(keep, most):
    asked: list[str] = []

    @keep
    def read(words: str) -> str:
        asked.append(words)
        return words.upper()

    for number in range(most + 1):
        read(f"{number}")
    assert read(f"{most}") == f"{most}"
    assert len(asked) == most + 1
    read("0")
    assert len(asked) == most + (1 if keep is remembered else 2)


def test_a_switch_lets_everything_be_forgotten():
    asked: list[str] = []

    @per_words
    def read(words: str) -> str:
        asked.append(words)
        return words.upper()

    assert read("bern") == read("bern") == "BERN"
    with without("sister-city"):
        read("bern")
    read("bern")
    forget()
    read("bern")
    assert len(asked) == 4
