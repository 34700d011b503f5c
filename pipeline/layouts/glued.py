"""A name and its country with nothing but a blank between, and what is no name at all."""

from __future__ import annotations

from pipeline.layouts.found import find_relations
from pipeline.model import Place, Span
from pipeline.places import find_places
from pipeline.rules.labels import find_label
from pipeline.values.countries import find_countries
from pipeline.values.names import clean_name, looks_like_name, trim


def read_glued(flat: str, span: Span, *, known: bool = True) -> Place | None:
    """``Orléans France`` as a place, or None; ``known`` asks for a place of the gazetteer."""
    for start, end, code in find_countries(flat, *span):
        name = trim(flat, span.start, start)
        glued = name.end > name.start and not flat[name.end : start].strip()
        if end != span.end or not glued or not looks_like_name(flat, *name):
            continue
        bare, kind = clean_name(flat, name)
        if not known or find_places(flat[slice(*bare)], code):
            return Place(span, bare, None, Span(start, end), kind)
    return None


def is_term(flat: str, name: Span) -> bool:
    """Is this no name but a label, or words of partnership ("Twin town since 1990")?"""
    words = flat[slice(*name)]
    said = find_relations(flat, *name)
    return find_label(words) is not None or any(
        m.start == name.start and m.end == name.end for m in said
    )
