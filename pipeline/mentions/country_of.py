"""The country that a section's place says, successors of former states included."""

from __future__ import annotations

from pipeline.model import Page, Section
from pipeline.places import find_places
from pipeline.places.country_names import countries_within
from pipeline.values.countries import adjective_country, is_code, read_country, successors


def country_of(page: Page, section: Section) -> str | None:
    """The country code that the section's place says."""
    span = section.place.country
    if span is None:
        return None
    words = page.flat[span.start : span.end]
    name = page.flat[slice(*section.place.name)]
    if len(words) == 2 and words.isupper() and is_code(words):
        # Only what the gazetteer bears out is a country by its code alone.
        return "GB" if words == "UK" else words
    # Of "Serbia and Montenegro" no half is the whole.
    return _find_successor(name, successors(words)) or read_country_words(words)


def _find_successor(name: str, codes: tuple[str, ...]) -> str | None:
    """The one country of today, of those that a state left, in which the place lies."""
    exact = [
        code
        for code in codes
        if any(place.match != "fuzzy" for place in find_places(name, code, kind="city"))
    ]
    return exact[0] if len(exact) == 1 else None


def read_country_words(words: str) -> str | None:
    """The code of a country, in any language, or of its English adjective ("Belgian")."""
    reading = read_country(words)
    if reading:
        return reading.code
    named = {country.code for country in countries_within(words, 0, len(words))}
    return named.pop() if len(named) == 1 else adjective_country(words)
