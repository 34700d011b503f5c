"""The same content in other words, or with less markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pipeline.score.perturb.blocks import SHORT

_PARTNERSHIP = re.compile(
    r"\b(sister|twin|partner|friendship)([- ]?)(cities|city|towns|town|municipalities|municipality)"
    r"\b|\b(twinnings?)\b",
    re.IGNORECASE,
)
_KNOWN = {"sister": "twin", "twin": "sister", "partner": "sister", "friendship": "friendship"}
_KNOWN |= {"cities": "towns", "city": "town", "towns": "cities", "town": "city"}
_KNOWN |= {"municipalities": "cities", "municipality": "city"}
_KNOWN |= {"twinning": "twin towns", "twinnings": "twin towns"}
_UNKNOWN = dict.fromkeys(("sister", "twin", "partner", "friendship"), "kindred")
_UNKNOWN |= dict.fromkeys(("cities", "towns", "municipalities"), "communities")
_UNKNOWN |= dict.fromkeys(("city", "town", "municipality"), "community")
_UNKNOWN |= {"twinning": "kindred communities", "twinnings": "kindred communities"}

_HEADING = re.compile(r"<(h[1-6]|title)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_BETWEEN_TAGS = re.compile(r"(<[^>]*>)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s*$")
_BULLET = re.compile(r"^[^\S\n]*(?:[•·◦▪●*–-]|\d{1,3}[.)])[^\S\n]+(?=\S)", re.MULTILINE)
_LIST = re.compile(r"<(/?)(?:ul|ol|menu)\b[^>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^>]*>", re.IGNORECASE)
_ITEM_END = re.compile(r"</li\s*>", re.IGNORECASE)
_HEADING_TAG = re.compile(r"<(/?)h[1-6]\b[^>]*>", re.IGNORECASE)
_MARKED_HEADING = re.compile(
    r"^(?:#{1,6}[^\S\n]+(?P<hash>.*?)[^\S\n]*#*|(?P<wiki>={2,6})[^\S\n]*(?P<title>.*?)[^\S\n]*"
    r"(?P=wiki)[^\S\n]*)$|(?<=\S\n)[=-]{3,}[^\S\n]*\n",
    re.MULTILINE,
)


def use_known_synonyms(text: str, markup: bool) -> str:
    """Headings with other usual words: twin towns for sister cities, and the other way round."""
    return _replace_in_headings(text, markup, _KNOWN)


def use_unknown_synonyms(text: str, markup: bool) -> str:
    """Headings with words that no list of partnership words has."""
    return _replace_in_headings(text, markup, _UNKNOWN)


def turn_bullets_to_lines(text: str, markup: bool) -> str:
    """List items as lines without a mark."""
    if not markup:
        return _BULLET.sub("", text)
    text = _LIST.sub(lambda match: f"<{match[1]}div>", text)
    return _ITEM_END.sub("", _ITEM.sub("<br>", text))


def turn_headings_to_lines(text: str, markup: bool) -> str:
    """Headings as paragraphs, or as lines without a mark."""
    if markup:
        return _HEADING_TAG.sub(lambda match: f"<{match[1]}p>", text)
    return _MARKED_HEADING.sub(lambda match: match["hash"] or match["title"] or "", text)


def _replace_in_headings(text: str, markup: bool, words: Mapping[str, str]) -> str:
    if not markup:
        lines = text.split("\n")
        return "\n".join(_replace(line, words) if _may_be_heading(line) else line for line in lines)
    return _HEADING.sub(
        lambda match: _outside_tags(match[0], lambda part: _replace(part, words)), text
    )


def _may_be_heading(line: str) -> bool:
    return len(line.strip()) <= SHORT and not _SENTENCE_END.search(line)


def _outside_tags(source: str, change: Callable[[str], str]) -> str:
    parts = _BETWEEN_TAGS.split(source)
    return "".join(part if part.startswith("<") else change(part) for part in parts)


def _replace(words: str, table: Mapping[str, str]) -> str:
    def change(match: re.Match[str]) -> str:
        if match[4]:
            return _as_written(match[4], table)
        return _as_written(match[1], table) + (match[2] or " ") + _as_written(match[3], table)

    return _PARTNERSHIP.sub(change, words)


def _as_written(word: str, table: Mapping[str, str]) -> str:
    other = table[word.lower()]
    if word.isupper():
        return other.upper()
    return other.capitalize() if word[0].isupper() else other
