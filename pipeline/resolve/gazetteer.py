"""Link records to places: the id and coordinates, a missing country, doubts about both.

The gazetteer is evidence like any other: what it says is a mention of source
``gazetteer`` on the words that it was asked about.
"""

from __future__ import annotations

from pipeline.mentions.make import make_mention
from pipeline.model import Extraction, Mention, Page, Record, Span
from pipeline.places import Candidate, Link, find_places, infer_country, link_place
from pipeline.resolve.findings import make_finding

BY_NAME = "country-of-name"
_REGIONAL = frozenset(("district", "county", "province", "prefecture", "state", "region", "canton"))


def link_records(extraction: Extraction) -> list[Link]:
    """Infer missing countries, and link each record to its place; the answer for each."""
    page, host_country = extraction.page, extraction.host_country
    links = []
    for record in extraction.records:
        if "country" not in record.chosen:
            _infer(page, record, host_country)
        link = link_record(record, host_country)
        if link.candidate:
            record.chosen["geonames_id"] = make_link(page, record.chosen["name"], link.candidate)
        links.append(link)
    return links


def link_record(record: Record, host_country: str | None) -> Link:
    """The gazetteer's answer for the partner, asked with what the page says of it."""
    names = [record.chosen["name"], *(m for m in record.rejected if m.field == "name")]
    kind = record.value("place_type")
    region = record.chosen.get("region")
    links = []
    for name in dict.fromkeys(mention.value for mention in names):
        for asked in _list_regions(record, region):
            link = link_place(
                name,
                record.value("country"),
                asked,
                kind if kind in _REGIONAL else None,
                host_country,
            )
            links.append(link)
            if link.candidate and link.match == "exact":
                return link
    return next((link for link in links if link.candidate), links[0])


def _list_regions(record: Record, region: Mention | None) -> list[str | None]:
    """The region chosen, the others that the text gives, and none."""
    others = [m.value for m in record.rejected if m.field == "region"]
    said = [region.value, *others] if region else others
    return [*dict.fromkeys(said), None]


def _infer(page: Page, record: Record, host_country: str | None) -> None:
    region = record.chosen.get("region")
    name = record.chosen["name"]
    code, _ = infer_country(name.value, region.value if region else None, host_country)
    if code is None:
        return
    proof = region or name
    span = Span(proof.start, proof.end)
    rule = "country-of-region" if region else BY_NAME
    record.chosen["country"] = make_mention(
        page, "country", code, span, source="gazetteer", rule=rule
    ).choose()


def make_link(page: Page, name: Mention, place: Candidate) -> Mention:
    """The place as a mention on the words of the name, its coordinates as parts."""
    start, end = name.start, name.end
    words, rule = page.text[start:end], f"place-{place.match}"

    def say(field: str, value: object, parts: tuple[Mention, ...] = ()) -> Mention:
        value = str(value)
        return Mention(field, value, words, start, end, "gazetteer", rule, True, None, parts)

    values = {
        "latitude": place.latitude,
        "longitude": place.longitude,
        "place_name": place.name,
        "place_match": place.match,
        "coordinates_of": place.coordinates_of,
    }
    parts = tuple([say(field, value) for field, value in values.items() if value is not None])
    return say("geonames_id", place.geonames_id, parts)


def link_host(extraction: Extraction) -> None:
    """Link the page's own city, if the gazetteer knows one clear place of its name.

    A country that the page does not say comes from there, and is told.
    """
    host = extraction.host
    if host is None:
        return
    link = link_place(host.value, extraction.host_country)
    if link.candidate is None:
        return
    extraction.loose.append(link_to_host(extraction.page, host, link.candidate))
    if extraction.host_country is None:
        extraction.host_country = link.candidate.country_code
        known = f"the gazetteer knows one in {link.candidate.country_code}"
        message = f"The page gives no country for {host.value}; {known}."
        code = "host_country_inferred"
        extraction.findings.append(make_finding(extraction.page, code, message, None, host))


def link_to_host(page: Page, host: Mention, place: Candidate) -> Mention:
    """The place of a host as a mention on the words that name it."""
    linked = make_link(page, host, place) if host.start >= 0 else _link_outside(host, place)
    return _rename_host(linked)


def _link_outside(host: Mention, place: Candidate) -> Mention:
    page = Page("", host.words)
    inside = make_link(page, host._replace(start=0, end=len(host.words)), place)
    parts = tuple(_move_outside(part, host.source) for part in inside.parts)
    return _move_outside(inside, host.source)._replace(parts=parts)


def _move_outside(mention: Mention, source: str) -> Mention:
    return mention._replace(start=-1, end=-1, source=source)


def _rename_host(mention: Mention) -> Mention:
    parts = tuple(
        part._replace(field=f"host_{part.field}")
        for part in mention.parts
        if part.field != "coordinates_of"
    )
    return mention._replace(field="host_geonames_id", parts=parts)


def find_attested(names: list[str], country: str | None, region: str | None) -> str | None:
    """The first of these spellings that the gazetteer has letter for letter, or None."""
    for name in names:
        if any(place.match == "exact" for place in find_places(name, country, region)):
            return name
    return None


def find_country(host: Mention | None) -> str | None:
    """The country of the host's name, where the gazetteer knows one place of it."""
    return infer_country(host.value)[0] if host else None
