"""The partner's region, country and kind, from its heading or the entry of a list."""

from __future__ import annotations

import re

from pipeline.mentions.country_of import country_of
from pipeline.mentions.make import make_mention
from pipeline.model import Mention, Page, Section
from pipeline.partners.parts import SOURCES
from pipeline.places import find_places, region_country
from pipeline.values.fold_name import name_key
from pipeline.values.names import kind_of

_NO_REGION = re.compile(r"\W*/|.*\d|.*\s[\u2013\u2014-]\s")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def read_place(page: Page, section: Section) -> list[Mention]:
    """What the heading (or the list entry) says beside the partner's name."""
    place, rule = section.place, section.layout
    source = SOURCES[section.layout]
    mentions = []
    if place.region and not _is_other_name(page, section):
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


def _is_other_name(page: Page, section: Section) -> bool:
    """Is what stands as the region no region, but the name once more in another language?"""
    assert section.place.region is not None
    name, region = page.flat[slice(*section.place.name)], page.flat[slice(*section.place.region)]
    if _NO_REGION.match(region) or (_LATIN.search(name) and not _LATIN.search(region)):
        return True
    code = country_of(page, section)
    if name == region or code is None or code in region_country(region):
        return False
    if name_key(name) == name_key(region):
        return True
    same = {place.geonames_id for place in find_places(name, code, kind="city")}
    return any(place.geonames_id in same for place in find_places(region, code, kind="city"))
