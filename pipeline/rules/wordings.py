"""What announces a population or an area.

``before`` must match at the end of the words before the number, once qualifiers and
fillers ("of about", "reached nearly") are taken off; ``after`` at the start of the words
behind it (behind the unit, for an area). Either suffices where only one is given.
"""

from __future__ import annotations

import re
from typing import NamedTuple

PERSONS = (
    r"(?:inhabitants|residents|dwellers|citizens|souls|persons|people|inhab\b|inh\b|habitants)"
)

FILLERS = re.compile(
    r"(?:\b(?:of|from|rose|rises|grew|grown|fell|increased|total|is|was|are|were|has|have|had|to|at|a|an|the|now|currently|today|reach|reached"
    r"|reaches|reaching|stands|stood|numbers|numbering|totals|totalling|totaling|totalled|counts"
    r"|amounts|amounting|amounted|came|comes|figure|size|being|some|that|which|and|well"
    r"|it|by|as|rising|grown|exceeds|exceeding|exceeded|surpassed|surpasses|with)|[:=,(-])\s*$",
    re.IGNORECASE,
)
"""One word that may stand between an announcing word and its number."""


class Wording(NamedTuple):
    """A line of the table: what must stand in front of the number, and what behind it."""

    name: str
    field: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


def stands_before(pattern: str) -> re.Pattern[str]:
    """What must stand right in front of a number."""
    return re.compile(rf"(?:{pattern})\s*$", re.IGNORECASE)


def stands_after(pattern: str) -> re.Pattern[str]:
    """What must stand right behind a number."""
    return re.compile(rf"[\s)]*(?:{pattern})", re.IGNORECASE)


def _before(name: str, field: str, pattern: str) -> Wording:
    return Wording(name, field, before=stands_before(pattern))


def _after(name: str, field: str, pattern: str) -> Wording:
    return Wording(name, field, after=stands_after(pattern))


WORDINGS: tuple[Wording, ...] = (
    _before("population", "population", r"\bpopulations?|\bpop\."),
    _before(
        "population-of-place",
        "population",
        r"\bpopulation of (?:the )?(?:city of )?[A-Z][\w.' -]{1,40}",
    ),
    Wording(
        "city-of-so-many",
        "population",
        stands_before(r"\ban? (?:[\w-]+ ){0,2}(?:city|town|village|municipality|borough) of"),
        stands_after(r"[.,;]|and\b|in\b|on\b|$"),
    ),
    _before("populated", "population", r"\b(?:populated|peopled|inhabited)"),
    _before(
        "number-of-persons", "population", rf"\bnumber of {PERSONS}|\b(?:inhabitants|residents)"
    ),
    _after(
        "persons",
        "population",
        rf"(?:(?:permanent|local|registered|urban|official|estimated) )?{PERSONS}\b",
    ),
    _after("population-behind", "population", r"(?:in |of )?(?:total )?population\b"),
    _before(
        "area", "area_km2", r"\b(?:area|surface|territory|extent|surface area|acreage|jurisdiction)"
    ),
    _before(
        "area-of-it",
        "area_km2",
        r"\barea of (?:this|the) (?:whole )?(?:city|town|district|county|municipality|province)",
    ),
    _before(
        "covers",
        "area_km2",
        r"\b(?:cover(?:s|ed|ing)?|occup(?:y|ies|ied|ying)|spans?|spanning|extend(?:s|ing)?(?: over)?"
        r"|stretch(?:es|ing)?(?: over| across)?|measur(?:es|ing)|encompass(?:es|ing)?"
        r"|compris(?:es|ing)|spread(?:s|ing)? (?:over|across)|sprawls (?:over|across))",
    ),
    _before(
        "people-on",
        "area_km2",
        rf"\b(?:{PERSONS}|live|living)\b[^.;\d]{{0,40}}\b(?:on(?: its| only| just| a mere)?|within its)",
    ),
    _before(
        "spreads",
        "area_km2",
        r"\b(?:spreads?|spreading|stretch(?:es|ing)?|extend(?:s|ing)?|sprawls"
        r"|takes? up|taking up|takes? in|share|shares)",
    ),
    Wording(
        "area-behind-persons",
        "area_km2",
        stands_before(rf"\b{PERSONS}\)?[,;/]"),
        stands_after(r"[.,;]|$"),
    ),
    _after("of-land", "area_km2", r"of (?:land|territory|surface)\b"),
    _after("in-area", "area_km2", r"in (?:area|size|extent)\b"),
)

SCOPES: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "population": (
        (
            "metro",
            re.compile(r"\b(?:metropolitan|metro|greater|agglomeration|conurbation|wider)\b", re.I),
        ),
        ("urban", re.compile(r"\b(?:urban|city proper|inner[ -]city|downtown)\b", re.I)),
        ("total", re.compile(r"\b(?:total|overall|entire)\b", re.I)),
    ),
    "area_km2": (
        ("urban", re.compile(r"\b(?:urban|built-up|central area|city proper)\b", re.I)),
        ("land", re.compile(r"\bland\b", re.I)),
        ("total", re.compile(r"\b(?:total|overall|entire)\b", re.I)),
    ),
}
"""Scope words that stand with the announcing word ("a total population of")."""
