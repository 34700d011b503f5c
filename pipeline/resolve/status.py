"""Former partners keep their row: the heading or the mark that says so is kept, and found."""

from __future__ import annotations

from pipeline.layouts.status import Stretch, find_status_stretches
from pipeline.model import Finding, Page, Record
from pipeline.resolve.findings import make_finding
from pipeline.resolve.join import LOOSE, Partner

_FIELD = "relationship_status"


def add_status(page: Page, partners: list[Partner]) -> None:
    """Give the partners of a list of former ones the words of its heading as a label."""
    starts = frozenset(s.start for partner in partners for s in partner.sections)
    stretches = find_status_stretches(page, starts)
    for partner in partners:
        for at, section in enumerate(partner.sections):
            stretch = _find_stretch(stretches, section.start)
            marked = any(label.field == "status" for label in section.labels)
            if stretch and not marked and section.layout not in LOOSE:
                labels = (*section.labels, stretch.label)
                partner.sections[at] = section._replace(labels=labels)


def _find_stretch(stretches: list[Stretch], at: int) -> Stretch | None:
    return next((s for s in stretches if s.span.start <= at < s.span.end), None)


def note_status(page: Page, record: Record) -> list[Finding]:
    """A finding where the page says that the partnership is no more, or rests."""
    status = record.chosen.get(_FIELD)
    if status is None or status.value == "active":
        return []
    name = record.chosen["name"].value
    message = f"The page gives {name} as {status.value} ({status.words})."
    return [make_finding(page, "former_partner", message, record, status, "relationship")]
