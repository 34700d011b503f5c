"""A name and its country with nothing but a blank between, and what is no name at all."""

from __future__ import annotations

import re

from pipeline.languages import other_languages
from pipeline.layouts.found import find_relations
from pipeline.model import Label, Place, Span
from pipeline.places import find_places
from pipeline.rules.labels import find_label
from pipeline.values.countries import read_country
from pipeline.values.country_finder import find_countries
from pipeline.values.names import clean_name, looks_like_name, trim

_PARTED = re.compile(r"(?P<name>[^:;\d]{2,40}?)(?: ?[:;]| ?\.{3,}) ?(?P<country>[^:;.\d]{3,40})")
_PARTING = (":", ";", "...")
_LEAD = re.compile(r"\s*(?:--?|,|:|;|\(|\|)\s*$")


def read_glued(flat: str, span: Span, *, known: bool = True) -> Place | None:
    """``Orléans France`` as a place, or None; ``known`` asks for a place of the gazetteer."""
    for start, end, code in find_countries(flat, *span):
        name = trim(flat, span.start, start)
        glued = name.end > name.start and not flat[name.end : start].strip()
        if end != span.end or not glued or not looks_like_name(flat, *name):
            continue
        if any(p.match == "exact" for p in find_places(flat[slice(*span)], code, kind="city")):
            # The country belongs to the name: "Antigua Guatemala".
            return Place(span, span, None, Span(start, end), None)
        bare, kind = clean_name(flat, name)
        if not known or find_places(flat[slice(*bare)], code):
            return Place(span, bare, None, Span(start, end), kind)
    return None


def read_parted(flat: str, span: Span) -> Place | None:
    """``Florence: Italy``, ``Quito; Ecuador``: a known place of the country behind the mark."""
    # The signs alone are found in no time, and most lines have none.
    if not any(flat.find(sign, *span) >= 0 for sign in _PARTING):
        return None
    match = _PARTED.fullmatch(flat, *span)
    reading = read_country(match["country"]) if match else None
    if match is None or reading is None:
        return None
    bare, kind = clean_name(flat, Span(*match.span("name")))
    if not looks_like_name(flat, *bare) or not find_places(flat[slice(*bare)], reading.code):
        return None
    return Place(span, bare, None, Span(*match.span("country")), kind)


def cut_term(flat: str, span: Span) -> tuple[Span, tuple[Label, ...]]:
    """Part ``-- sister city`` off the end of an entry, as the kind of relationship it says."""
    for match in find_relations(flat, *span):
        lead = _LEAD.search(flat, span.start, match.start)
        if match.end == span.end and lead and lead.start() > span.start:
            label = Label("relationship", Span(match.start, match.end))
            return Span(span.start, lead.start()), (label,)
    return span, ()


def is_term(flat: str, name: Span) -> bool:
    """Is this no name but a label, or words of partnership ("Twin town since 1990")?"""
    words = flat[slice(*name)]
    said = find_relations(flat, *name)
    return find_label(words, other_languages(flat)) is not None or any(
        m.start == name.start and m.end == name.end for m in said
    )
