"""Apply the decisions on one page to its records, after they are resolved."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.corrections.cells import Refused, accept, blank, set_value
from pipeline.corrections.match import find_record, find_words
from pipeline.corrections.nouns import Correction
from pipeline.corrections.rows import add_record, drop_record, merge_record, set_host
from pipeline.corrections.values import PAGE_WIDE
from pipeline.model import Extraction, Record
from pipeline.resolve.findings import make_finding

_DONE = {
    "accept": "accepted",
    "set": "set to {value}",
    "blank": "left blank",
    "drop": "dropped: no partner",
    "add": "added",
    "same_as": "the same as {value}",
}


def apply_corrections(extraction: Extraction, corrections: Sequence[Correction]) -> None:
    """Change the records as decided; each decision, applied or not, is a finding.

    A decision whose words are gone from the page is not applied and is an error; one whose
    partner is gone is told as unused.
    """
    for one in corrections:
        try:
            record = _apply(extraction, one)
        except Refused as refused:
            message = f"Correction of {one.where}: {refused}."
            # It is about the page: its record may be the one that is gone.
            finding = make_finding(extraction.page, refused.code, message)
            extraction.findings.append(finding._replace(field=one.field or None))
        else:
            _note(extraction, one, record)


def _apply(extraction: Extraction, one: Correction) -> Record | None:
    page = extraction.page
    if one.words and not find_words(page, one.words):
        raise Refused("correction_stale", f"its words {one.words!r} are no longer on the page")
    if one.field in PAGE_WIDE and not one.partner:
        set_host(extraction, one)
        return None
    record = find_record(extraction.records, one.partner)
    if one.decision == "add":
        if isinstance(record, Record):
            raise Refused("correction_unused", f"{one.partner} is on the page already")
        return add_record(extraction, one)
    if not isinstance(record, Record):
        raise Refused("correction_unused", record)
    if one.decision == "drop":
        drop_record(extraction, record, "dropped")
        return None
    if one.decision == "same_as":
        other = find_record(extraction.records, one.value)
        if not isinstance(other, Record) or other is record:
            raise Refused("correction_unused", f"{one.value} is no other partner on the page")
        merge_record(extraction, record, other)
        return other
    if one.decision == "accept":
        accept(extraction, record, one)
    elif one.decision == "blank":
        blank(extraction, record, one.field)
    elif one.decision == "set":
        set_value(extraction, record, one)
    return record


def _note(extraction: Extraction, one: Correction, record: Record | None) -> None:
    if one.decision == "note":
        told = one.note or one.value
    else:
        told = _DONE[one.decision].format(value=one.value)
    what = (
        f"{one.field} of {one.partner}" if one.field and one.partner else one.partner or one.field
    )
    who = f" by {one.by}" if one.by else ""
    when = f" on {one.on}" if one.on else ""
    why = f" ({one.note})" if one.note and one.decision != "note" else ""
    message = f"{what}: {told}{who}{when}{why}."
    page = extraction.page
    mention = record.chosen.get(one.field or "name") if record else None
    finding = make_finding(page, "correction_applied", message, record, mention, one.field or None)
    extraction.findings.append(finding)
