"""Partners and hosts that the scorer is not sure of: kept, and marked for review."""

from __future__ import annotations

from pipeline.model import Finding, Mention, Page, Record
from pipeline.partners.judge import Judged
from pipeline.partners.scene import bare_key
from pipeline.partners.thresholds import HOST_KEEP
from pipeline.resolve.findings import make_finding
from pipeline.resolve.partner import Partner


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


def note_host_doubt(
    page: Page, judged: Judged, host: Mention | None, records: list[Record]
) -> list[Finding]:
    """Where it is not sure whose page it is, a person must look at every row of it."""
    records = [record for record in records if not record.own_host]
    if host is None:
        for record in records:
            record.reasons.append("host_unknown")
        return []
    probability = judged.hosts.get(bare_key(host.value), 0.0)
    if host.source == "sidecar" or probability >= HOST_KEEP or not records:
        return []
    for record in records:
        record.reasons.append("host_uncertain")
    message = (
        f"The page may not be {host.value}'s: the evidence on it gives that a probability of"
        f" {probability:.2f}."
    )
    return [make_finding(page, "host_uncertain", message, None, host)]
