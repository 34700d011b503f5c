"""The nouns of the house: page, section, mention, record, finding.

All offsets are character offsets into the one ``Page.text``. What a page says is
never changed: readings work on ``Page.flat``, a copy of equal length in which
typographic variants (full-width digits, no-break spaces, curly quotes) are folded,
so that an offset means the same place in both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from pipeline.folding import fold

BlockKind = Literal["title", "heading", "paragraph", "item", "row", "line"]
Severity = Literal["info", "warning", "error"]


class Span(NamedTuple):
    """A stretch of ``Page.text``, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
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

    @cached_property
    def flat(self) -> str:
        """The text with typographic variants folded; same length, same offsets."""
        return fold(self.text)

    def words(self, span: Span) -> str:
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Mention:
    """One reading of one field; ``page.text[start:end] == words``, always.

    ``value`` is text (``1984-10``, ``120000``, ``98.6``). ``parts`` are the readings
    that qualify this one (qualifier, as-of year, scope) and share its fate. ``reason``
    says why a mention was not chosen and is a key of ``rules.REASONS``. ``start`` and
    ``end`` are -1 only where the words stand outside the text (address, sidecar).
    """

    field: str
    value: str
    words: str
    start: int
    end: int
    source: str
    rule: str
    chosen: bool = False
    reason: str | None = None
    parts: tuple[Mention, ...] = ()

    def choose(self) -> Mention:
        if self.chosen and not self.reason and all(part.chosen for part in self.parts):
            return self
        return self._judge(True, None, tuple(part.choose() for part in self.parts))

    def reject(self, reason: str) -> Mention:
        parts = tuple(part.reject(reason) for part in self.parts)
        return self._judge(False, self.reason or reason, parts)

    def _judge(self, chosen: bool, reason: str | None, parts: tuple[Mention, ...]) -> Mention:
        # Written out, because ``replace`` takes five times as long and this runs the most.
        words = (self.words, self.start, self.end)
        return Mention(
            self.field, self.value, *words, self.source, self.rule, chosen, reason, parts
        )

    def part(self, field: str) -> Mention | None:
        return next((part for part in self.parts if part.field == field), None)


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch whose field the page's structure tells: a heading, a cell under a header.

    ``scale`` multiplies the number in it (a column in thousands), ``unit`` is the
    unit its header gives.
    """

    field: str
    span: Span
    scale: int = 1
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch that speaks of one partner, as one layout found it.

    ``place`` is where the partner is named, country and region included if they
    stand there; ``labels`` what the structure labels; ``bodies`` the free text.
    """

    layout: str
    place: Place
    labels: tuple[Label, ...] = ()
    bodies: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        return self.place.span.start


@dataclass(frozen=True, slots=True)
class Place:
    """A partner as a heading or a list names it, in parts; ``span`` covers all of it."""

    span: Span
    name: Span
    region: Span | None = None
    country: Span | None = None
    kind: Span | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One surviving cell of a flattened column: ``slot`` counts rows from 0."""

    slot: int
    field: str
    span: Span


@dataclass(frozen=True, slots=True)
class Column:
    """A table column that lost its rows: its cells in order, of ``slots`` rows.

    ``regular`` is true where the blank lines between the cells are so even that the
    slots are certain; otherwise ``slot`` only gives the order.
    """

    layout: str
    span: Span
    slots: int
    regular: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a page says of itself, and how the rows bear it out."""

    page_id: str
    kind: str
    words: str
    start: int
    end: int
    claimed: int
    found: int
    verdict: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know; ``code`` is a key of ``rules.FINDINGS``."""

    page_id: str
    code: str
    severity: Severity
    message: str
    record_id: str | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class Record:
    """One partnership: the chosen mention per field, all that was rejected, doubts."""

    page_id: str
    position: int
    chosen: dict[str, Mention]
    rejected: list[Mention] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    record_id: str = ""
    layouts: tuple[str, ...] = ()

    def value(self, name: str) -> str | None:
        mention = self.chosen.get(name)
        return mention.value if mention else None


@dataclass(slots=True)
class Extraction:
    """All that one page gave. ``loose`` are mentions that belong to no record."""

    page: Page
    records: list[Record] = field(default_factory=list)
    loose: list[Mention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    host: Mention | None = None
    host_country: str | None = None
    layouts: tuple[str, ...] = ()
