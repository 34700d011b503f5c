"""The hosts of records whose rows name one themselves, on pages that speak of many cities."""

from __future__ import annotations

from pipeline.model import Finding, Mention, Page, Record
from pipeline.partners.page_host import name_host
from pipeline.partners.scene import Scene
from pipeline.places import link_place
from pipeline.resolve.findings import make_finding
from pipeline.resolve.gazetteer import link_to_host
from pipeline.resolve.partner import Partner

RULE = "host-of-row"


def set_owners(scene: Scene, records: list[Record], partners: list[Partner]) -> list[Finding]:
    """Give each record the host that its row names; a finding where that is not sure."""
    starts = {it.start: number for number, it in enumerate(scene.candidates)}
    findings = []
    for record, partner in zip(records, partners, strict=True):
        numbers = (starts.get(section.place.name.start, -1) for section in partner.sections)
        owner = next((scene.pairs.owner_of[n] for n in numbers if n in scene.pairs.owner_of), None)
        if owner is None:
            continue
        named = name_host(scene, scene.candidates[owner])
        host = named._replace(source="list", rule=RULE).choose()
        record.own_host = True
        record.chosen["host"] = host
        _link(scene.page, record, host, scene.pairs.country)
        if not scene.pairs.in_rows:
            record.reasons.append("host_uncertain")
            message = f"{host.value} is the last city named alone above {record.value('name')}."
            findings.append(make_finding(scene.page, "host_uncertain", message, record, host))
    return findings


def _link(page: Page, record: Record, host: Mention, country: str) -> None:
    """Its country, that all hosts of the list have, and its place where one is clear."""
    said = Mention(
        "host_country", country, host.words, host.start, host.end, "gazetteer", RULE, True
    )
    record.chosen["host_country"] = said
    place = link_place(host.value, country).candidate
    if place:
        record.chosen["host_geonames_id"] = link_to_host(page, host, place)
