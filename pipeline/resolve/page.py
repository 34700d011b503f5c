"""One page, resolved: partners joined, mentions read and chosen, columns aligned."""

from __future__ import annotations

import re

from pipeline.fields import FIELDS
from pipeline.mentions import Subject, read_section
from pipeline.mentions.place_kinds import find_kinds
from pipeline.mentions.subject import name_tokens
from pipeline.model import Extraction, Mention, Page, Record, Section, Span
from pipeline.ner import ModelReader
from pipeline.partners.columns import find_columns
from pipeline.partners.judge import Judged
from pipeline.partners.parts import HEADED, RECORD, ROW, SENTENCE
from pipeline.partners.scene import bare_key
from pipeline.resolve.choose import Candidate, Choice, choose_date, choose_plain, choose_quantity
from pipeline.resolve.columns import align_columns
from pipeline.resolve.day_order import settle_orders
from pipeline.resolve.default_kind import find_default_kind
from pipeline.resolve.findings import has_unread_kind, note, note_reading, note_record
from pipeline.resolve.footnotes import add_footnotes
from pipeline.resolve.gazetteer import link_host, link_records
from pipeline.resolve.holes import fill_holes
from pipeline.resolve.identity import name_records
from pipeline.resolve.language import note_language
from pipeline.resolve.owners import set_owners
from pipeline.resolve.parties import find_parties, note_parties
from pipeline.resolve.partner import Partner
from pipeline.resolve.place_findings import note_places
from pipeline.resolve.record_name import choose_name
from pipeline.resolve.status import add_status, note_status
from pipeline.resolve.uncertain import note_host_doubt, note_uncertain
from pipeline.resolve.yearless import tie_years
from pipeline.values.sentences import split_sentences

_RANKS = {ROW: 0, HEADED: 1, RECORD: 1, SENTENCE: 2}
"""How much the text of a section is trusted to be the partner's own: the least first."""

_VALUES = ("established", "population", "area_km2")
_STOP = re.compile("[.!?;\u3002\n]")
_LONGEST_SENTENCE = 300


def resolve_page(page: Page, judged: Judged, model: ModelReader | None) -> Extraction:
    """The records of one page with all their mentions, chosen and rejected.

    ``judged`` are its candidates with their probabilities. ``model`` reads text with the
    language model, or is None where it must not run.
    """
    parties = find_parties(page, judged)
    partners, hosts, host_country = parties.partners, parties.hosts, parties.host_country
    host = hosts[0] if hosts else None
    extraction = Extraction(page, host=host, loose=hosts[1:], findings=note_reading(page))
    if host_country:
        extraction.host_country = host_country.value
        extraction.loose.append(host_country)
    found = find_columns(page)
    extraction.layouts = tuple(
        dict.fromkeys(
            [layout for partner in partners for layout in partner.starts]
            + [column.layout for column in found]
        )
    )
    sections = [section for partner in partners for section in partner.sections]
    extraction.stretches = tuple(span for it in sections for span in _list_stretches(it))
    extraction.stretches += tuple(column.span for column in found)
    spans = [section.place.name for p in partners for section in p.sections]
    named = {bare_key(page.flat[slice(*span)]) for span in spans}
    extraction.loose += judged.list_rejected(named)
    add_status(judged.scene, partners)
    add_footnotes(page, partners)
    candidates = [_read_partner(page, partner, host, host_country) for partner in partners]
    columns = align_columns(page, found, partners, candidates)
    extraction.loose += columns.loose
    for index, partner in enumerate(partners):
        candidates[index] += columns.candidates.get(index, [])
        record = _make_record(page, index + 1, partner, candidates[index], host)
        extraction.records.append(record)
    default = find_default_kind(page)
    for record in extraction.records:
        if default and "relationship" not in record.chosen and not has_unread_kind(record):
            record.chosen["relationship"] = default.choose()
    extraction.findings += set_owners(judged.scene, extraction.records, partners)
    if model is not None:
        fill_holes(page, extraction.records, partners, model)
    links = link_records(extraction)
    link_host(extraction)
    name_records(extraction)
    extraction.findings += columns.make_findings(page, extraction.records)
    for record, partner in zip(extraction.records, partners, strict=True):
        extraction.findings += note_record(page, record, partner) + note_status(page, record)
    extraction.findings += note_uncertain(page, extraction.records, partners)
    extraction.findings += note_host_doubt(page, judged, host, extraction.records)
    extraction.findings += note_places(extraction, links)
    extraction.findings += note(page, extraction, hosts, judged.scene.cues.strong)
    extraction.findings += note_parties(page, parties)
    extraction.findings += note_language(page, extraction.records)
    return extraction


def _list_stretches(section: Section) -> list[Span]:
    # The kind of relationship may stand in a heading far above.
    labels = [label.span for label in section.labels if label.field in _VALUES]
    return [section.place.span, *labels, *section.bodies]


def _read_partner(
    page: Page, partner: Partner, host: Mention | None, country: Mention | None
) -> list[Candidate]:
    names = " ".join(page.words(section.place.name) for section in partner.sections)
    kinds = find_kinds(page, partner.sections)
    own = name_tokens(host.value) if host else frozenset()
    subject = Subject(name_tokens(names), own, kinds)
    candidates = [
        Candidate(mention, _RANKS[section.layout])
        for section in partner.sections
        for mention in read_section(page, section, subject)
    ]
    settled = settle_orders(page, candidates, host, country)
    return tie_years(page, partner.sections, settled)


def _make_record(
    page: Page, position: int, partner: Partner, candidates: list[Candidate], host: Mention | None
) -> Record:
    record = Record(page.id, position, {}, layouts=partner.layouts)
    record.probability = partner.probability
    if host:
        record.chosen["host"] = host
    choose_name(page, record, partner)
    record.chosen["name"] = record.chosen["name"]._replace(confidence=partner.probability)
    by_field: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        by_field.setdefault(candidate.mention.field, []).append(candidate)
    for field in sorted(by_field):
        choice = _choose(page, field, by_field[field], record)
        _keep(record, field, choice)
    return record


def _choose(page: Page, field: str, candidates: list[Candidate], record: Record) -> Choice:
    entry = FIELDS.get(field)
    if entry and entry.kind == "date":
        return choose_date(candidates)
    if entry and entry.is_number:
        return choose_quantity(candidates, entry.stem)
    date = record.chosen.get("established")
    if field == "relationship" and date and len(candidates) > 1:
        candidates = _prefer_dated(page, candidates, date)
    return choose_plain(candidates)


def _prefer_dated(page: Page, candidates: list[Candidate], date: Mention) -> list[Candidate]:
    """Wordings in the sentence that dates the relationship stand before all others."""
    return [
        Candidate(mention, -1 if _in_one_sentence(page.flat, mention, date) else rank)
        for mention, rank in candidates
    ]


def _in_one_sentence(flat: str, one: Mention, two: Mention) -> bool:
    start, end = min(one.start, two.start), max(one.end, two.end)
    if end - start >= _LONGEST_SENTENCE:
        return False
    # Nearly always there is no sign between the two that could end a sentence.
    return not _STOP.search(flat, start, end) or len(split_sentences(flat, start, end)) == 1


def _keep(record: Record, field: str, choice: Choice) -> None:
    if choice.chosen:
        record.chosen[field] = choice.chosen
    record.rejected += choice.rejected
    if choice.conflict:
        record.reasons.append(f"{field.removesuffix('_km2')}_conflict")
