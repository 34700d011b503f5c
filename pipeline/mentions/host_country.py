"""The country of the page's own city, as the page says it beside the city's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mentions.make import make_mention
from pipeline.mentions.relations import find_relations
from pipeline.model import Mention, Page, Span
from pipeline.places import find_places
from pipeline.values.countries import read_country
from pipeline.values.country_finder import find_countries
from pipeline.values.find_word import is_edge

_REACH = 90
_CITY = " City"
_VERB = re.compile(
    r"\b(?:has|have|had|was|were|entered|became|is|are|and|with|to|between|signed|since|from)\b|[.;:()\n]"
)
_LINK = re.compile(r"(?:,|\bin|\bof)\s+(?:the )?$")


def find_host_country(page: Page, host: Mention | None) -> Mention | None:
    """The sidecar's country, else the first that stands in an apposition to the host.

    ``Winnipeg, Manitoba, Canada, has signed`` · ``Tampere, the largest inland city of
    Finland, entered``: nothing but the apposition may stand between the two.
    """
    if page.host_country_hint:
        reading = read_country(page.host_country_hint)
        if reading:
            hint = page.host_country_hint
            return Mention(
                "host_country", reading.code, hint, -1, -1, "sidecar", "sidecar", chosen=True
            )
    if host is None:
        return None
    for start in _find_commas(page.flat, host.value):
        end = min(len(page.flat), start + 1 + _REACH)
        for country in find_countries(page.flat, start, end):
            span = Span(country[0], country[1])
            between = page.flat[start : span.start]
            if _VERB.search(between) or find_relations(page.flat, start, span.start):
                break
            if not find_places(host.value, country[2]):
                # "Savannah, Georgia" is in the state of that name.
                continue
            if _LINK.search(between):
                mention = make_mention(
                    page, "host_country", country[2], span, source="phrase", rule="apposition"
                )
                return mention.choose()
    return None


def _find_commas(flat: str, name: str) -> Iterator[int]:
    """Where a comma stands behind the name or behind ``Name City``."""
    at = flat.find(name)
    while at >= 0:
        end = at + len(name)
        end += len(_CITY) if flat.startswith(_CITY, end) else 0
        if flat[end : end + 1] == "," and is_edge(flat, at, len(flat)):
            yield end
            at = flat.find(name, end + 1)
        else:
            at = flat.find(name, at + 1)
