"""All words are found in one pass where a search for each finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.search.vocabulary import Places, Vocabulary

# Words in words, words that overlap, and letters of one to four bytes.
_LETTERS = st.text("abé市😀 \ud800", max_size=20)
_SETS = st.lists(st.lists(st.text("abé市😀 ", min_size=1, max_size=3), max_size=4), max_size=4)


def _find(text: str, words: list[str]) -> Places | None:
    places = sorted(
        (at, at + len(word))
        for word in set(words)
        for at in range(len(text))
        if text.startswith(word, at)
    )
    return ([at for at, _ in places], [end for _, end in places]) if places else None


@given(_LETTERS, _SETS)
def test_each_set_is_found_wherever_one_of_its_words_stands(
    text: str, sets: list[list[str]]
) -> None:
    vocabulary = Vocabulary()
    assert [vocabulary.add(words) for words in sets] == list(range(len(sets)))
    found = vocabulary.find(text)
    assert [found[number] for number in range(len(sets))] == [_find(text, words) for words in sets]


def test_words_that_are_added_later_are_found_too() -> None:
    vocabulary = Vocabulary()
    vocabulary.add(["twin"])
    assert vocabulary.find("a twin town") == [([2], [6])]
    vocabulary.add(["town"])
    assert vocabulary.find("a twin town") == [([2], [6]), ([7], [11])]
