"""Gather the text between two block edges, and decide what kind of piece it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.model import BlockKind
from pipeline.page.decode import clean
from pipeline.page.flow import Flow, Piece
from pipeline.page.grid import Table
from pipeline.page.plain import BLANKS

_SPACES = re.compile("[ \t\n\r\f]+")
# Browsers take references to these control characters for the Windows letters.
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
# Bold text longer than this is emphasis, not a headline.
_LONGEST_HEADLINE = 160


class Owner:
    """An element that lends its kind to the first piece in it, and only to that one."""

    __slots__ = ("parent", "used")

    def __init__(self, parent: Owner | None) -> None:
        self.parent = parent
        self.used = False

    def use(self) -> bool:
        first = not self.used
        owner: Owner | None = self
        while owner and not owner.used:
            owner.used = True
            owner = owner.parent
        return first


class Context(NamedTuple):
    """What holds for the text at one place of the tree."""

    flow: Flow
    owner: Owner
    kind: BlockKind = "paragraph"
    level: int = 0
    aside: bool = False
    in_header: bool = False
    in_panel: bool = False
    bold: bool = False
    preformatted: bool = False
    table: Table | None = None
    in_head: bool = False


class _Chunk(NamedTuple):
    """A run of text; ``bold`` is None where that does not matter.

    ``spare`` words stand for a picture, and count only where the block has no others.
    """

    text: str
    bold: bool | None = None
    spare: bool = False


_BREAK = _Chunk("\n")


def collapse(text: str) -> str:
    """``text`` with its white space as a browser shows it, trimmed."""
    return _SPACES.sub(" ", clean(text.translate(_WINDOWS))).strip(BLANKS)


class Buffer:
    """The text since the last block edge, and where it stood."""

    def __init__(self) -> None:
        self._chunks: list[_Chunk] = []
        self._context: Context | None = None

    def say(self, text: str, context: Context) -> None:
        self._context = self._context or context
        if context.preformatted:
            for line in text.split("\n"):
                self._chunks += (_Chunk(line, context.bold), _BREAK)
            self._chunks.pop()
        else:
            self._chunks.append(_Chunk(text, context.bold))

    def show(self, picture: str, spare: bool, context: Context) -> None:
        """Add what a picture says; beside bold text it is not counted as plain."""
        self._context = self._context or context
        self._chunks.append(_Chunk(picture, spare=spare))

    def break_line(self) -> None:
        self._chunks.append(_BREAK)

    def flush(self) -> None:
        """End the block: add what was gathered to the flow it stood in."""
        context, self._context = self._context, None
        chunks, self._chunks = self._chunks, []
        if context is None:
            return
        if any(chunk.text.strip(BLANKS) and not chunk.spare for chunk in chunks):
            chunks = [chunk for chunk in chunks if not chunk.spare]
        for text, bold in _group(_read_lines(chunks), context.kind):
            _add(text, bold, context)


def _read_lines(chunks: list[_Chunk]) -> Iterator[tuple[str, bool]]:
    """Each line and whether all of it is bold; a line without words is empty."""
    texts: list[str] = []
    weights: set[bool | None] = set()
    for chunk in (*chunks, _BREAK):
        if chunk is _BREAK:
            yield collapse("".join(texts)), weights - {None} == {True}
            texts, weights = [], set()
        else:
            texts.append(chunk.text)
            if chunk.text.strip(BLANKS):
                weights.add(chunk.bold)


def _group(lines: Iterable[tuple[str, bool]], kind: BlockKind) -> Iterator[tuple[str, bool]]:
    """Join lines into pieces: a blank line ends one, and so does a bold line in plain text."""
    group: list[str] = []
    group_bold = False
    for text, bold in lines:
        ends = kind == "line" or (kind != "heading" and (not text or bold != group_bold))
        if group and ends:
            yield "\n".join(group), group_bold
            group = []
        if text:
            group_bold = bold if not group else group_bold and bold
            group.append(text)
    if group:
        yield "\n".join(group), group_bold


def _add(text: str, bold: bool, context: Context) -> None:
    kind, level = context.kind, context.level
    if not context.owner.use() and kind in {"heading", "item"}:
        kind, level = "paragraph", 0
    if context.aside or (context.in_header and kind != "heading"):
        kind, level = "line", 0
    elif len(text) > _LONGEST_HEADLINE:
        kind, level = ("paragraph", 0) if level == 8 else (kind, level)
    elif bold and kind in {"paragraph", "item"}:
        kind, level = "heading", 8
    context.flow.add(Piece(kind, text, level))
