"""Markdown as the text that it shows: marks of links, weight and pictures are taken away.

What remains is divided by ``plain``, which knows headings, bullets and pipe tables.
"""

from __future__ import annotations

import re

from pipeline.model import Block
from pipeline.page.notes import make_flag
from pipeline.page.plain import read_blocks

_TARGET = (
    r"\((?:<[^<>\n]{0,500}>|[^\s()]{0,500}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?)"
    r"(?:\s+[\"'][^\n\"]{0,200}[\"'])?\)"
)
_LINK = re.compile(rf"\[([^\[\]\n]{{1,300}})\](?:{_TARGET}|\[[^\[\]\n]{{0,80}}\])")
_IMAGE = re.compile(rf"!\[([^\[\]\n]{{0,300}})\](?:{_TARGET}|\[[^\[\]\n]{{0,80}}\])")
_FLAG_OF = re.compile(r"flag of|\bflag\b.*\w|\w.*\bflag\b", re.IGNORECASE)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,40}\](?::[ \t]*)?")
_DEFINITION = re.compile(r"(?m)^ {0,3}\[[^\[\]\n^]{1,80}\]:[ \t]*\S+[^\n]*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|em|strong|u|small|big|sub|sup|span|a|p|div|center|font|img|mark|kbd)"
    r"(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
_CODE = re.compile(r"(`{1,2})(?!`)([^`\n]{1,300})\1(?!`)")
_STRUCK = re.compile(r"~~(?=\S)[^~\n]{1,300}~~")
# From the heaviest, and twice, since weights stand in each other.
_WEIGHTS = (
    re.compile(r"(\*\*\*|___)(?=\S)([^\n]{1,500}?\S)\1"),
    re.compile(r"(\*\*|__)(?=\S)([^*\n]{1,500}?\S|\S)\1"),
    re.compile(r"(?<![\w*])(\*)(?=[^\s*])([^*\n]{0,500}[^\s*])\*(?![\w*])"),
    re.compile(r"(?<![\w_])(_)(?=[^\s_])([^_\n]{0,500}[^\s_])_(?![\w_])"),
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_UNDERLINED = re.compile(r"(?m)^([^\n|#>*+-][^\n|]{0,200})\n {0,3}(=+|-{3,})[ \t]*$")
_QUOTE = re.compile(r"(?m)^(?: {0,3}>[ \t]?)+")
_LINE_ACROSS = re.compile(r"(?m)^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
_BOLD_LINE = re.compile(r"(?m)^(?:\*\*|__)(?=\S)([^*_\n|]{1,160})(?:\*\*|__):?[ \t]*$")
# A line in bold type is a heading below those with signs.
_BOLD_HEADING = "#" * 8
_SIGNS = (
    re.compile(r"(?m)^#{1,6} \S"),
    re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*"),
    re.compile(r"\[[^\[\]\n]{1,200}\]\((?:https?:|/|#|mailto:|\.)[^\s()]{0,500}\)"),
    re.compile(r"(?m)^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$"),
)
_LINKS = _SIGNS[2]
# Signs that are written as signs stand aside while marks are read: in a plane of Unicode
# that is for private use, one for one, so that offsets stay.
_ASIDE = 0xF0000
_BACK = {_ASIDE + code: code for code in range(0x80)}


def is_markdown(text: str) -> bool:
    """Is a text plainly Markdown: two of its marks, or several links?"""
    signs = sum(sign.search(text) is not None for sign in _SIGNS)
    return signs > 1 or sum(1 for _ in _LINKS.finditer(text)) > 2


def read_markdown(text: str) -> tuple[str, tuple[Block, ...]]:
    """Return the text that ``text`` shows, and its blocks."""
    shown = _strip(text)
    return shown.translate(_BACK), read_blocks(shown, markdown=True)


def _strip(text: str) -> str:
    text = _ESCAPE.sub(lambda match: chr(_ASIDE + ord(match[1])), text)
    text = _COMMENT.sub("", text)
    text = _DEFINITION.sub("", text)
    text = _NOTE_MARK.sub("", text)
    text = _IMAGE.sub(_read_image, text)
    text = _LINK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _CODE.sub(r"\2", text)
    text = "\n".join([_break_line(line) for line in text.split("\n")])
    text = _TAG.sub("", text)
    text = _QUOTE.sub("", text)
    text = _UNDERLINED.sub(_read_underlined, text)
    text = _LINE_ACROSS.sub("", text)
    text = _STRUCK.sub("", text)
    text = _BOLD_LINE.sub(rf"{_BOLD_HEADING} \1", text)
    for weight in (*_WEIGHTS, *_WEIGHTS[1:]):
        text = weight.sub(r"\2", text)
    return text


def _read_image(match: re.Match[str]) -> str:
    return make_flag(match[1]) if _FLAG_OF.search(match[1]) else ""


def _break_line(line: str) -> str:
    """A break in a row of a table stays within its cell."""
    return _BREAK.sub(chr(_ASIDE + ord("\n")) if "|" in line else "\n", line)


def _read_underlined(match: re.Match[str]) -> str:
    return f"{'#' if match[2].startswith('=') else '##'} {match[1]}"
