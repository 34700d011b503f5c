"""Two letters behind a name: a country's code or a state's, as the gazetteer has such a place."""

from __future__ import annotations

import re

from pipeline.model import Span
from pipeline.partners.candidates import Candidate
from pipeline.places import find_places, region_country
from pipeline.values.countries import is_code, successors

_CODE = re.compile(r"(?:, ?| ?\(| - )(?P<code>[A-Z]{2})(?![\w.])(?=[)\s,;]|$)")
_FORMER = re.compile(r"(?:, ?| \()(?P<words>[A-Z][^,;()\n\d]{3,40}?)(?=\s*(?:[,;()\n\d]|$))")
_STATE = re.compile(r"[A-Z][A-Za-z]{1,6}\.?(?: ?[A-Z]\.)?")


def find_code(flat: str, it: Candidate) -> Span | None:
    """The code of the country that the candidate lies in: ``Pune, IN``, ``Córdoba - AR``.

    Where a state with this code has such a place, too, nothing tells the two apart.
    """
    match = _CODE.match(flat, it.end)
    if match is None or not is_code(match["code"]):
        return None
    code = match["code"]
    if all(place.country_code != code for place in it.named) or lies_in_state(flat, it, code):
        return None
    return Span(*match.span("code"))


def find_former_state(flat: str, it: Candidate) -> Span | None:
    """A state that is gone, in which the candidate lay: ``Kotor, Serbia and Montenegro``."""
    match = _FORMER.match(flat, it.end)
    codes = successors(match["words"]) if match else ()
    if match is None or not any(place.country_code in codes for place in it.named):
        return None
    return Span(*match.span("words"))


def lies_in_state(flat: str, it: Candidate, words: str) -> bool:
    """Is it the code or the short name of a state that has such a place: ``Norfolk, VA.``?"""
    name, words = flat[slice(*it.span)], words.strip()
    if not _STATE.fullmatch(words):
        return False
    region = words.rstrip(".")
    return any(
        place.match == "exact"
        for code in region_country(region)
        for place in find_places(name, code, region, kind="city")
    )
