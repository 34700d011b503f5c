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

    ``path`` are the indices (in ``Page.blocks``) of the headings that stand over the block,
    the nearest last; a heading's path does not hold itself. Empty for the title, and for
    menus, imprints and the like.

    ``signature`` is the block's place in the markup: tags with their classes from the nearest
    sectioning element, as ``article.card>h3``, without positions and states, digits as ``#``.
    What repeats (cards, list items, terms of a list) has equal ones. ``li`` for items of plain text,
    empty for its other lines.

    ``groups`` are the numbers of the repeated containers that the block lies in, the outermost
    first: cards, list items, rows of a layout table, ``<details>``, a term with what is said
    of it. Siblings are numbered in a row (2, 3, 4), all blocks of one share its number.
    ``group`` is the innermost of them, 0 where there is none. A card with a list of facts in
    it has two levels, as has a country with a list of its cities: whoever knows what the
    blocks hold takes the outermost one that holds a single partner.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    cells: tuple[Span, ...] = ()
    table: int = 0
    header: bool = False
    path: tuple[int, ...] = ()
    signature: str = ""
    group: int = 0
    groups: tuple[int, ...] = ()


class StructuredPlace(NamedTuple):
    """A place that a page describes for machines, by JSON-LD or microdata.

    ``country`` is a name or a code as given; latitude and longitude are in degrees.
    """

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


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
    places: tuple[StructuredPlace, ...] = ()

    @cached_property
    def flat(self) -> str:
        """The text with typographic variants folded; same length, same offsets."""
        return fold(self.text)

    def words(self, span: Span) -> str:
        return self.text[span[0] : span[1]]
