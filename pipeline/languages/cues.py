"""Cues as patterns: one for each kind of cue and choice of languages, compiled when asked for.

How a word of a pack is written: a regular expression without groups that capture. A blank
stands for any one white-space sign, ``[ -]`` for that or any hyphen or dash, the apostrophe
’ for both forms of it. Where the language is spaced a word begins and ends at a word's
boundary; a word that ends with an apostrophe ("ville d’") ends there. Of two words that
match at the same place the earlier one in its list stands, so the longer comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.languages.lines import line_of_word
from pipeline.languages.nouns import CueKind, Pack, PackError, Side
from pipeline.languages.packs import list_packs, load_pack

_NEVER = "(?!)"
_END = r"(?:(?!\w)|(?<=['’])|(?-i:(?<=[a-z])(?=[A-Z][a-z]{2})))"
"""The end of a word; also where markup without blanks glued the next one to it: "Sister CityTrier"."""

_DASHES = "[\\s\u2010-\u2015-]"


def cue_pattern(kind: CueKind, codes: Iterable[str]) -> re.Pattern[str]:
    """What finds the cues of this kind in these languages; it never matches where none has any.

    Raises ``PackError`` for a word that is no pattern, captures or matches the empty string.

    >>> [cue[0] for cue in cue_pattern("sister_city", ("de", "en")).finditer(
    ...     "Unsere Partnerstädte / our sister cities and sister schools")]
    ['Partnerstädte', 'sister cities']
    """
    return _compile_cues(kind, tuple(sorted(set(codes))))


def kind_pattern(side: Side, codes: Iterable[str]) -> re.Pattern[str]:
    """What finds the words for kinds of places; the ``lastgroup`` of a match is its kind and a number.

    >>> match = kind_pattern("after", ("en", "ja")).search("岐阜市")
    >>> match[0], match.lastgroup.partition("_")[0]
    ('市', 'city')
    """
    return _compile_kinds(side, tuple(sorted(set(codes))))


@cache
def _compile_cues(kind: CueKind, codes: tuple[str, ...]) -> re.Pattern[str]:
    parts = [join_words(pack, "cues", kind, pack.cues[kind]) for pack in map(load_pack, codes)]
    return re.compile("|".join(part for part in parts if part) or _NEVER, re.IGNORECASE)


@cache
def _compile_kinds(side: Side, codes: tuple[str, ...]) -> re.Pattern[str]:
    packs = [load_pack(code) for code in codes]
    # Longest words first: "metropolitan city" before "city", "특별시" before "시".
    words = [
        (word, kind, pack)
        for pack in packs
        for kind, listed in pack.kinds[side].items()
        for word in listed
    ]
    words.sort(key=lambda found: -len(found[0]))
    parts: dict[int, str] = {}
    for number, (word, kind, pack) in enumerate(words):
        parts[number] = f"(?P<{kind}_{number}>{join_words(pack, f'kind_{side}', kind, (word,))})"
    return re.compile("|".join(parts.values()) or _NEVER, re.IGNORECASE)


def join_words(pack: Pack, table: str, key: str, words: tuple[str, ...]) -> str:
    """One pattern for the words of a list, each of them checked; empty if there are none."""
    for word in words:
        _check_pattern(pack, table, key, word)
    if not words:
        return ""
    joined = "|".join(map(_expand, words))
    return rf"(?<!\w)(?:{joined}){_END}" if pack.spaced else f"(?:{joined})"


def _expand(word: str) -> str:
    """What is written shortly in a pack, as a pattern."""
    return word.replace("[ -]", _DASHES).replace(" ", r"\s").replace("’", "['’]")


def _check_pattern(pack: Pack, table: str, key: str, word: str) -> None:
    try:
        pattern = re.compile(_expand(word))
    except re.error as error:
        reason = f"is no pattern: {error}"
    else:
        if pattern.fullmatch(""):
            reason = "matches the empty string"
        elif pattern.groups:
            reason = "captures; write (?:…)"
        else:
            return
    line = line_of_word(pack.path.read_text(encoding="utf-8"), table, key, word, 0)
    raise PackError(f"{pack.path.name}:{line}: {word!r} in {key!r} {reason}")


@cache
def connectives() -> frozenset[str]:
    """The small words that stand inside place names, of all languages."""
    return frozenset(
        word.lower() for code in list_packs() for word in load_pack(code).cues["connectives"]
    )
