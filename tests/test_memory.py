"""What is remembered: the last texts and no more, forgotten when something is switched."""

from __future__ import annotations

from pipeline.memory import forget, per_page, per_stretch, per_words
from pipeline.rules import without


def test_a_stretch_is_read_once() -> None:
    asked: list[tuple[str, int, int]] = []

    @per_stretch
    def read(text: str, start: int, end: int) -> str:
        asked.append((text, start, end))
        return text[start:end]

    assert [read("Bern", 0, 2), read("Bern", 0, 2), read("Bern", 2, 4)] == ["Be", "Be", "rn"]
    assert len(asked) == 2


def test_only_the_last_texts_are_kept() -> None:
    asked: list[str] = []

    @per_stretch
    def read(text: str, start: int, end: int) -> int:
        asked.append(text)
        return end - start

    for number in range(10):
        read(f"page {number}", 0, 4)
    read("page 9", 0, 4)
    assert len(asked) == 10
    read("page 0", 0, 4)
    assert len(asked) == 11


def test_only_the_last_page_is_kept() -> None:
    asked: list[list[str]] = []

    @per_page
    def read(page: list[str], at: int) -> str:
        asked.append(page)
        return page[at]

    one, two = ["a", "b"], ["a", "b"]
    assert [read(one, 0), read(one, 1), read(one, 0), read(two, 0), read(one, 0)] == list("abaaa")
    assert len(asked) == 4


def test_a_switch_lets_everything_be_forgotten() -> None:
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
