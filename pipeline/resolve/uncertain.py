"""Partners that the scorer is not sure of: kept, and marked for review."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Finding, Page, Record
from pipeline.partners.judge import Judged, are_kin
from pipeline.resolve.findings import make_finding
from pipeline.resolve.join import Partner


def judge_partner(judged: Judged, partner: Partner, related: Sequence[Partner]) -> None:
    """Say whether it is a partner: by its probability, and by the layouts that find it.

    ``related`` are those that the layouts' own gate lets pass: they stay, marked where the
    scorer doubts them. Of the others the scorer must be sure enough, and none may be another
    name of one that stays ("Old Quarter of Graz").
    """
    partner.probability = judged.probability_of(partner.sections)
    limits = judged.limits_of(partner.starts)
    told = partner in related
    kin = not told and any(are_kin(partner.key, other.key) for other in related)
    partner.uncertain = partner.probability < limits.keep or not told
    partner.unlikely = not told and (kin or partner.probability < limits.review)


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
