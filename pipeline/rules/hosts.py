"""How a page names its own city. ``NAME`` stands for a run of capitalised words."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = r"[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]*+"
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_MORE = rf"(?: (?:(?:of|de|la|do|am|on|upon|under) )?(?!(?:{_MONTH})\b)(?:[dl]')?{_WORD})"
NAME = rf"(?P<host>{_WORD}{_MORE}{{0,3}})"


class HostWording(NamedTuple):
    """``weight`` votes per match; votes are summed over the page."""

    name: str
    weight: int
    pattern: re.Pattern[str]


def _opened(name: str, weight: int, pattern: str) -> HostWording:
    """A wording in which the name stands where the pattern has ``NAME``."""
    return HostWording(name, weight, re.compile(pattern.replace("NAME", NAME)))


def _named(
    name: str, weight: int, core: str, *, before: str = r"\b", aside: str = ""
) -> HostWording:
    """A wording that begins with the name; ``core`` stands behind it and ``aside``."""
    # A word is taken whole, which saves nine steps of ten; only its own apostrophe parts it.
    words = NAME.replace("*+", "*") if core.startswith("'") else NAME
    return HostWording(name, weight, re.compile(f"{before}{words}{aside}{core}"))


_ASIDE = r"(?:,[^.;]{0,80}?,)?"
_REL = (
    r"(?:[Ss]ister|[Tt]win(?:ned|ning)?|[Pp]artner(?:ship)?|[Ff]riend(?:ship|ly))"
    r"(?:[ -](?:[Cc]it(?:y|ies)|[Tt]owns?|[Mm]unicipalit(?:y|ies)|[Ee]xchange|[Rr]elation(?:ship)?s?|[Aa]greements?))*"
)
_ARE_TWINS = r" (?:have been|are|became|were) (?:[a-z]+ ){0,2}(?:sister|twin|partner)"

HOSTS: tuple[HostWording, ...] = (
    _opened(
        "between-host",
        2,
        rf"{_REL}(?: [a-z]+){{0,2}} between (?:the )?(?:[Cc]ity of )?NAME(?= and )",
    ),
    _named(
        "has-relations",
        2,
        r"(?: has| have| maintains| keeps| enjoys| cultivates)(?: [a-z]+){0,3}"
        rf" (?:a |an |[a-z0-9]+ )?{_REL}",
        aside=_ASIDE,
    ),
    _named(
        "entered-into",
        2,
        rf" (?:has )?(?:entered|established|formed|signed|concluded)(?: [a-z]+){{0,3}} {_REL}",
        aside=_ASIDE,
    ),
    _named(
        "is-twinned",
        2,
        r" (?:is|was|has been|are) (?:officially |formally )?(?:twinned|partnered|paired)",
    ),
    # Of "our sister city of Graz" Graz is the sister.
    _opened(
        "relations-of",
        2,
        rf"(?<!\b[Oo]ur ){_REL} (?:of|for) (?:the )?(?:[Cc]ity of )?NAME",
    ),
    _opened("relations-with", 1, rf"{_REL} (?:with|to) (?:the )?(?:[Cc]ity of )?NAME"),
    _named("possessive", 2, rf"'(?:s)? (?:[a-z]+ ){{0,2}}{_REL}"),
    _named("twin-town-of", 2, _ARE_TWINS, aside=" and [^.,;]{2,40}"),
    _named("and-twin-town", 1, _ARE_TWINS, before=r"\b[A-Z][\w-]+ and "),
    _opened(
        "city-of",
        1,
        r"\b(?:[Cc]ity|[Tt]own|[Mm]unicipality) of NAME(?= [>|\u203a]| Council|$|,|\n)",
    ),
    _opened(
        "cities-of-upper",
        2,
        r"(?:CITIES|TOWNS|CITY|TOWN) OF NAME",
    ),
    _named(
        "name-sister-cities",
        2,
        r" (?:Sister|Twin|Partner) (?:Cities|Towns)",
        before="(?m)^",
    ),
    _opened("capital", 1, r"\b[Cc]apital NAME"),
    _named(
        "city-name",
        1,
        r" (?:City|city|Metropolitan City|METROPOLITAN CITY)\b",
    ),
    _opened("people-of", 1, r"\b[Pp]eople of NAME"),
    _named("chamber", 1, r" Chamber of Commerce\b"),
    _opened(
        "council-of",
        1,
        r"\b(?:kommun|Kommune|commune of|Landeshauptstadt) NAME",
    ),
    _named(
        "city-council",
        1,
        r" (?:City|Town|Borough|District|County) (?:Council|Hall)\b",
    ),
    _opened("about", 1, r"\bAbout ?NAME"),
    _named("info", 1, r" Info\b"),
    _named(
        "city-and-sisters",
        2,
        rf"(?: and(?: its| our)?| -|:) {_REL}",
        before="(?m)^",
    ),
)
