"""Words of partnership: which kind of relationship, and which event of it."""

from __future__ import annotations

import re
from typing import NamedTuple

_PLACE = r"(?:cit(?:y|ies)|towns?|municipalit(?:y|ies)|count(?:y|ies)|communit(?:y|ies))"


class Relation(NamedTuple):
    """A wording of one kind of relationship; ``kind`` as in the data contract.

    ``kind`` is empty where the wording leaves it open; ``strong`` is true of words that
    are used of nothing but partner cities.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    strong: bool = True


_WEAK = ("partnership", "cooperation", "friendship-with")


def _relation(name: str, kind: str, pattern: str) -> Relation:
    compiled = re.compile(rf"\b{pattern}", re.IGNORECASE)
    return Relation(name, kind, compiled, name not in _WEAK)


RELATIONS: tuple[Relation, ...] = (
    _relation(
        "friendly-exchange",
        "friendship_city",
        r"friendly (?:exchange|cooperati(?:ve|on)|city) (?:relation(?:ship)?s?|cit(?:y|ies))",
    ),
    _relation(
        "friendly-relations",
        "friendship_city",
        r"(?:established|formed|entered into|built|concluded) (?:a )?friendly relation(?:ship)?s?",
    ),
    _relation(
        "friendship-city",
        "friendship_city",
        rf"friendship[ -](?:{_PLACE}|relation(?:ship)?s?|agreements?|pacts?|ties|links?|accords?|treat(?:y|ies))"
        rf"|friendly[ -]{_PLACE}|{_PLACE} of friendship|(?:city|town|municipal) friendships?"
        r"|(?<=\()friend(?:ship|ly)(?=[,;:)]| since\b)",
    ),
    _relation(
        "sister-and-friendship",
        "sister_city",
        rf"sister(?:[ -]{_PLACE})? ?(?:&|and|/|,) ?friend(?:ship|ly)(?:[ -]{_PLACE})?",
    ),
    _relation("friendship-with", "friendship_city", r"(?:bonds?|ties) of friendship"),
    _relation(
        "sister-city",
        "sister_city",
        rf"sister[ -]?{_PLACE}(?:[ -](?:relation(?:ship)?s?|agreements?|ties|links))?",
    ),
    _relation(
        "sister-relation",
        "sister_city",
        r"sister(?:hood)?[ -](?:relation(?:ship)?s?|agreements?|ties|date|affiliation)|sisterhood",
    ),
    _relation(
        "twin-town",
        "sister_city",
        rf"twin(?:ned)?[ -]?(?:{_PLACE})(?:[ -](?:relation(?:ship)?s?|agreements?|ties|links))?",
    ),
    _relation("twin-of", "sister_city", r"(?:a|the) (?:twin|sister|partner) (?:city |town )?of\b"),
    _relation("partners", "sister_city", r"(?:are|been|became|become) partners\b"),
    _relation("sisters", "sister_city", r"(?:are|been|become|became) sisters\b"),
    _relation("twinning", "sister_city", r"twinn(?:ing|ed)(?: (?:agreement|link|partnership)s?)?"),
    _relation(
        "partner-city",
        "sister_city",
        rf"partner(?:ship)?[ -](?:{_PLACE}|agreements?)|(?:city|town) partnerships?",
    ),
    _relation("ties", "", r"(?:ties|links) with (?:the )?(?:city|town) of"),
    _relation("partnership", "sister_city", r"partnerships?\b"),
    _relation(
        "cooperation",
        "other",
        r"(?:cooperation|co-operation|collaboration) agreements?|memorand(?:um|a) of (?:under"
        r"standing|cooperation)|(?-i:M[oO]Us?)\b",
    ),
)
"""In order of trust: where two match at the same place the earlier one stands."""

_BARE_KINDS = re.compile(
    r"\W*(?:(?P<sister_city>sister(?:hood)?|twin(?:ned|ning)?|partner(?:ship)?)"
    r"|(?P<friendship_city>friend(?:ship|ly)?)|(?P<other>letter of intent|memorandum|cooperation))\W*",
    re.IGNORECASE,
)


def read_bare_kind(words: str) -> str | None:
    """The kind that a cell of a column of kinds gives in one word, or None.

    >>> read_bare_kind("Friendship"), read_bare_kind("Hansa")
    ('friendship_city', None)
    """
    match = _BARE_KINDS.fullmatch(words)
    return match.lastgroup if match else None


CHARTER = r"(?<!received its )(?<!received a )(?<!granted its )(?<!granted a )(?<!royal )charter"
"""Of twinning, not of a town's foundation."""


class Event(NamedTuple):
    """What a date dates. ``formal`` is true of the beginning of the relationship."""

    name: str
    formal: bool
    pattern: re.Pattern[str]


def _event(name: str, formal: bool, pattern: str) -> Event:
    return Event(name, formal, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))


EVENTS: tuple[Event, ...] = (
    _event(
        "renewal", False, r"re-?new(?:ed|al|ing)?|re-?affirm(?:ed|ing)?|re-?sign(?:ed|ing)?|updated"
    ),
    _event("end", False, r"ended|terminated|dissolved|suspended|expired|cancelled"),
    _event("anniversary", False, r"anniversary"),
    _event(
        "contact",
        False,
        r"first contacts?|contacts? (?:began|were made)|began to develop|came together|initiated"
        r"|proposed|first met|talks|invited"
        r"|(?:exchanges?|visits?|programm?es?) (?:of \w+ )?(?:have |has |had )?(?:started|began|begun)",
    ),
    _event("visit", False, r"visit(?:ed|s)?|delegations?|travelled|toured|hosted|welcomed"),
    _event(
        "planned",
        False,
        r"(?:(?:expected|due|scheduled|likely|hoped|intended|planned|yet|set) to be|will be|to be)"
        r" (?:formally |officially )?(?:signed|established|sealed|concluded|formali[sz]ed|renewed|twinned)",
    ),
    _event(
        "formal",
        True,
        r"establish(?:ed|ment|ing)|formed|forged|formali[sz]ed|entered into|entered|became"
        r"|(?:has |have )?(?:successively )?become|concluded|signed|signing|twinned|began"
        rf"|formal|{CHARTER}|put (?:their|its) (?:names?|signatures?)|affiliated|upgraded to|made official|inaugurated"
        r"|started|dates? (?:from|back to)|welcomed as|made|tied|sealed"
        r"|joined|ratified|agreed|officially|linked|adopted|approved by|put pen to paper",
    ),
    _event("since", True, r"since"),
)
"""In order of precedence within one clause. "Since" alone yields to any other event."""
