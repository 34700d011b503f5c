"""Turn extractions into the facts of the report: plain lists and dicts, in a fixed order.

Both files of the report are made from this one ``Summary``, so they cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, TypedDict

from pipeline.languages.detect import detect_language
from pipeline.model import Claim, Extraction, Finding, Mention, Page, Record
from pipeline.report.counts import REPORTED, count_reasons, count_rules, measure_fill
from pipeline.report.doubts import describe_doubts, list_sentences
from pipeline.report.points import find_host_point, find_point
from pipeline.report.quote import quote

Row = dict[str, Any]

SEVERITIES = ("error", "warning", "info")
VERDICTS = ("met", "short", "over", "contradicted")
_NEAR = 100  # characters quoted on each side of a cell's words


class Summary(TypedDict):
    """Facts of one run; every list is in page, position or rank order.

    ``totals`` counts all there is, ``totals["codes"]`` the findings by severity and code;
    the lists of a large run hold the first of each kind only.
    """

    totals: Row
    claims: list[Row]
    review: list[Row]
    findings: dict[str, list[Row]]
    records: list[Row]
    pages: list[Row]
    fill: list[Row]
    values_by_rule: list[Row]
    rejected: list[Row]


def summarise(extractions: list[Extraction]) -> Summary:
    """Return the facts of the report; the order of ``extractions`` does not matter."""
    ordered = sorted(extractions, key=lambda extraction: extraction.page.id)
    pages = {extraction.page.id: extraction.page for extraction in ordered}
    owned = [(e, r) for e in ordered for r in sorted(e.records, key=lambda r: r.position)]
    records = [record for _, record in owned]
    names = {record.record_id: record.value("name") for record in records if record.record_id}
    findings = sorted((f for e in ordered for f in e.findings), key=_finding_key)
    claims = sorted((c for e in ordered for c in e.claims), key=_claim_key)
    by_record: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.record_id:
            by_record.setdefault(finding.record_id, []).append(finding)
    rules = count_rules(records)
    return {
        "totals": {
            "pages": len(ordered),
            "records": len(records),
            "review": _count_review(records),
            "findings": {s: sum(f.severity == s for f in findings) for s in SEVERITIES},
            "codes": {s: _count_codes(f for f in findings if f.severity == s) for s in SEVERITIES},
            "claims": {v: sum(c.verdict == v for c in claims) for v in VERDICTS},
            "values": sum(row["total"] for row in rules),
            "values_from_model": sum(row["model"] for row in rules),
        },
        "claims": [_describe_claim(claim, pages) for claim in claims],
        "review": [
            describe_doubts(
                it.page, record, _name_host(it, record), by_record.get(record.record_id, [])
            )
            for it, record in owned
            if record.reasons
        ],
        "findings": {
            s: [_describe_finding(f, pages, names) for f in findings if f.severity == s]
            for s in SEVERITIES
        },
        "records": [_describe_record(it, record) for it, record in owned],
        "pages": [_describe_page(extraction) for extraction in ordered],
        "fill": measure_fill(records),
        "values_by_rule": rules,
        "rejected": count_reasons(ordered),
    }


def _count_codes(findings: Iterable[Finding]) -> dict[str, int]:
    return dict(sorted(Counter(finding.code for finding in findings).items()))


def _count_review(records: list[Record]) -> int:
    return sum(bool(record.reasons) for record in records)


def _describe_page(extraction: Extraction) -> Row:
    page = extraction.page
    return {
        "page_id": page.id,
        "url": page.url,
        "host": extraction.host.value if extraction.host else None,
        "host_country": extraction.host_country,
        "layouts": list(extraction.layouts),
        "records": len(extraction.records),
        "review": _count_review(extraction.records),
        "fill": measure_fill(extraction.records),
        "language": detect_language(page.flat, page.language).language,
        "sentences": [] if extraction.records else list_sentences(page),
    }


def _name_host(extraction: Extraction, record: Record) -> str | None:
    host = record.chosen.get("host") if record.own_host else extraction.host
    return host.value if host else None


def _describe_record(extraction: Extraction, record: Record) -> Row:
    page = extraction.page
    return {
        "host": _name_host(extraction, record),
        "host_point": find_host_point(extraction, record),
        "point": find_point(record.chosen.get("geonames_id")),
        "record_id": record.record_id,
        "page_id": record.page_id,
        "position": record.position,
        "layouts": list(record.layouts),
        "reasons": list(record.reasons),
        "cells": {
            f: _describe_cell(page, record.chosen[f]) for f in REPORTED if f in record.chosen
        },
    }


def _describe_cell(page: Page, mention: Mention) -> Row:
    return {
        "value": mention.value,
        "words": mention.words,
        "start": mention.start,
        "end": mention.end,
        "source": mention.source,
        "rule": mention.rule,
        "parts": {part.field: part.value for part in mention.parts},
        "sentence": quote(page, mention.start, mention.end, _NEAR),
    }


def _describe_claim(claim: Claim, pages: dict[str, Page]) -> Row:
    return {
        "page_id": claim.page_id,
        "kind": claim.kind,
        "words": claim.words,
        "claimed": claim.claimed,
        "found": claim.found,
        "verdict": claim.verdict,
        "difference": abs(claim.claimed - claim.found),
        "names": list(claim.names),
        "sentence": quote(pages.get(claim.page_id), claim.start, claim.end),
    }


def _describe_finding(
    finding: Finding, pages: dict[str, Page], names: dict[str, str | None]
) -> Row:
    return {
        "code": finding.code,
        "page_id": finding.page_id,
        "record_id": finding.record_id,
        "name": names.get(finding.record_id or ""),
        "field": finding.field,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "sentence": quote(pages.get(finding.page_id), finding.start, finding.end),
    }


def _claim_key(claim: Claim) -> tuple[str, int, int, str]:
    return claim.page_id, claim.start, claim.end, claim.kind


def _finding_key(finding: Finding) -> tuple[str, str, int, str, str, str]:
    start = -1 if finding.start is None else finding.start
    record_id, field = finding.record_id or "", finding.field or ""
    return finding.code, finding.page_id, start, record_id, field, finding.message
