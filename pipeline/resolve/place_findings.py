"""What the gazetteer makes a person look at; it never corrects the page."""

from __future__ import annotations

from pipeline.model import Extraction, Finding, Page, Record
from pipeline.places import Candidate, Link
from pipeline.resolve.findings import make_finding
from pipeline.resolve.gazetteer import BY_NAME

_MOST_NAMED = 4
_FAR = 5


def note_places(extraction: Extraction, links: list[Link]) -> list[Finding]:
    """Findings on inferred countries, unclear places and unlikely populations.

    ``links`` are the gazetteer's answers for the records, in their order.
    """
    findings: list[Finding] = []
    for record, link in zip(extraction.records, links, strict=True):
        findings += _note_place(extraction, record, link)
    return findings


def _note_place(extraction: Extraction, record: Record, link: Link) -> list[Finding]:
    page, name = extraction.page, record.chosen["name"]
    country = record.chosen.get("country")
    findings = []
    if country and country.source == "gazetteer":
        message = f"The page gives no country for {name.value}; the gazetteer knows it in {country.value}."
        code = "country_inferred" if country.rule == BY_NAME else "country_from_region"
        findings.append(make_finding(page, code, message, record, country))
    if country and country.value == extraction.host_country:
        message = f"{name.value} is in the host's own country."
        findings.append(make_finding(page, "partner_domestic", message, record, name))
    if link.candidate is None:
        code = "place_ambiguous" if link.reason == "ambiguous_place" else "place_unknown"
        message = _describe_refusal(name.value, link)
        findings.append(make_finding(page, code, message, record, name, "geonames_id"))
    else:
        findings += _note_population(page, record, link.candidate)
    return findings


def _describe_refusal(name: str, link: Link) -> str:
    listed = "; ".join(describe_place(place) for place in link.candidates[:_MOST_NAMED])
    reasons = {
        "ambiguous_place": "may be more than one place",
        "kind_mismatch": "is known only as another kind of place",
    }
    said = reasons.get(link.reason or "", "is not in the gazetteer")
    return f"{name} {said}: {listed}." if listed else f"{name} {said}."


def describe_place(place: Candidate) -> str:
    """A candidate in words: ``York, England (GB), 153717 persons, 2633352``."""
    region = f", {place.region}" if place.region else ""
    people = f", {place.population} persons" if place.population else ""
    return f"{place.name}{region} ({place.country_code}){people}, {place.geonames_id}"


def _note_population(page: Page, record: Record, place: Candidate) -> list[Finding]:
    population = record.chosen.get("population")
    if population is None or not place.population or place.match == "seat":
        return []
    ratio = int(population.value) / place.population
    if 1 / _FAR < ratio < _FAR:
        return []
    message = (
        f"The page gives {population.value} persons, the gazetteer {place.population} for"
        f" {place.name}; the two may mean different areas."
    )
    return [make_finding(page, "population_unlike", message, record, population)]
