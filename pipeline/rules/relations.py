"""Events of a partnership, and kinds that a cell says in one word; the wordings of kinds are the packs'."""

from __future__ import annotations

import re
from typing import NamedTuple

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
