"""Find all words that anybody looks for in one pass over a page.

Rules look for some hundred words. To ask for one after the other is to read the page a
hundred times; an Aho-Corasick automaton reads it once for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation

Places = tuple[list[int], list[int]]
"""Starts in order, and the end that goes with each."""

_START = itemgetter(1)
_HALVES = re.compile("[\ud800-\udfff]")


class Vocabulary:
    """Sets of words, each with the number that it was given when it was added."""

    __slots__ = ("_automaton", "_numbers", "_sets", "_words")

    def __init__(self) -> None:
        self._sets = 0
        self._words: dict[str, int] = {}
        # By the number of a word, the numbers of the sets that it is in.
        self._numbers: list[list[int]] = []
        self._automaton: AhoCorasick | None = None

    def add(self, words: Iterable[str]) -> int:
        """Look for these words too from now on; gives the number of the set.

        >>> vocabulary = Vocabulary()
        >>> vocabulary.add(["sister", "twin"]), vocabulary.add(["sisters"])
        (0, 1)
        """
        number = self._sets
        self._sets += 1
        for word in sorted(set(words)):
            if word not in self._words:
                self._words[word] = len(self._words)
                self._numbers.append([])
            self._numbers[self._words[word]].append(number)
        self._automaton = None
        return number

    def __len__(self) -> int:
        """How many sets there are."""
        return self._sets

    def find(self, text: str) -> list[Places | None]:
        """Where each set of words stands in ``text``, by its number; None where it does not.

        >>> vocabulary = Vocabulary()
        >>> first, second = vocabulary.add(["sister", "is"]), vocabulary.add(["twin"])
        >>> vocabulary.find("a sister is")
        [([2, 3, 9], [8, 5, 11]), None]
        """
        if self._automaton is None:
            # The quickest of its kinds, though it takes the most memory.
            self._automaton = AhoCorasick(self._words, implementation=Implementation.DFA)
        found: list[Places | None] = [None] * self._sets
        try:
            matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            # Half a character, which no word has, cannot be given to the automaton.
            whole = _HALVES.sub("\ufffd", text)
            matches = self._automaton.find_matches_as_indexes(whole, overlapping=True)
        for word, start, end in sorted(matches, key=_START):
            for number in self._numbers[word]:
                places = found[number]
                if places is None:
                    found[number] = [start], [end]
                else:
                    places[0].append(start)
                    places[1].append(end)
        return found
