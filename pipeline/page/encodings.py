"""Which encodings are tried, under which names pages call them, and what looks right in each.

A wrong guess seldom fails to decode: Korean bytes are valid Chinese. So a reading must
also look like text, judged by how many of its characters are common ones.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from itertools import repeat

# Tried where a page declares nothing, hardest to pass by accident first, as the first wins
# a tie. Other alphabets are not among them: Greek bytes make plausible Russian.
CANDIDATES = ("cp1252", "cp949", "cp932", "euc_jp", "gb18030", "big5hkscs")

# Browsers read the left name as the right one: pages of the left use the right one's letters.
_ALIASES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "cp1252": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "euc_kr": "cp949",
    "cp949": "cp949",
    "johab": "johab",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc_jp": "euc_jp",
    "iso2022_jp": "iso2022_jp",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "cp874": "cp874",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
}
_ODD_NAMES = {"x-sjis": "cp932", "windows-31j": "cp932", "x-gbk": "gb18030", "x-x-big5": "big5"}
_FAMILIES = ("iso8859-", "cp125")

# The reading's characters are looked up in the old standard behind the encoding, where
# common characters come first: (codec, first lead byte, last lead byte).
_COMMON_ROWS = {
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "cp949": ("euc_kr", 0xB0, 0xC8),
    "johab": ("euc_kr", 0xB0, 0xC8),
    "big5hkscs": ("big5", 0xA4, 0xC6),
    "cp932": ("shift_jis", 0x82, 0x97),
    "euc_jp": ("shift_jis", 0x82, 0x97),
    "iso2022_jp": ("shift_jis", 0x82, 0x97),
}
EAST_ASIAN = frozenset(_COMMON_ROWS)
_JAPANESE = {"cp932", "euc_jp", "iso2022_jp"}
# Typographic signs of cp1252 (dashes, quotes, dots, euro), then those of Latin-1.
_WESTERN_SIGNS = frozenset(
    "\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2020\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
    "\xa0\xa1\xa3\xa7\xa9\xaa\xab\xad\xae\xb0\xb1\xb2\xb3\xb4\xb7\xb9\xba\xbb\xbc\xbd\xbe\xbf\xd7"
)
_INSIDE_WORDS = frozenset("\u2013\u2014\u2018\u2019\u2026\xad\xb7\xa0\xaa\xba\u20ac\u2022\xb0")
_WESTERN = ("cp1252", "cp1250")
_WORDS_OF_ONE_LETTER = frozenset("àáéíóåöøÀÁÉÍÓÅÖØ")
# The longer forms of these patterns are the fast ones.
_BEYOND_ASCII = re.compile("[^\x00-\x7f][^\x00-\x7f]*")
_EACH_BEYOND_ASCII = re.compile("([^\x00-\x7f])")
_IN_LATIN = re.compile("[^\x00-\x7f](?<=[A-Za-z].)(?=[A-Za-z])")
# From this share on a reading looks like text.
PLAUSIBLE = 0.8
# So many characters of a page are looked at.
MOST = 5_000
_ENOUGH = re.compile(f"(?:[\x00-\x7f]*+[^\x00-\x7f]){{{MOST}}}")


def name_codec(declared: str | None) -> str | None:
    """Python's codec for a charset name as pages write it, or None where it is no such name.

    >>> name_codec("ISO-8859-1"), name_codec("ks_c_5601-1987"), name_codec("rot13")
    ('cp1252', 'cp949', None)
    """
    wanted = (declared or "").strip().lower()
    wanted = _ODD_NAMES.get(wanted, wanted)
    try:
        name = codecs.lookup(wanted).name
    except (LookupError, ValueError):
        return None
    return _ALIASES.get(name, name if name.startswith(_FAMILIES) else None)


@cache
def _is_common(char: str, encoding: str) -> bool:
    codec, first, last = _COMMON_ROWS[encoding]
    coded = char.encode(codec, "ignore")
    return len(coded) == 2 and first <= coded[0] <= last


@cache
def _is_neutral(char: str) -> bool:
    """True for signs and full-width forms, which every East Asian encoding has."""
    return unicodedata.category(char)[0] in "PSZN" or "\uff00" <= char <= "\uff5e"


@cache
def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")


def _touches_latin(around: str) -> bool:
    return any(char.isascii() and char.isalpha() for char in around)


def _rate_east_asian(letters: Counter[str], text: str, encoding: str) -> float:
    good = sum(many for char, many in letters.items() if _is_common(char, encoding))
    # One character inside an ASCII word stands as only an accented letter does.
    good -= sum(_is_common(it, encoding) for it in _IN_LATIN.findall(text) if it in letters)
    kana = sum(many for char, many in letters.items() if "\u3041" <= char <= "\u30fe")
    # Japanese without kana is rare, and Chinese bytes can pass for it.
    doubt = 0.9 if encoding in _JAPANESE and kana * 10 < letters.total() else 1.0
    return good / letters.total() * doubt


@lru_cache(maxsize=8192)
def _suits(before: str, char: str, after: str, western: bool) -> bool:
    """True where a character of an alphabet stands between its neighbours as in a text."""
    if not char.isalpha() or char in "ªº":
        if before.isalpha() and after.isalpha() and char not in _INSIDE_WORDS:
            # "S³upsk": a sign within a word is a letter of another encoding.
            return False
        # East Asian punctuation begins with the byte of the first, and much else with these.
        opens = char in "¡¿§"
        return char in _WESTERN_SIGNS and (not opens or after.isalnum() or after == " ")
    if not before.isalpha() and not after.isalpha():
        return char in _WORDS_OF_ONE_LETTER
    if western and before > "\x7f" and after > "\x7f":
        return not (before.isalpha() and after.isalpha())
    if _is_latin(char) or not _touches_latin(before + after):
        return not (char.isupper() and before.islower())
    return False


def _rate_alphabetic(text: str, western: bool) -> float:
    parts = _EACH_BEYOND_ASCII.split(text, MOST)
    gaps, chars = parts[::2], parts[1::2]
    before = [gap[-1:] or last for gap, last in zip(gaps, ("", *chars), strict=True)]
    after = [gap[:1] or char for gap, char in zip(gaps[1:], (*chars[1:], ""), strict=True)]
    left = len(chars)
    for start in range(0, len(chars), 500):
        part = slice(start, start + 500)
        suit = map(_suits, before[part], chars[part], after[part], repeat(western))
        left -= len(chars[part]) - sum(suit)
        if left / len(chars) < PLAUSIBLE:
            break
    return left / len(chars)


def rate(text: str, encoding: str) -> tuple[float, int]:
    """How much ``text`` looks like text as read in ``encoding``.

    Returns a share from 0 to 1 and on how many characters it rests, at most ``MOST``. A
    share that is not ``PLAUSIBLE`` may be too high.
    """
    enough = _ENOUGH.match(text)
    if enough:
        # The character behind the last one tells how that one stands.
        text = text[: enough.end() + 1]
    found = Counter("".join(_BEYOND_ASCII.findall(text))[:MOST])
    if any(unicodedata.category(char) == "Co" for char in found):
        return 0.0, found.total()
    if not found:
        return 1.0, 0
    if encoding not in _COMMON_ROWS:
        return _rate_alphabetic(text, encoding in _WESTERN), found.total()
    letters = Counter({char: many for char, many in found.items() if not _is_neutral(char)})
    if not letters:
        return 0.9, found.total()
    return _rate_east_asian(letters, text, encoding), letters.total()
