"""How a page names its own city. ``NAME`` stands for a run of capitalised words."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.marks import Sought

_WORD = r"[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]*+"
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_MORE = rf"(?: (?:(?:of|de|la|do|am|on|upon|under) )?(?!(?:{_MONTH})\b){_WORD})"
NAME = rf"(?P<host>{_WORD}{_MORE}{{0,3}})"


class HostWording(NamedTuple):
    """``weight`` votes per match; votes are summed over the page."""

    name: str
    weight: int
    pattern: Sought


def _host(name: str, weight: int, pattern: str) -> HostWording:
    # A word is taken whole, which saves nine steps of ten; only its own apostrophe parts it.
    words = NAME.replace("*+", "*") if "NAME'" in pattern else NAME
    return HostWording(name, weight, Sought(re.compile(pattern.replace("NAME", words))))


_REL = (
    r"(?:[Ss]ister|[Tt]win(?:ned|ning)?|[Pp]artner(?:ship)?|[Ff]riend(?:ship|ly))"
    r"(?:[ -](?:[Cc]it(?:y|ies)|[Tt]owns?|[Mm]unicipalit(?:y|ies)|[Ee]xchange|[Rr]elation(?:ship)?s?|[Aa]greements?))*"
)

HOSTS: tuple[HostWording, ...] = (
    _host(
        "between-host",
        2,
        rf"{_REL}(?: [a-z]+){{0,2}} between (?:the )?(?:[Cc]ity of )?NAME(?= and )",
    ),
    _host(
        "has-relations",
        2,
        r"\bNAME(?:,[^.;]{0,80}?,)?(?: has| have| maintains| keeps| enjoys| cultivates)(?: [a-z]+){0,3}"
        rf" (?:a |an |[a-z0-9]+ )?{_REL}",
    ),
    _host(
        "entered-into",
        2,
        rf"\bNAME(?:,[^.;]{{0,80}}?,)? (?:has )?(?:entered|established|formed|signed|concluded)"
        rf"(?: [a-z]+){{0,3}} {_REL}",
    ),
    _host(
        "is-twinned",
        2,
        r"\bNAME (?:is|was|has been|are) (?:officially |formally )?(?:twinned|partnered|paired)",
    ),
    _host("relations-of", 2, rf"{_REL} (?:of|for) (?:the )?(?:[Cc]ity of )?NAME"),
    _host("relations-with", 1, rf"{_REL} (?:with|to) (?:the )?(?:[Cc]ity of )?NAME"),
    _host("possessive", 2, rf"\bNAME'(?:s)? (?:[a-z]+ ){{0,2}}{_REL}"),
    _host(
        "twin-town-of",
        2,
        r"\bNAME and [^.,;]{2,40} (?:have been|are|became|were) (?:[a-z]+ ){0,2}(?:sister|twin|partner)",
    ),
    _host(
        "and-twin-town",
        1,
        r"\b[A-Z][\w-]+ and NAME (?:have been|are|became|were) (?:[a-z]+ ){0,2}(?:sister|twin|partner)",
    ),
    _host(
        "city-of",
        1,
        r"\b(?:[Cc]ity|[Tt]own|[Mm]unicipality) of NAME(?= [>|\u203a]| Council|$|,|\n)",
    ),
    _host("cities-of-upper", 2, r"(?:CITIES|TOWNS|CITY|TOWN) OF NAME"),
    _host("name-sister-cities", 2, r"(?m)^NAME (?:Sister|Twin|Partner) (?:Cities|Towns)"),
    _host("capital", 1, r"\b[Cc]apital NAME"),
    _host("city-name", 1, r"\bNAME (?:City|city|Metropolitan City|METROPOLITAN CITY)\b"),
    _host("people-of", 1, r"\b[Pp]eople of NAME"),
    _host("council-of", 1, r"\b(?:kommun|Kommune|commune of|Landeshauptstadt) NAME"),
    _host("city-council", 1, r"\bNAME (?:City|Town|Borough|District|County) (?:Council|Hall)\b"),
    _host("about", 1, r"\bAbout ?NAME"),
    _host("info", 1, r"\bNAME Info\b"),
    _host("city-and-sisters", 2, rf"(?m)^NAME(?: and(?: its| our)?| -|:) {_REL}"),
)
