"""Gather the text between two block edges, and decide what kind of piece it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model import BlockKind
from pipeline.page.decode import clean
from pipeline.page.flow import Flow, Piece
from pipeline.page.grid import Table
from pipeline.page.plain import BLANKS

# A single space is left alone.
_SPACES = re.compile("[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
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


@dataclass(slots=True, eq=False)
class Context:
    """What holds for the text at one place of the page."""

    flow: Flow
    owner: Owner
    kind: BlockKind = "paragraph"
    level: int = 0
    table: Table | None = None
    in_head: bool = False
    aside: bool = False
    in_header: bool = False
    preformatted: bool = False
    bold: bool = False
    in_panel: bool = False

    def copy(self, bold: bool, in_panel: bool) -> Context:
        return Context(
            self.flow,
            self.owner,
            self.kind,
            self.level,
            self.table,
            self.in_head,
            self.aside,
            self.in_header,
            self.preformatted,
            bold,
            in_panel,
        )


# A run of text and whether it is bold, None where that does not matter.
_Chunk = tuple[str, bool | None]
_BREAK: _Chunk = ("\n", None)


def collapse(text: str) -> str:
    """``text`` with its white space as a browser shows it, trimmed."""
    if text.isprintable() and "  " not in text:
        return text.strip(BLANKS)
    if _CONTROL.search(text):
        text = clean(text.translate(_WINDOWS))
    return _SPACES.sub(" ", text).strip(BLANKS)


class Buffer:
    """The text since the last block edge, and where it stood."""

    def __init__(self) -> None:
        self._chunks: list[_Chunk] = []
        # Pictures that count only where the block has no words.
        self._spares: set[int] = set()
        self._context: Context | None = None

    def say(self, text: str, context: Context) -> None:
        chunks = self._chunks
        if not chunks:
            if not text.strip(BLANKS):
                return
            self._context = context
        if context.preformatted:
            for line in text.split("\n"):
                chunks += ((line, context.bold), _BREAK)
            chunks.pop()
        else:
            chunks.append((text, context.bold))

    def show(self, picture: str, spare: bool, context: Context) -> None:
        """Add what a picture says; beside bold text it is not counted as plain.

        ``spare`` words stand for a picture, and count only where the block has no others.
        """
        self._context = self._context or context
        if spare:
            self._spares.add(len(self._chunks))
        self._chunks.append((picture, None))

    def break_line(self) -> None:
        if self._chunks:
            self._chunks.append(_BREAK)

    def flush(self) -> None:
        """End the block: add what was gathered to the flow it stood in."""
        chunks, context = self._chunks, self._context
        if not context:
            return
        self._chunks, self._context = [], None
        if self._spares:
            chunks = self._drop_spares(chunks)
        if _BREAK not in chunks:
            _add(*_read_line(chunks), context)
            return
        for text, bold in _group(_read_lines(chunks), context.kind):
            _add(text, bold, context)

    def _drop_spares(self, chunks: list[_Chunk]) -> list[_Chunk]:
        spares, self._spares = self._spares, set()
        others = [chunk for at, chunk in enumerate(chunks) if at not in spares]
        return others if any(text.strip(BLANKS) for text, _ in others) else chunks


def _read_lines(chunks: list[_Chunk]) -> Iterator[tuple[str, bool]]:
    """Each line and whether all of it is bold; a line without words is empty."""
    start = 0
    for end in (*(at for at, chunk in enumerate(chunks) if chunk is _BREAK), len(chunks)):
        yield _read_line(chunks[start:end])
        start = end + 1


def _read_line(chunks: list[_Chunk]) -> tuple[str, bool]:
    bold: bool | None = None
    for text, weight in chunks:
        # One plain word makes the line plain.
        if bold is not False and weight is not None and text.strip(BLANKS):
            bold = weight
    return collapse("".join([text for text, _ in chunks])), bold is True


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
    if not text:
        return
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
