"""The mentions of a page as rows: the evidence of its records, and what stays without one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.model import Extraction, Mention, Record
from pipeline.tables.columns import PAGE_FIELDS, Row


def chosen_mentions(record: Record) -> Iterator[Mention]:
    """Yield what the cells of a record rest on, parts after what they qualify."""
    for field, mention in record.chosen.items():
        chosen = mention.choose()
        yield from _flatten(chosen if chosen.field == field else chosen._replace(field=field))


def page_mentions(extraction: Extraction) -> list[Mention]:
    """Return the chosen mentions of the host, its country and its place, at most one each.

    A country that no mention gives came with the host or from the sidecar; a mention
    that says so is made here, so that the tables still prove the cell.
    """
    host = extraction.host or _find_said("host", extraction.records)
    country = _find_said("host_country", extraction.records) or _infer_country(extraction, host)
    said = {m.field: m for loose in extraction.loose if loose.chosen for m in _flatten(loose)}
    named = {"host": host, "host_country": country} | said
    return [m.choose()._replace(field=field) for field, m in named.items() if m]


def _find_said(field: str, records: list[Record]) -> Mention | None:
    own = (record for record in records if not record.own_host)
    return next((record.chosen[field] for record in own if field in record.chosen), None)


def _infer_country(extraction: Extraction, host: Mention | None) -> Mention | None:
    code, hint = extraction.host_country, extraction.page.host_country_hint
    if code is None:
        return None
    if host is None or hint is not None:
        return Mention("host_country", code, hint or code, -1, -1, "sidecar", "host_country")
    return host._replace(value=code, source="gazetteer" if host.start >= 0 else host.source)


def _flatten(mention: Mention) -> Iterator[Mention]:
    yield mention
    for part in mention.parts:
        yield from _flatten(part)


def list_mentions(extraction: Extraction) -> Iterator[Row]:
    """Yield a row for each mention of a page, chosen, rejected and loose, in no order."""
    page_id = extraction.page.id
    for record in extraction.records:
        for mention in chosen_mentions(record):
            yield _describe_mention(mention, page_id, _find_owner(record, mention))
        for rejected in record.rejected:
            for mention in _flatten(rejected):
                yield _describe_mention(mention, page_id, _find_owner(record, mention))
    for loose in (*page_mentions(extraction), *extraction.loose):
        for mention in _flatten(loose):
            yield _describe_mention(mention, page_id, None)


def _find_owner(record: Record, mention: Mention) -> str | None:
    """The record whose cell it proves; None where it is the page's host that it tells of."""
    page_wide = mention.field in PAGE_FIELDS and not record.own_host
    return None if page_wide else record.record_id or None


def _describe_mention(mention: Mention, page_id: str, record_id: str | None) -> Row:
    return {
        "record_id": record_id,
        "page_id": page_id,
        "field": mention.field,
        "value": mention.value,
        "words": mention.words,
        "start": None if mention.start < 0 else mention.start,
        "end": None if mention.end < 0 else mention.end,
        "source": mention.source,
        "rule": mention.rule,
        "chosen": mention.chosen,
        "reason": mention.reason,
        "confidence": mention.confidence,
    }


def sort_mentions(rows: list[Row]) -> list[Row]:
    """Sort by place; of readings that differ in their fate only, a chosen one stays."""
    readings: dict[tuple[Any, ...], Row] = {}
    for row in sorted(rows, key=lambda row: (not row["chosen"], row["reason"] or "")):
        reading = tuple(row[name] for name in row if name not in ("chosen", "reason"))
        readings.setdefault(reading, row)
    return sorted(
        readings.values(),
        key=lambda row: (
            *(row["page_id"], -1 if row["start"] is None else row["start"]),
            *(-1 if row["end"] is None else row["end"], row["field"], row["rule"], row["value"]),
            *(row["record_id"] or "", row["source"], row["words"]),
        ),
    )
