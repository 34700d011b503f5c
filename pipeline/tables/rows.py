"""Turn extractions into the four tables, in an order that the input's does not change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from pipeline.languages.detect import detect_language
from pipeline.model import Extraction, Finding, Mention, Record
from pipeline.resolve.identity import make_pair_id, make_place_id
from pipeline.tables.cells import read_cell
from pipeline.tables.columns import (
    HOST_PLACE,
    PAGE_COLUMNS,
    SISTER_CITIES,
    Frames,
    Row,
    SchemaError,
)
from pipeline.tables.evidence import chosen_mentions, list_mentions, page_mentions, sort_mentions
from pipeline.tables.schema import arrow_schema


def build_frames(extractions: Iterable[Extraction]) -> Frames:
    """Return the four tables; ``SchemaError`` where a value is not of its column's type."""
    ordered = sorted(extractions, key=lambda extraction: extraction.page.id)
    mentions = [row for extraction in ordered for row in list_mentions(extraction)]
    findings = [_describe_finding(f) for extraction in ordered for f in extraction.findings]
    records = [row for extraction in ordered for row in _describe_records(extraction)]
    return Frames(
        sister_cities=_make_frame("sister_cities", records),
        mentions=_make_frame("mentions", sort_mentions(mentions)),
        findings=_make_frame("findings", _sort_findings(findings)),
        pages=_make_frame("pages", [_describe_page(extraction) for extraction in ordered]),
    )


def _make_frame(table: str, rows: list[Row]) -> pd.DataFrame:
    try:
        arrow = pa.Table.from_pylist(rows, schema=arrow_schema(table))
    except (pa.ArrowException, OverflowError, TypeError, ValueError) as error:
        raise SchemaError(f"Table {table} cannot hold a value: {error}.") from error
    frame: pd.DataFrame = arrow.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def _describe_records(extraction: Extraction) -> Iterator[Row]:
    said = {mention.field: mention for mention in page_mentions(extraction)}
    for record in sorted(extraction.records, key=lambda r: (r.position, r.record_id)):
        yield _describe_record(record, extraction, said)


def _describe_record(record: Record, extraction: Extraction, said: dict[str, Mention]) -> Row:
    page_wide = {} if record.own_host else said
    found = page_wide | {m.field: m for m in chosen_mentions(record)}
    row: Row = {
        "record_id": record.record_id or None,
        "page_id": extraction.page.id,
        "position": record.position,
        "review": bool(record.reasons),
        "review_reasons": list(dict.fromkeys(record.reasons)),
        "review_state": _name_state(record),
        "confidence": record.probability,
        "partnership_id": _name_pair(found),
    } | {name: getattr(extraction.page, name) or None for name in PAGE_COLUMNS}
    for column in SISTER_CITIES:
        mention = found.get(column.name) or found.get(column.field or "")
        if mention is None:
            continue
        try:
            row[column.name] = _null_blank(read_cell(column.name, mention))
        except (ValueError, LookupError) as error:
            raise SchemaError(
                f"Record {record.record_id} of {record.page_id} has no {column.name} "
                f"in {mention.value!r}: {error}."
            ) from error
    return row


def _name_pair(found: dict[str, Mention]) -> str | None:
    values = {field: mention.value for field, mention in found.items()}
    if "host" not in values:
        return None
    host = make_place_id(
        values.get("host_place_name", values["host"]),
        values.get("host_country"),
        values.get("host_geonames_id"),
    )
    partner = make_place_id(
        values.get("place_name", values["name"]), values.get("country"), values.get("geonames_id")
    )
    return make_pair_id(host, partner)


def _name_state(record: Record) -> str | None:
    if record.reasons:
        return "open"
    if record.corrected:
        return "corrected"
    return "accepted" if record.accepted else None


def _describe_finding(finding: Finding) -> Row:
    names = ("page_id", "record_id", "field", "code", "severity", "message", "start", "end")
    return {name: _null_blank(getattr(finding, name)) for name in names}


def _sort_findings(rows: list[Row]) -> list[Row]:
    def place(row: Row) -> tuple[Any, ...]:
        offsets = (-1 if row[name] is None else row[name] for name in ("start", "end"))
        rest = (row[name] or "" for name in ("code", "field", "record_id", "severity", "message"))
        return (row["page_id"], *offsets, *rest)

    unique = {tuple(row.values()): row for row in rows}
    return sorted(unique.values(), key=place)


def _describe_page(extraction: Extraction) -> Row:
    page = extraction.page
    said = {mention.field: mention.value for mention in page_mentions(extraction)}
    place = {column: _read_place(column, said.get(column)) for column in HOST_PLACE}
    detected = detect_language(page.flat, page.language)
    return place | {
        "page_id": page.id,
        "sha256": page.sha256 or None,
        "url": page.url or None,
        "host": said.get("host"),
        "host_country_code": said.get("host_country"),
        "language": detected.language,
        "language_source": detected.source if detected.language else None,
        "languages_read": list(detected.packs),
        "layouts": list(extraction.layouts),
        "records": len(extraction.records),
        "text": page.text,
    }


def _read_place(column: str, value: str | None) -> str | int | float | None:
    if value is None or column.endswith(("name", "match")):
        return value
    return int(value) if column.endswith("id") else float(value)


def _null_blank(value: Any) -> Any:
    return None if value == "" else value
