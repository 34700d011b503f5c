"""The partner's region, country and kind, from its heading or the entry of a list."""

from __future__ import annotations

from pipeline.layouts.found import country_of
from pipeline.mentions.make import make_mention
from pipeline.model import Mention, Page, Section
from pipeline.values.names import kind_of


def read_place(page: Page, section: Section) -> list[Mention]:
    """What the heading (or the list entry) says beside the partner's name."""
    place, rule = section.place, section.layout
    source = {"headings": "heading", "introduction": "phrase"}.get(section.layout, "list")
    mentions = []
    if place.region:
        region = page.words(place.region)
        mentions.append(
            make_mention(page, "region", region, place.region, source=source, rule=rule)
        )
    if place.country:
        code = country_of(page, section)
        if code:
            mentions.append(
                make_mention(page, "country", code, place.country, source=source, rule=rule)
            )
    if place.kind:
        kind = kind_of(page.flat[place.kind.start : place.kind.end])
        mentions.append(
            make_mention(page, "place_type", kind, place.kind, source=source, rule=rule)
        )
    return mentions
