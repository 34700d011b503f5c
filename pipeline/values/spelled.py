"""Words that count: small numbers, multipliers, and what a row of them amounts to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

SMALL = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split(),
        start=1,
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}


def evaluate(words: Sequence[str], *, joins: bool) -> tuple[Decimal, int]:
    """Value and number of words used; 0 words where no number begins.

    ``joins`` is false after "between", where "and" parts two numbers.

    >>> evaluate("two hundred and fifty thousand".split(), joins=True)
    (Decimal('250000'), 5)
    >>> evaluate("two million and three million".split(), joins=True)
    (Decimal('2000000'), 2)
    """
    total, last, at = 0, 0, 0
    while True:
        begin = at + 1 if at and joins and _word(words, at) == "and" else at
        count, after = _below_thousand(words, begin, joins)
        factor = 1
        while count and _word(words, after) in SCALES:
            factor *= SCALES[words[after]]
            after += 1
        if not count or (last and count * factor >= last):
            break
        total, at, last = total + count * factor, after, factor
        if factor == 1:
            break
    return Decimal(total), at


def trailing_scale(words: Sequence[str]) -> Decimal:
    """The product of the multipliers at the end: what "three or four million" shares.

    >>> trailing_scale(["four", "hundred", "thousand"])
    Decimal('100000')
    """
    product = 1
    for word in reversed(words):
        if word not in SCALES:
            break
        product *= SCALES[word]
    return Decimal(product)


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""


def _below_thousand(words: Sequence[str], at: int, joins: bool) -> tuple[int, int]:
    """Read "two hundred and fifty", "ninety nine", or "a" before a multiplier."""
    count, at = (1, at + 1) if _word(words, at) in ("a", "an") else _below_hundred(words, at)
    if not count or _word(words, at) != "hundred":
        return count, at
    count, at = count * 100, at + 1
    begin = at + 1 if joins and _word(words, at) == "and" else at
    rest, after = _below_hundred(words, begin)
    if rest and _word(words, after) != "hundred":
        return count + rest, after
    return count, at


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    word = _word(words, at)
    if word in TENS:
        unit = SMALL.get(_word(words, at + 1), 10)
        return (TENS[word] + unit, at + 2) if unit < 10 else (TENS[word], at + 1)
    return (SMALL[word], at + 1) if word in SMALL else (0, at)
