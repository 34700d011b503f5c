"""Sentences about other matters, with numbers and dates that are nobody's facts."""

from __future__ import annotations

import re
from random import Random

from benchmarks.pages.vocabulary import FRAMES, HEADINGS, LABELS, WORDS

_GAP = re.compile(r"\{(\w+?)(_?)\}")


def write_sentence(random: Random, frames: tuple[str, ...] = FRAMES) -> str:
    """One sentence; ``{word_}`` of a frame begins with a capital."""

    def fill(gap: re.Match[str]) -> str:
        words = _draw(random, gap[1])
        return words[0].upper() + words[1:] if gap[2] else words

    return _GAP.sub(fill, random.choice(frames))


def write_paragraph(random: Random, most: int = 6) -> str:
    return " ".join(write_sentence(random) for _ in range(random.randint(2, most)))


def write_heading(random: Random) -> str:
    return write_sentence(random, HEADINGS)


def write_label(random: Random) -> str:
    return write_sentence(random, LABELS)


def _draw(random: Random, what: str) -> str:
    if what in WORDS:
        return random.choice(WORDS[what])
    if what == "year":
        return str(random.randint(1985, 2024))
    if what == "old":
        return str(random.randint(1120, 1899))
    if what == "day":
        return str(random.randint(1, 28))
    if what == "hour":
        return str(random.randint(7, 11))
    if what == "percent":
        return f"{random.randint(11, 399) / 10:g}"
    if what == "money":
        return f"€{random.randint(2, 4000) * 250:,}"
    if what == "count":
        return f"{random.randint(30, 60_000):,}"
    return str(random.randint(12, 98))
