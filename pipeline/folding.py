"""Fold typographic variants one character to one, so that offsets stay what they are."""

from __future__ import annotations

import unicodedata

from pipeline.memory import per_text

_FIXED = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201a": "'",
    "\u02bc": "'",
    "\u00b4": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2015": "-",
    "\u2212": "-",
    "\u200b": " ",
    "\u200e": " ",
    "\u200f": " ",
    "\u2060": " ",
    "\ufeff": " ",
    "\u00ad": " ",
}


class _Folds(dict[int, str]):
    """What each character met so far becomes, by its code."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        compatible = unicodedata.normalize("NFKC", char)
        folded = compatible if len(compatible) == 1 else char
        self[code] = folded = _FIXED.get(folded, folded)
        return folded


_FOLDS = _Folds({ord(char): plain for char, plain in _FIXED.items()})


@per_text
def fold(text: str) -> str:
    """Return ``text`` with each character replaced by its plain variant, if it has one.

    The result has the length of the input. Characters whose plain form is longer
    (``㎢``, ``½``) stay, and the value parsers know them.

    >>> fold("\uff11\uff12\xa0km\u00b2 \u2013")
    '12 km2 -'
    """
    return text if text.isascii() else text.translate(_FOLDS)
