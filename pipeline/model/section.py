"""What layouts find: sections of partners with their labels, columns without their rows."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.page import Span


class Label(NamedTuple):
    """A stretch whose field the page's structure tells: a heading, a cell under a header.

    ``scale`` multiplies the number in it (a column in thousands), ``unit`` is the
    unit its header gives.
    """

    field: str
    span: Span
    scale: int = 1
    unit: str | None = None


class Place(NamedTuple):
    """A partner as a heading or a list names it, in parts; ``span`` covers all of it."""

    span: Span
    name: Span
    region: Span | None = None
    country: Span | None = None
    kind: Span | None = None


class Section(NamedTuple):
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


class Cell(NamedTuple):
    """One surviving cell of a flattened column: ``slot`` counts rows from 0."""

    slot: int
    field: str
    span: Span


class Column(NamedTuple):
    """A table column that lost its rows: its cells in order, of ``slots`` rows.

    ``regular`` is true where the blank lines between the cells are so even that the
    slots are certain; otherwise ``slot`` only gives the order.
    """

    layout: str
    span: Span
    slots: int
    regular: bool
    cells: tuple[Cell, ...]
