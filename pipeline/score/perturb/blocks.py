"""The blocks of a page file as it is written: lines of plain text, elements of HTML.

Changes work on the file's own text, not on what the pipeline reads in it: how the pipeline
sees blocks is what the changes put to the test.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

SHORT = 60
"""Characters of what counts as a short line."""

_STARTS_AS_MARKUP = re.compile(r"\s*(?:<!--.*?-->\s*|<\?.*?>\s*)*<(?:!doctype\s+html|html)\b", re.I)
_TOKEN = re.compile(
    r"<(?P<hidden>script|style|template|noscript|title)\b.*?</(?P=hidden)\s*>|<!--.*?-->"
    r"|<(?P<close>/?)(?P<tag>p|li|tr|td|th|dd|dt|h[1-6])\b[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_OPENS = re.compile(r"<!doctype[^>]*>|<html\b[^>]*>|</head\s*>|<body\b[^>]*>", re.IGNORECASE)
_CLOSES = re.compile(r"(?:\s|</body\s*>|</html\s*>|<!--.*?-->)*\Z", re.IGNORECASE | re.DOTALL)
# What may stand right behind such an element; cells of a table stand in their row.
_SIBLINGS = {"li": "li", "tr": "tr", "dd": "dd", "dt": "dd"}
_CELLS = ("td", "th")


class Piece(NamedTuple):
    """A block: ``start`` to ``end`` of what is inside it, ``after`` is the place behind it."""

    tag: str
    start: int
    end: int
    after: int
    words: str


def is_markup(text: str, suffix: str) -> bool:
    """Is this file written in HTML?"""
    if suffix.lower() in (".html", ".htm"):
        return bool(_TAG.search(text))
    return bool(_STARTS_AS_MARKUP.match(text))


def list_pieces(text: str, markup: bool) -> Iterator[Piece]:
    """The blocks in the order in which they end; empty ones are passed over."""
    if not markup:
        for line in _LINE.finditer(text):
            yield Piece("", line.start(), line.start() + len(line[0].rstrip()), line.end(), line[0])
        return
    opened: dict[str, int] = {}
    for token in _TOKEN.finditer(text):
        tag = (token["tag"] or "").lower()
        if not tag:
            continue
        if not token["close"]:
            opened[tag] = token.end()
        elif (start := opened.pop(tag, None)) is not None:
            words = " ".join(_TAG.sub(" ", text[start : token.start()]).split())
            if words:
                yield Piece(tag, start, token.start(), token.end(), words)


def insert_after(text: str, markup: bool, line: str, choose: Callable[[int, Piece], bool]) -> str:
    """Put ``line`` as a block of its own behind each block that ``choose`` takes.

    ``choose`` is told the number of the block, from 0, and the block.
    """
    parts, done = [], 0
    blocks = [piece for piece in list_pieces(text, markup) if piece.tag not in _CELLS]
    for number, piece in enumerate(blocks):
        if choose(number, piece):
            parts += [text[done : piece.after], _make_block(text, piece, line)]
            done = piece.after
    return "".join([*parts, text[done:]])


def _make_block(text: str, piece: Piece, line: str) -> str:
    if not piece.tag:
        # As far apart as the lines around it are.
        apart = "\n\n" if text.startswith("\n\n", piece.after) else "\n"
        return apart + line
    tag = _SIBLINGS.get(piece.tag, "p")
    inside = f"<td>{line}</td>" if tag == "tr" else line
    return f"<{tag}>{inside}</{tag}>"


def append_inside(text: str, markup: bool, mark: str, choose: Callable[[Piece], bool]) -> str:
    """Put ``mark`` at the end of each block that ``choose`` takes, inside of it."""
    parts, done = [], 0
    for piece in sorted(list_pieces(text, markup), key=lambda piece: piece.end):
        if piece.tag != "tr" and piece.start >= done and choose(piece):
            # A row of a text table ends with its separator.
            end = piece.start + len(text[piece.start : piece.end].rstrip("| "))
            end = end if not markup and end > piece.start else piece.end
            parts += [text[done:end], mark]
            done = end
    return "".join([*parts, text[done:]])


def put_in_front(text: str, markup: bool, blocks: str) -> str:
    """Put ``blocks`` before all that a reader sees."""
    if not markup:
        return f"{blocks}\n{text}"
    at = max((match.end() for match in _OPENS.finditer(text)), default=0)
    return text[:at] + blocks + text[at:]


def put_behind(text: str, markup: bool, blocks: str) -> str:
    """Put ``blocks`` after all that a reader sees."""
    if not markup:
        return f"{text.rstrip()}\n\n{blocks}"
    found = _CLOSES.search(text)
    at = found.start() if found else len(text)
    return text[:at] + blocks + text[at:]
