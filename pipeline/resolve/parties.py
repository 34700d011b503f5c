"""Who is on the page: its own city, the partners, and who is named but left out, with the reason."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.mentions.host import find_hosts
from pipeline.mentions.host_country import find_host_country
from pipeline.model import Finding, Mention, Page, Span
from pipeline.partners.judge import Judged
from pipeline.partners.scene import bare_key
from pipeline.partners.thresholds import CLEAR_HOST, CLEARER, HOST_KEEP, KEEP, LIKELY_HOST, RIVAL
from pipeline.resolve.denied import find_denied, find_names_denied, note_denied
from pipeline.resolve.gazetteer import find_country
from pipeline.resolve.join import cut_foreign_text, join_sections
from pipeline.resolve.others import find_foreign, find_within, note_foreign
from pipeline.resolve.partner import LOOSE, Partner
from pipeline.values.fold_name import name_key


class Parties(NamedTuple):
    """The partners, the hosts (the best first), and who was left out and why.

    ``themselves`` bear the host's own name, ``foreign`` are another city's partners (each
    with that city's name), of the ``denied`` the page says that they are none,
    as of the ``names_denied`` that the scorer refuses.
    """

    partners: list[Partner]
    hosts: list[Mention]
    host_country: Mention | None
    themselves: list[Partner]
    foreign: list[tuple[Partner, str]]
    denied: list[Partner]
    names_denied: list[Span]


def find_parties(page: Page, judged: Judged) -> Parties:
    """The partners that the scorer lets stand, behind the vetoes, and the page's host."""
    partners = join_sections(page, tuple(judged.list_sections()))
    for partner in partners:
        partner.probability = judged.probability_of(partner.sections)
        partner.uncertain = partner.probability < KEEP
    sure = frozenset(partner.key for partner in partners if not partner.uncertain)
    hosts = _choose_host(find_hosts(page, sure, frozenset()), judged, sure)
    host = hosts[0] if hosts else None
    host_key = name_key(host.value) if host else None
    denied = find_denied(judged.scene, partners)
    partners = [p for p in partners if p not in denied]
    asides = find_within(judged.scene, partners)
    partners = [p for p in partners if p not in asides]
    host_country = find_host_country(page, host)
    namesakes = [p for p in partners if p.key == host_key]
    own = host_country.value if host_country else find_country(host) if namesakes else None
    themselves = [p for p in namesakes if not p.country or own == p.country]
    foreign = find_foreign(page, partners, host, judged.list_likely_names())
    left_out = [*themselves, *(partner for partner, _ in foreign)]
    partners = [p for p in partners if p not in left_out]
    cut_foreign_text(partners)
    known = {bare_key(page.flat[slice(*it.place.name)]) for p in partners for it in p.sections}
    hosts_keys = {bare_key(it.value) for it in hosts[:1]}
    names = find_names_denied(judged.scene, known | hosts_keys)
    return Parties(partners, hosts, host_country, themselves, foreign, denied, names)


def note_parties(page: Page, parties: Parties) -> list[Finding]:
    """The findings on who is named but left out."""
    return [
        *_note_hosts(page, parties.themselves),
        *note_foreign(page, parties.foreign),
        *note_denied(page, parties.denied, parties.names_denied),
    ]


def _choose_host(hosts: list[Mention], judged: Judged, partners: frozenset[str]) -> list[Mention]:
    """The hosts that set phrases name, behind another one of which the evidence is clear."""
    said = judged.hosts.get(bare_key(hosts[0].value), 0.0) if hosts else 0.0
    least = max(HOST_KEEP, CLEARER * said) if hosts else LIKELY_HOST
    clear = judged.find_host(min(CLEAR_HOST, least))
    sidecar = hosts and hosts[0].source == "sidecar"
    if (
        clear is None
        or sidecar
        or (
            (clear.confidence or 0.0) < RIVAL * said
            and not name_key(clear.value).startswith(name_key(hosts[0].value))
        )
        or name_key(clear.value) in partners
        or (hosts and name_key(hosts[0].value) == name_key(clear.value))
    ):
        return hosts
    return [clear.choose(), *(host.reject("superseded") for host in hosts)]


def _note_hosts(page: Page, partners: list[Partner]) -> list[Finding]:
    """The page's own city among its partners: left out, and said so."""
    findings = []
    for partner in partners:
        listed = [s for s in partner.sections if s.layout not in LOOSE]
        for section in listed[:1]:
            name = section.place.name
            message = f"{page.words(name)} is the page's own city and was left out as a partner."
            findings.append(
                Finding(page.id, "partner_is_host", "warning", message, None, "name", *name)
            )
    return findings
