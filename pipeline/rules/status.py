"""What a page says of a partnership that is no more, or rests: headings, and marks behind a name."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.memory import per_words


class Status(NamedTuple):
    """``value`` is active, planned, former, inactive, suspended or ended."""

    name: str
    value: str
    pattern: re.Pattern[str]


_YEAR = r"(?:19|20)\d\d"
_MONTH = r"[A-Z][a-z]{2,8}\.?"
_TIME = rf"(?:\d{{1,2}} )?(?:{_MONTH} )?(?:\d{{1,2}}, )?{_YEAR}"


_PAPERS = r"application|approval|ratification|signature|signing|confirmation|agreement"
_EXPECTED = r"(?:(?:expected|due|scheduled|yet|still|set) )?to be"


def _status(name: str, value: str, pattern: str) -> Status:
    return Status(name, value, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))


STATUSES: tuple[Status, ...] = (
    _status("status-former", "former", r"former(?:ly)?|past|previous(?:ly)?|historic(?:al)?"),
    _status(
        "status-inactive",
        "inactive",
        r"inactive|dormant|not active|no longer active|lapsed|in abeyance|emeritus",
    ),
    _status("status-suspended", "suspended", r"suspended|frozen|(?:put )?on hold|paused"),
    _status(
        "status-ended",
        "ended",
        r"ended|terminated|dissolved|discontinued|cancell?ed|expired|revoked|severed|annulled"
        r"|ceased|defunct",
    ),
    _status("status-until", "ended", rf"until {_TIME}"),
    _status(
        "status-planned",
        "planned",
        r"in preparation|in negotiation|negotiating|negotiations?|pending|planned|proposed"
        r"|under (?:discussion|negotiation|consideration)|exploring|exploratory"
        rf"|(?:{_PAPERS}) pending|awaiting (?:{_PAPERS})|{_EXPECTED} (?:signed|approved|ratified)",
    ),
    _status("status-active", "active", r"active|current"),
)
"""In order: the first that matches a mark or a heading stands."""

_WORDS = "|".join(line.pattern.pattern for line in STATUSES)
_KIND = (
    r"(?:official|international|sister|twin(?:ned|nings?)?|partner(?:s|ships?)?|friend(?:ship|ly)"
    r"|cit(?:y|ies)|towns?|municipalit(?:y|ies)|communit(?:y|ies)|agreements?|relations(?:hips?)?"
    r"|links?|ties)"
)
_WHEN = rf"(?: by [A-Z][\w-]+)?(?:,? (?:(?:since|in|on|from|by|as of) )?{_TIME})?"
_TAIL = r"(?:\s*\[\w{1,3}\]|[\s.:*\u2020\u2021)\]])*"
HEADING = re.compile(
    rf"(?:(?:our|the|list of) )?(?:(?P<words>(?:{_WORDS})(?:(?: and | or | & | ?/ ?)(?:{_WORDS}))?)"
    rf"(?:[ -]{_KIND})*{_WHEN}|{_KIND}(?:[ -]{_KIND})*(?: -|:|,)? \(?(?:(?:that|which) )?"
    rf"(?:(?:is|are|was|were|has|have|been|now) ){{0,2}}(?P<behind>{_WORDS}){_WHEN}){_TAIL}$",
    re.IGNORECASE | re.MULTILINE,
)
"""Above a list: ``Former sister cities``, ``Inactive``, ``Partnerships that have ended``."""


_TOLD = (
    r"emeritus|dormant|inactive|lapsed|in abeyance|suspended|on hold|terminated|dissolved|discontinued"
    r"|cancell?ed|expired|revoked|severed|annulled|defunct|ended|no longer active"
)
_UNBEGUN = rf"(?:{_PAPERS}) pending|{_EXPECTED} (?:signed|approved|ratified)|pending (?:{_PAPERS})"
BEHIND = re.compile(rf"\b(?:{_TOLD}|{_UNBEGUN}|pending|until {_TIME})\b", re.IGNORECASE)
"""Anywhere behind the name on the line of an entry: ``(terminated by Brno in 2016)``."""

SAID = re.compile(
    r"\b(?:relationship|partnership|twinning|sister[ -]city|agreement|link|ties|contract|charter|affiliation|it)"
    r"(?: agreement| relationship| link)?(?: (?:of|from|with) [A-Z\d][\w-]+)?(?:, [^,.;]{0,40},)?"
    rf" (?:[a-z]+ ){{0,3}}?(?P<words>{_TOLD}|{_UNBEGUN})\b",
    re.IGNORECASE,
)
"""In a sentence: ``the partnership is dormant``, ``is now a sister city emeritus``."""


@per_words
def read_status(words: str) -> Status | None:
    """The line that these words are or begin with, or None.

    >>> read_status("Inactive").value, read_status("until 2022").value
    ('inactive', 'ended')
    """
    from pipeline.rules import active

    return next((line for line in active(STATUSES) if line.pattern.match(words)), None)
