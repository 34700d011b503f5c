"""Decisions on whole rows: no partner, one more, the same as another; and on the page's host."""

from __future__ import annotations

from pipeline.corrections.cells import Refused, make_mention
from pipeline.corrections.nouns import Correction
from pipeline.model import Extraction, Mention, Record
from pipeline.resolve.gazetteer import link_host, link_record, make_link
from pipeline.resolve.identity import name_record


def drop_record(extraction: Extraction, record: Record, reason: str) -> None:
    """Take a row out of the data set; its words stay as rejected mentions of the page."""
    extraction.records.remove(record)
    own = [m for field, m in record.chosen.items() if field not in ("host", "host_country")]
    extraction.loose += [m.reject(reason) for m in (*own, *record.rejected)]
    _move_findings(extraction, record, None)


def merge_record(extraction: Extraction, record: Record, into: Record) -> None:
    """Give the values of a row to the other one, where that has none, and take the row out."""
    extraction.records.remove(record)
    into.rejected += record.rejected
    for field, mention in record.chosen.items():
        if field not in into.chosen:
            into.chosen[field] = mention
        elif field != "host" and mention.value != into.chosen[field].value:
            into.rejected.append(mention.reject("corrected"))
    into.corrected = True
    _move_findings(extraction, record, into)


def add_record(extraction: Extraction, one: Correction) -> Record:
    """A partner that was not found; the value may name its country."""
    page = extraction.page
    name = make_mention(page, "name", one.partner, one.words or one.partner)
    position = max((record.position for record in extraction.records), default=0) + 1
    record = Record(page.id, position, {"name": name}, layouts=("corrections",))
    if extraction.host:
        record.chosen["host"] = extraction.host
    if one.value:
        record.chosen["country"] = make_mention(page, "country", one.value, one.value)
    link = link_record(record, extraction.host_country)
    if link.candidate and name.start >= 0:
        record.chosen["geonames_id"] = make_link(page, name, link.candidate)
    record.corrected = True
    extraction.records.append(record)
    name_record(record, extraction.records)
    return record


def set_host(extraction: Extraction, one: Correction) -> None:
    """Say whose page it is, or in which country that is; the ids of its rows stay."""
    if one.decision not in ("set", "blank"):
        raise Refused("correction_unreadable", f"{one.field} can be set or left blank only")
    mention = None
    if one.decision == "set":
        mention = make_mention(extraction.page, one.field, one.value, one.words)
    if not any(m.field == "host_country" and m.chosen for m in extraction.loose):
        # It was inferred from the host, or there was none.
        extraction.host_country = None
    old = [m for m in extraction.loose if m.field in (one.field, "host_geonames_id") and m.chosen]
    extraction.loose = [m for m in extraction.loose if m not in old]
    extraction.loose += [m.reject("corrected") for m in old]
    if one.field == "host":
        _replace_host(extraction, mention)
    else:
        extraction.host_country = mention.value if mention else None
        for record in extraction.records:
            record.chosen.pop("host_country", None)
        if mention:
            extraction.loose.append(mention)
    link_host(extraction)
    if one.decision == "blank" and one.field == "host_country":
        extraction.host_country = None
    for record in extraction.records:
        record.corrected = True


def _replace_host(extraction: Extraction, mention: Mention | None) -> None:
    if extraction.host:
        extraction.loose.append(extraction.host.reject("corrected"))
    extraction.host = mention
    for record in extraction.records:
        record.chosen.pop("host", None)
        if mention:
            record.chosen["host"] = mention


def _move_findings(extraction: Extraction, record: Record, into: Record | None) -> None:
    extraction.findings = [
        finding._replace(record_id=into.record_id if into else None)
        if finding.record_id == record.record_id
        else finding
        for finding in extraction.findings
    ]
