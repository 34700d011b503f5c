"""The nouns of the house: page, section, mention, record, finding.

All offsets are character offsets into the one ``Page.text``. What a page says is
never changed: readings work on ``Page.flat``, a copy of equal length in which
typographic variants (full-width digits, no-break spaces, curly quotes) are folded,
so that an offset means the same place in both.

What a page has by the hundred is a tuple with names: it is made in a quarter of the
time that a frozen dataclass takes. Change one with ``_replace``.
"""

from __future__ import annotations

from pipeline.model.mention import Mention
from pipeline.model.page import Block, BlockKind, Note, Page, Span, StructuredPlace
from pipeline.model.record import Claim, Extraction, Finding, Record, Severity
from pipeline.model.section import Cell, Column, Label, Place, Section

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Claim",
    "Column",
    "Extraction",
    "Finding",
    "Label",
    "Mention",
    "Note",
    "Page",
    "Place",
    "Record",
    "Section",
    "Severity",
    "Span",
    "StructuredPlace",
]
