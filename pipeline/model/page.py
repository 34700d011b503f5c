"""What a file holds: the page, its blocks, and the stretches of its text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from pipeline.folding import fold

BlockKind = Literal["title", "heading", "paragraph", "item", "row", "line"]


class Span(NamedTuple):
    """A stretch of ``Page.text``, end exclusive."""

    start: int
    end: int


class Block(NamedTuple):
    """One piece of a page as its markup (or its line breaks) divides it.

    ``line`` is a line of plain text whose role nothing tells; ``heading`` is only
    what markup calls a heading, ``level`` its depth. A ``row`` has ``cells``, and
    ``table`` counts the tables of the page; ``header`` is true of header rows.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    cells: tuple[Span, ...] = ()
    table: int = 0
    header: bool = False


class Note(NamedTuple):
    """What reading a page met with: a code of ``rules.FINDINGS`` and a sentence without its end.

    The sentence goes on where the page's id stands: ``holds 2 bytes that are no utf-8``.
    """

    code: str
    words: str


@dataclass(frozen=True)
class Page:
    """One scraped document. ``id`` is its path under ``raw/`` with ``/``."""

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    sha256: str = ""
    url: str | None = None
    host_hint: str | None = None
    host_country_hint: str | None = None
    fetched_at: str | None = None
    language: str | None = None
    notes: tuple[Note, ...] = ()

    @cached_property
    def flat(self) -> str:
        """The text with typographic variants folded; same length, same offsets."""
        return fold(self.text)

    def words(self, span: Span) -> str:
        return self.text[span[0] : span[1]]
