"""Marks behind a name that a line below explains: ``Lyon*`` and ``* Friendship city``."""

from __future__ import annotations

import re

from pipeline.mentions.relations import find_kinds_said
from pipeline.model import Label, Page, Section, Span
from pipeline.resolve.partner import LOOSE, Partner
from pipeline.rules.status import read_status

_SIGN = r"\*{1,3}|[\u2020\u2021\u00a7]"
_LEGEND = re.compile(rf"(?m)^[ \t]*(?:{_SIGN})[ \t]*[A-Za-z=:\u2013-][^\n]{{3,90}}$")
_NOTE = re.compile(
    rf"(?P<sign>{_SIGN})[ \t=:\u2013-]*(?:(?:denotes|indicates|means|marks|currently|now|an?|the"
    r"|relationship|partnership|agreement|link|status|is|has been) )*"
    r"(?P<words>[A-Za-z][^*\u2020\u2021\u00a7\n]{2,60})",
    re.IGNORECASE,
)
_LONGEST_ENTRY = 160


def add_footnotes(page: Page, partners: list[Partner]) -> None:
    """Give the partners with a mark the kind or the state that the page's note says of it."""
    notes = _read_notes(page)
    for partner in partners if notes else ():
        for at, section in enumerate(partner.sections):
            note = notes.get(_find_sign(page.flat, section))
            if note and section.layout not in LOOSE:
                others = tuple([label for label in section.labels if label.field != note.field])
                partner.sections[at] = section._replace(labels=(*others, note))


def _read_notes(page: Page) -> dict[str, Label]:
    notes: dict[str, Label] = {}
    for line in _LEGEND.finditer(page.flat):
        for match in _NOTE.finditer(page.flat, *line.span()):
            kinds = find_kinds_said(page.flat, *match.span("words"))
            if kinds:
                label = Label("relationship", Span(kinds[0].start, kinds[0].end))
            elif read_status(match["words"]):
                label = Label("status", Span(*match.span("words")))
            else:
                continue
            notes.setdefault(match["sign"], label)
    return notes


def _find_sign(flat: str, section: Section) -> str:
    """The mark behind the name, on its line."""
    start = section.place.name.end
    line = flat[start : start + _LONGEST_ENTRY].partition("\n")[0]
    match = re.search(_SIGN, line)
    return match[0] if match else ""
