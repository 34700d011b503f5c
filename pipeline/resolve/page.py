"""One page, resolved: partners joined, mentions read and chosen, columns aligned."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.fields import FIELDS
from pipeline.layouts.found import Found
from pipeline.mentions import Subject, read_section
from pipeline.mentions.about import name_tokens
from pipeline.mentions.host import find_hosts
from pipeline.mentions.host_country import find_host_country
from pipeline.mentions.place_kinds import find_kinds
from pipeline.model import Extraction, Mention, Page, Record
from pipeline.ner import ModelReader
from pipeline.partners.judge import Judged
from pipeline.partners.scene import bare_key
from pipeline.resolve.choose import Candidate, Choice, choose_date, choose_plain, choose_quantity
from pipeline.resolve.columns import align_columns
from pipeline.resolve.day_order import settle_orders
from pipeline.resolve.default_kind import find_default_kind
from pipeline.resolve.findings import has_unread_kind, note, note_hosts, note_reading, note_record
from pipeline.resolve.footnotes import add_footnotes
from pipeline.resolve.gate import find_denied, keep_related, note_denied
from pipeline.resolve.gazetteer import (
    find_country,
    link_host,
    link_records,
)
from pipeline.resolve.holes import fill_holes
from pipeline.resolve.identity import name_records
from pipeline.resolve.join import LOOSE, Partner, cut_foreign_text, join_sections
from pipeline.resolve.others import find_foreign, note_foreign
from pipeline.resolve.place_findings import note_places
from pipeline.resolve.record_name import choose_name
from pipeline.resolve.status import add_status, note_status
from pipeline.resolve.uncertain import judge_partner, note_uncertain
from pipeline.resolve.yearless import tie_years
from pipeline.values.fold_name import name_key
from pipeline.values.sentences import split_sentences

_LAYOUT_RANK = {
    **dict.fromkeys(("tables", "cell-lines", "blank-columns"), 0),
    **dict.fromkeys(("introduction", "paragraphs", "pairs", "about"), 2),
}
"""How much the layouts are trusted; all others stand between these."""

_STOP = re.compile("[.!?;\u3002\n]")
_LONGEST_SENTENCE = 300
_UNLISTED = frozenset((*LOOSE, "subject"))
_ALONE = frozenset(("subject", "pairs", "about"))


def resolve_page(
    page: Page, found: Found, model: ModelReader | None, judged: Judged | None = None
) -> Extraction:
    """The records of one page with all their mentions, chosen and rejected.

    ``model`` reads text with the language model, or is None where it must not run.
    """
    parties = _find_parties(page, found, judged)
    partners, hosts, host_country = parties.partners, parties.hosts, parties.host_country
    host = hosts[0] if hosts else None
    extraction = Extraction(page, host=host, loose=hosts[1:], findings=note_reading(page))
    if host_country:
        extraction.host_country = host_country.value
        extraction.loose.append(host_country)
    extraction.layouts = tuple(
        dict.fromkeys(
            [layout for partner in partners for layout in partner.starts]
            + [column.layout for column in found.columns]
        )
    )
    if judged:
        spans = [section.place.name for p in partners for section in p.sections]
        named = {bare_key(page.flat[slice(*span)]) for span in spans}
        extraction.loose += judged.list_rejected(named)
    add_status(page, partners)
    add_footnotes(page, partners)
    candidates = [_read_partner(page, partner, host, host_country) for partner in partners]
    columns = align_columns(page, found.columns, partners, candidates)
    extraction.loose += columns.loose
    for index, partner in enumerate(partners):
        candidates[index] += columns.candidates.get(index, [])
        record = _make_record(page, index + 1, partner, candidates[index], host)
        extraction.records.append(record)
    default = find_default_kind(page)
    for record in extraction.records:
        if default and "relationship" not in record.chosen and not has_unread_kind(record):
            record.chosen["relationship"] = default.choose()
    if model is not None:
        fill_holes(page, extraction.records, partners, model)
    links = link_records(extraction)
    link_host(extraction)
    name_records(extraction)
    extraction.findings += columns.make_findings(page, extraction.records)
    for record, partner in zip(extraction.records, partners, strict=True):
        extraction.findings += note_record(page, record, partner) + note_status(page, record)
    extraction.findings += note_uncertain(page, extraction.records, partners)
    extraction.findings += note_places(extraction, links)
    extraction.findings += note(page, extraction, hosts)
    extraction.findings += note_hosts(page, parties.themselves)
    extraction.findings += note_foreign(page, parties.foreign) + note_denied(page, parties.denied)
    return extraction


class _Parties(NamedTuple):
    """Whose page it is, its partners, and who is named but left out."""

    partners: list[Partner]
    hosts: list[Mention]
    host_country: Mention | None
    themselves: list[Partner]
    foreign: list[tuple[Partner, str]]
    denied: list[Partner]


def _choose_host(
    hosts: list[Mention], judged: Judged | None, partners: frozenset[str]
) -> list[Mention]:
    """The hosts that set phrases name, behind another one of which the evidence is clear.

    Nobody is a host of whom a layout says that it is a partner.
    """
    clear = judged.find_host() if judged else None
    sidecar = hosts and hosts[0].source == "sidecar"
    if (
        clear is None
        or sidecar
        or name_key(clear.value) in partners
        or (hosts and name_key(hosts[0].value) == name_key(clear.value))
    ):
        return hosts
    return [clear.choose(), *(host.reject("superseded") for host in hosts)]


def _find_parties(page: Page, found: Found, judged: Judged | None) -> _Parties:
    partners = join_sections(page, found.sections)
    listed = frozenset(p.key for p in partners if not p.is_only_in(_UNLISTED))
    # Beside a list of partners, the page's subject is the host.
    alone = all(p.is_only_in(_ALONE) for p in partners)
    subject = frozenset(p.key for p in partners if alone and "subject" in p.starts)
    hosts = find_hosts(page, listed, subject)
    hosts = _choose_host(hosts, judged, listed | subject)
    host = hosts[0] if hosts else None
    host_key = name_key(host.value) if host else None
    denied = find_denied(page, partners)
    partners = [p for p in partners if p not in denied]
    supported = [p for p in partners if judged is None or not judged.is_alone(p.starts)]
    related = keep_related(page, supported, host)
    if judged is None:
        partners = related
    else:
        for partner in partners:
            partner.probability = judged.probability_of(partner.sections)
            judge_partner(judged, partner, related)
        partners = [p for p in partners if not p.unlikely]
    host_country = find_host_country(page, host)
    namesakes = [p for p in partners if p.key == host_key]
    own = host_country.value if host_country else find_country(host) if namesakes else None
    themselves = [p for p in namesakes if not p.country or own == p.country]
    foreign = find_foreign(page, partners, host)
    left_out = [*themselves, *(partner for partner, _ in foreign)]
    partners = [p for p in partners if p not in left_out]
    cut_foreign_text(partners)
    return _Parties(partners, hosts, host_country, themselves, foreign, denied)


def _read_partner(
    page: Page, partner: Partner, host: Mention | None, country: Mention | None
) -> list[Candidate]:
    names = " ".join(page.words(section.place.name) for section in partner.sections)
    kinds = find_kinds(page, partner.sections)
    own = name_tokens(host.value) if host else frozenset()
    subject = Subject(name_tokens(names), own, kinds)
    candidates = [
        Candidate(mention, _LAYOUT_RANK.get(section.layout, 1))
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
