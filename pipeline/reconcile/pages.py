"""Compare pages: the same partnership on two of them, with the same values or others."""

from __future__ import annotations

from pipeline.fields import FIELDS
from pipeline.model import Extraction, Record
from pipeline.resolve.findings import make_finding
from pipeline.resolve.identity import make_id

COMPARED = tuple(field.name for field in FIELDS.values() if field.compared)


def compare_pages(extractions: list[Extraction]) -> None:
    """Note partnerships that a second page repeats, and values in which the pages differ."""
    seen: dict[str, Record] = {}
    for extraction in sorted(extractions, key=lambda e: e.page.id):
        for record in extraction.records:
            if "host" not in record.chosen:
                continue
            first = seen.setdefault(make_id(record), record)
            if first.page_id != record.page_id:
                note_repeat(extraction, record, first)


def note_repeat(extraction: Extraction, record: Record, first: Record) -> None:
    """Note on a page that an earlier page has the record too, and where the two differ."""
    name = record.chosen["name"]
    message = f"{name.value} is also on the page {first.page_id}."
    extraction.findings.append(
        make_finding(extraction.page, "duplicate_partner", message, record, name)
    )
    _note_differences(extraction, record, first)


def _note_differences(extraction: Extraction, record: Record, first: Record) -> None:
    for field in COMPARED:
        ours, theirs = record.chosen.get(field), first.chosen.get(field)
        if ours is None or theirs is None or ours.value == theirs.value:
            continue
        message = f"{field}: {ours.words} here, {theirs.words} on {first.page_id}."
        extraction.findings.append(
            make_finding(extraction.page, "pages_disagree", message, record, ours, field)
        )
