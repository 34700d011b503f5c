"""Coordinates of records and hosts, from the mentions that link them to places."""

from __future__ import annotations

from pipeline.model import Extraction, Mention, Record


def find_point(link: Mention | None) -> list[float] | None:
    """Latitude and longitude, in degrees, of a link to a place; None where it has none."""
    if link is None:
        return None
    values = [
        float(part.value)
        for stem in ("latitude", "longitude")
        for part in link.parts
        if part.field.endswith(stem)
    ]
    return values if len(values) == 2 else None


def find_host_point(extraction: Extraction, record: Record) -> list[float] | None:
    """The coordinates of the record's host: the page's own city, or the one that its row names."""
    if record.own_host:
        return find_point(record.chosen.get("host_geonames_id"))
    links = (m for m in extraction.loose if m.field == "host_geonames_id" and m.chosen)
    return find_point(next(links, None))
