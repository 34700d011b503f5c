"""Gather the text between two block edges, and decide what kind of piece it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.model import BlockKind
from pipeline.page.context import Context
from pipeline.page.decode import clean
from pipeline.page.pieces import Piece
from pipeline.page.plain import BLANKS
from pipeline.page.tidy import tidy

# A single space is left alone.
_SPACES = re.compile("[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Browsers take references to these control characters for the Windows letters.
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
# Bold text longer than this is emphasis, not a headline.
_LONGEST_HEADLINE = 160
# Behind what is struck out: "(until 2016)".
_NOTE = re.compile(r"\s*[(\[\u2013-]")


class _Chunk(NamedTuple):
    """A run of text; ``bold`` is None where its weight does not matter.

    ``spare`` words stand for a picture, and count only where the block has no others.
    """

    text: str
    bold: bool | None = None
    struck: bool = False
    spare: bool = False


_BREAK = _Chunk("\n")


def collapse(text: str) -> str:
    """``text`` tidied, with its white space as a browser shows it, trimmed."""
    if not text.isprintable() and _CONTROL.search(text):
        text = clean(text.translate(_WINDOWS))
    return _SPACES.sub(" ", tidy(text)).strip(BLANKS)


class Buffer:
    """The text since the last block edge, and where it stood; ``count`` counts the pieces."""

    def __init__(self) -> None:
        self.count = 0
        self._chunks: list[_Chunk] = []
        self._context: Context | None = None

    def say(self, text: str, context: Context) -> None:
        chunks = self._chunks
        if not chunks:
            if not text.strip(BLANKS):
                return
            self._context = context
        if context.preformatted:
            for line in text.split("\n"):
                chunks += (_Chunk(line, context.bold, context.struck), _BREAK)
            chunks.pop()
        else:
            chunks.append(_Chunk(text, context.bold, context.struck))

    def show(self, picture: str, spare: bool, context: Context) -> None:
        """Add what a picture says; beside bold text it is not counted as plain."""
        self._context = self._context or context
        self._chunks.append(_Chunk(picture, None, context.struck, spare))

    def break_line(self) -> None:
        if self._chunks:
            self._chunks.append(_BREAK)

    def read_end(self) -> str:
        """The last words so far on this line; what is a power or a mark depends on them."""
        return "".join([chunk.text for chunk in self._chunks[-4:]]).rpartition("\n")[2]

    def flush(self) -> None:
        """End the block: add what was gathered to the flow it stood in."""
        chunks, context = self._chunks, self._context
        if not context:
            return
        self._chunks, self._context = [], None
        if any(it.text.strip(BLANKS) for it in chunks if not it.spare):
            chunks = [it for it in chunks if not it.spare]
        for text, bold in _group(_read_lines(chunks), context.kind):
            self._add(text, bold, context)

    def _add(self, text: str, bold: bool, context: Context) -> None:
        kind, level = context.kind, context.level
        if not context.owner.use() and kind in {"heading", "item"}:
            kind, level = "paragraph", 0
        if context.place.aside or (context.in_header and kind != "heading"):
            kind, level = "line", 0
        elif len(text) > _LONGEST_HEADLINE:
            kind, level = ("paragraph", 0) if level == 8 else (kind, level)
        elif bold and kind in {"paragraph", "item"}:
            kind, level = "heading", 8
        self.count += 1
        context.flow.add(Piece(kind, text, level, place=context.place, at=self.count))


def _read_lines(chunks: list[_Chunk]) -> Iterator[tuple[str, bool]]:
    """Each line and whether all of it is bold; a line without words is empty."""
    start = 0
    for end in (*(at for at, chunk in enumerate(chunks) if chunk is _BREAK), len(chunks)):
        yield _read_line(chunks[start:end])
        start = end + 1


def _read_line(chunks: list[_Chunk]) -> tuple[str, bool]:
    if any(chunk.struck for chunk in chunks):
        chunks = _drop_struck(chunks)
    bold: bool | None = None
    for chunk in chunks:
        # One plain word makes the line plain.
        if bold is not False and chunk.bold is not None and chunk.text.strip(BLANKS):
            bold = chunk.bold
    return collapse("".join([chunk.text for chunk in chunks])), bold is True


def _drop_struck(chunks: list[_Chunk]) -> list[_Chunk]:
    """Without what is struck out, unless all the rest of the line is a note on it."""
    rest = [chunk for chunk in chunks if not chunk.struck]
    begins = next((it.struck for it in chunks if it.text.strip(BLANKS)), False)
    noted = begins and _NOTE.match("".join([chunk.text for chunk in rest]))
    return chunks if noted else rest


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
