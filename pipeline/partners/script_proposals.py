"""Names in scripts without capitals: before a word for a kind, or before their Latin form."""

from __future__ import annotations

import re

from pipeline.partners.units import Unit
from pipeline.partners.words import Candidate
from pipeline.places.country_names import Country
from pipeline.places.names import find_named

_OF_KIND = re.compile(
    "(?:[\u3400-\u9fff\u30a1-\u30ff・·]{2,10}?[市区區县縣州町村郡]"
    "|[\uac00-\ud7a3]{2,8}[시군구])(?!\\w)"
)
_OF_KIND_TEXT = re.compile(
    "(?:[\u30a1-\u30fa\u30fc・]{2,12}[市区郡州町村]|[\uac00-\ud7a3]{2,8}시)(?![\u30a1-\u30ff])"
    "|[\u30a1-\u30fa\u30fc]{3,12}(?:シティ)"
)
_DIVISION = re.compile("[\u3400-\u9fff\uac00-\ud7a3]{1,7}?[県省州府都道](?=\\w{2})")
_POINTS = "・·"
_WITH_LATIN = re.compile(
    "(?<![^\\W\\d_])(?P<name>[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7a3][\u0370-\u1fff\u3040-\u9fff\uac00-\ud7a3・·-]{1,15})"
    r"\s?[(（]?(?P<latin>[A-ZÀ-Þ][A-Za-zÀ-ɏ .'’-]{2,30})(?P<end>[)）]?)"
)


def propose_kinds(
    flat: str, unit: Unit, countries: list[Country], known: list[Candidate]
) -> list[Candidate]:
    """Runs of signs that end in a word for a kind of place: ``帕尔玛市``, ``함메르페스트시``.

    In running text only what has no grammar in it: katakana or Hangul before the kind.
    """
    found: list[Candidate] = []
    for pattern in (_OF_KIND_TEXT,) if unit.prose else (_OF_KIND, _OF_KIND_TEXT):
        for match in pattern.finditer(flat, unit.start, unit.end):
            start, end = match.span()
            said = [c.end for c in countries if c.start <= start < c.end < end - 1]
            start = _skip_division(flat, max(said, default=start), end)
            if not any(it.start <= start and end <= it.end for it in (*known, *found)):
                named = find_named(flat[start:end])
                found.append(Candidate(start, end, unit.index, 0, named, "kind"))
    return found


def _skip_division(flat: str, start: int, end: int) -> int:
    """Where the name begins behind a point, and behind the prefecture: ``長野県大町市``."""
    while end - start > 2 and flat[start] in _POINTS:
        start += 1
    division = _DIVISION.match(flat, start, end)
    if division and any(place.rank == "upper" for place in find_named(division[0])):
        return division.end()
    return start


def propose_with_latin(
    flat: str, unit: Unit, countries: list[Country], known: list[Candidate]
) -> list[Candidate]:
    """Names that the gazetteer knows by the Latin form beside them only: ``함메르페스트(Hammerfest)``."""
    found: list[Candidate] = []
    for match in _WITH_LATIN.finditer(flat, unit.start, unit.end):
        if bool(match["end"]) != (flat[match.start("latin") - 1] in "(（"):
            continue
        named = find_named(match["latin"].strip(" .-"))
        start, end = match.span("name")
        said = [c.end for c in countries if c.start <= start < c.end <= end]
        start = max(said, default=start)
        taken = any(it.start < end and start < it.end for it in known)
        if named and end - start >= 2 and not taken:
            found.append(
                Candidate(_skip_division(flat, start, end), end, unit.index, 0, named, "kind")
            )
    return found
