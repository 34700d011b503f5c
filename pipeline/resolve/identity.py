"""Record ids: host, partner and country, stable across reruns."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from pipeline.model import Extraction, Finding, Record
from pipeline.values.fold_name import fold_name


def name_records(extraction: Extraction) -> None:
    """Give each record of the page its id; two partners of one name are told apart by order."""
    seen: dict[str, int] = {}
    for record in extraction.records:
        base = make_id(record)
        seen[base] = seen.get(base, 0) + 1
        record.record_id = base if seen[base] == 1 else f"{base}.{seen[base]}"


def make_id(record: Record) -> str:
    """``wenzhou/ishinomaki-jp``; ``-`` stands for a host or country that is not known."""
    host = _slug(record.value("host") or "-")
    name = _slug(record.chosen["name"].value)
    return f"{host}/{name}-{(record.value('country') or 'zz').lower()}"


def _slug(words: str) -> str:
    return fold_name(words).replace(" ", "-") or "-"


def separate_pages(extractions: list[Extraction]) -> None:
    """Ids are unique in the data set: a partnership that a later page repeats is told apart.

    Pages are taken in order of their id; the later page's record carries a short digest of
    the page id, which does not depend on the other pages of the run.
    """
    taken: set[str] = set()
    for extraction in sorted(extractions, key=lambda e: e.page.id):
        rename_records(extraction, taken)
        taken |= {record.record_id for record in extraction.records}


def rename_records(extraction: Extraction, taken: Collection[str]) -> None:
    """Give the records whose ids other pages have ``taken`` ids of their own page."""
    digest = hashlib.sha256(extraction.page.id.encode()).hexdigest()[:6]
    renamed = {
        record.record_id: f"{record.record_id}~{digest}"
        for record in extraction.records
        if record.record_id in taken
    }
    for record in extraction.records:
        record.record_id = renamed.get(record.record_id, record.record_id)
    extraction.findings = [_rename(finding, renamed) for finding in extraction.findings]


def _rename(finding: Finding, renamed: dict[str, str]) -> Finding:
    new = renamed.get(finding.record_id or "")
    return finding._replace(record_id=new) if new else finding
