"""Whom words name: the partner, its host, or somebody else."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from pipeline.memory import per_words
from pipeline.rules.places import KIND_OF
from pipeline.rules.subjects import LEADING
from pipeline.values.fold_name import fold_name

Verdict = Literal["partner", "other", "host"]

_IGNORED = frozenset({"of", "the", "de", "la", "and", "new", "saint", "st", *KIND_OF})


class Subject(NamedTuple):
    """The partner's spellings and the host's, folded, for telling subjects apart.

    ``kinds`` are the kinds of place that the page says the partner is.
    """

    partner: frozenset[str]
    host: frozenset[str]
    kinds: frozenset[str] = frozenset()

    def judge(self, words: str) -> Verdict:
        """Whether these words name the partner, the host, or something else."""
        return _judge(self.partner, self.host, words)


@per_words
def _judge(partner: frozenset[str], host: frozenset[str], words: str) -> Verdict:
    tokens = name_tokens(LEADING.sub("", words))
    if not tokens or _shares(tokens, partner):
        return "partner"
    return "host" if _shares(tokens, host) else "other"


@per_words
def name_tokens(words: str) -> frozenset[str]:
    """The folded words of a name without words of kind ("Gotha District" -> {gotha})."""
    tokens = fold_name(words).split()
    kept = frozenset(token for token in tokens if token not in _IGNORED and len(token) > 1)
    return kept or frozenset(tokens) - frozenset(KIND_OF)


def _shares(tokens: frozenset[str], known: frozenset[str]) -> bool:
    if tokens & known:
        return True
    joined = "".join(sorted(tokens))
    return any(
        len(name) > 4 and max(fuzz.ratio(token, name) for token in (*tokens, joined)) >= 82
        for name in known
    )
