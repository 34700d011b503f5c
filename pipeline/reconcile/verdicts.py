"""One finding per claim, in a sentence."""

from __future__ import annotations

from pipeline.model import Claim, Extraction, Finding, Record
from pipeline.partners.parts import SENTENCE
from pipeline.resolve.findings import make_finding

_NOUNS = {"cities": "partners", "countries": "countries", "continents": "continents"}


def note_claims(extraction: Extraction) -> list[Finding]:
    """Findings ``claim_met`` and ``claim_missed``, and names that stand in one list only."""
    findings = []
    for claim in extraction.claims:
        code = "claim_met" if claim.verdict == "met" else "claim_missed"
        finding = make_finding(extraction.page, code, describe_claim(claim))
        findings.append(
            Finding(
                finding.page_id,
                finding.code,
                finding.severity,
                finding.message,
                None,
                None,
                claim.start,
                claim.end,
            )
        )
    return findings + _note_lists(extraction)


def describe_claim(claim: Claim) -> str:
    """The claim and its verdict in one sentence."""
    if claim.kind == "date":
        word = "agrees with" if claim.verdict == "met" else "contradicts"
        return f"For {claim.names[0]}, {claim.words.strip()} {word} {claim.names[1]}."
    if claim.kind == "named":
        said = f"The introduction names {claim.claimed} partners, {claim.found} of them described"
        return f"{said}; not described: {', '.join(claim.names)}." if claim.names else f"{said}."
    noun = _NOUNS[claim.kind]
    gap = abs(claim.claimed - claim.found)
    said = f"The page says {claim.claimed} {noun}, the rows give {claim.found}"
    verdict = {"met": "met", "short": f"short by {gap}", "over": f"over by {gap}"}[claim.verdict]
    extra = {"cities": "later: ", "continents": ""}.get(claim.kind, "")
    names = f" ({extra}{', '.join(claim.names)})" if claim.names else ""
    return f"{said}: {verdict}{names}."


def _note_lists(extraction: Extraction) -> list[Finding]:
    named = next((claim for claim in extraction.claims if claim.kind == "named"), None)
    if named is None:
        return []
    findings = []
    for record in extraction.records:
        name = record.chosen["name"]
        if set(record.layouts) == {SENTENCE}:
            message = f"{name.value} is named in the introduction but described nowhere."
            findings.append(
                make_finding(extraction.page, "only_in_introduction", message, record, name)
            )
        elif _is_left_out(record, extraction, named):
            message = f"{name.value} is described but not named in the introduction's list."
            findings.append(
                make_finding(extraction.page, "not_in_introduction", message, record, name)
            )
    return findings


def _is_left_out(record: Record, extraction: Extraction, named: Claim) -> bool:
    # An introduction that names only a few partners as examples leaves nobody out.
    described = sum(bool(set(r.layouts) - {SENTENCE}) for r in extraction.records)
    return SENTENCE not in record.layouts and named.claimed * 2 > described
