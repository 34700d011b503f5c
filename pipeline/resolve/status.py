"""Former partners keep their row: the heading or the mark that says so is kept, and found."""

from __future__ import annotations

from pipeline.model import Finding, Label, Page, Record, Section, Span
from pipeline.partners.scene import Scene
from pipeline.resolve.findings import make_finding
from pipeline.resolve.partner import LOOSE, Partner
from pipeline.resolve.status_lists import Stretch, find_status_stretches
from pipeline.rules.status import BEHIND, SAID

_FIELD = "relationship_status"
_LONGEST_TAIL = 160
_LONGEST_WORDS = 80


def add_status(scene: Scene, partners: list[Partner]) -> None:
    """Give the partners of a list of former ones the words of its heading as a label."""
    flat = scene.page.flat
    starts = frozenset(s.start for partner in partners for s in partner.sections)
    stretches = find_status_stretches(scene, starts)
    for partner in partners:
        for at, section in enumerate(partner.sections):
            stretch = _find_stretch(stretches, section.start)
            marked = any(label.field == "status" for label in section.labels)
            if stretch and not marked and section.layout not in LOOSE:
                labels = (*section.labels, stretch.label)
                partner.sections[at] = section._replace(labels=labels)
            elif not marked and section.layout not in LOOSE:
                told = _find_told(flat, section)
                labels = (*section.labels, Label("status", told)) if told else section.labels
                partner.sections[at] = section._replace(labels=labels)


def _find_told(flat: str, section: Section) -> Span | None:
    """What the partner's line, or a sentence on the partnership, says of an end or of none yet."""
    start = section.place.span.end
    # A little further than the tail, so that no word is cut there.
    most = min(start + _LONGEST_TAIL + _LONGEST_WORDS, len(flat))
    end = flat.find("\n", start, most)
    behind = BEHIND.search(flat, start, most if end < 0 else end)
    if behind and behind.end() - start <= _LONGEST_TAIL:
        return Span(*behind.span())
    for body in section.bodies:
        said = SAID.search(flat, *body)
        if said:
            return Span(*said.span("words"))
    return None


def _find_stretch(stretches: list[Stretch], at: int) -> Stretch | None:
    return next((s for s in stretches if s.span.start <= at < s.span.end), None)


def note_status(page: Page, record: Record) -> list[Finding]:
    """A finding where the page says that the partnership is no more, or rests."""
    said = (m for m in (record.chosen.get(_FIELD), *record.rejected) if m and m.field == _FIELD)
    status = next((m for m in said if m.value != "active"), None)
    if status is None:
        return []
    name = record.chosen["name"].value
    message = f"The page gives {name} as {status.value} ({status.words})."
    return [make_finding(page, "former_partner", message, record, status, "relationship")]
