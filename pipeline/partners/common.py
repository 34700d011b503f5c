"""Words that are no names though a gazetteer has them: ``City``, ``The``, ``Home``, ``Date``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def common_words() -> frozenset[str]:
    """Words that running text of our training pages writes in small letters, on several pages."""
    text = files("pipeline.partners").joinpath("common_words.txt").read_text("utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))
