"""Partners that the scorer is not sure of: kept, and marked for review."""

from __future__ import annotations

from pipeline.model import Finding, Page, Record
from pipeline.resolve.findings import make_finding
from pipeline.resolve.join import Partner


def note_uncertain(page: Page, records: list[Record], partners: list[Partner]) -> list[Finding]:
    """A finding for each record that may be no partner of the page's host."""
    findings = []
    for record, partner in zip(records, partners, strict=True):
        if partner.uncertain:
            name = record.chosen["name"]
            message = (
                f"{name.value} may be no partner: the evidence on the page gives it a"
                f" probability of {partner.probability or 0:.2f}."
            )
            findings.append(make_finding(page, "partner_uncertain", message, record, name))
    return findings
