"""A text as its words are looked for: in lower case, without accents, each letter in its place."""

from __future__ import annotations

import re
import unicodedata

from pipeline.memory import per_text
from pipeline.search.masks import replace_beyond_ascii

ODD = "\ufffc"
"""Stands for a character that is compared as none or as several letters: it may be any."""


class _Plain(dict[int, str]):
    """What each character met so far is compared as, by its code."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).casefold())
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
        if len(plain) != 1:
            plain = chr(code) if plain and not re.search("[a-z]", plain) else ODD
        self[code] = plain
        return plain


# A pattern that ignores case takes the i without a dot for one with it.
_PLAIN = _Plain({ord("\u0131"): "i"})


@per_text
def make_plain(text: str) -> str:
    """``text`` with each character as it is compared where neither case nor accent counts.

    >>> make_plain("São Paulo, ŁÓDŹ")
    'sao paulo, łodz'
    """
    return replace_beyond_ascii(text, _PLAIN).lower()
