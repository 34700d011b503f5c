"""How a sentence names a pair of partners, or one of them: patterns, the names in groups.

``one`` and ``two`` are the names, ``adjective`` what may be that of a country in front.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model import Span
from pipeline.search.marks import Mark
from pipeline.search.needs import join, needs

_CAP = r"[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]*+"
_OF = "de los|de las|de|la|los|del|di|da|a|sur|upon|am|do|of|an der|van"
NAME = (
    rf"(?:(?:City|Town|District|Province) of )?(?:St\.? )?{_CAP}(?: (?:(?:{_OF}) )?{_CAP}){{0,4}}"
)
_REL = (
    r"(?:[Ss]ister|[Tt]win(?:ned|ning)?|[Pp]artner(?:s|ship|ed)?|[Ff]riend(?:ship|ly))"
    r"(?:[ -](?:[Cc]it(?:y|ies)|[Tt]owns?|[Mm]unicipalit(?:y|ies)|[Aa]greements?|[Rr]elation(?:ship)?s?"
    r"|[Ee]xchange|[Cc]ooperati(?:on|ve)|[Ll]inks?|[Tt]ies|[Pp]artners?)){0,3}"
)
_PARTNER = needs(re.compile(_REL))
_THE = r"(?:the )?(?:(?P<adjective>[A-Z][a-z]+) )?(?:(?:city|town|municipality|district) of )?"
_APPOSED = re.compile(
    rf"(?:The )?(?P<one>{NAME}), [^.;]{{3,140}}, (?:became|is|has been|was) (?:[a-z0-9]+ ){{0,4}}{_REL}"
)
"""``Lyon, the capital of silk, became our sister city``: at the start of its sentence."""


class _Form(NamedTuple):
    """A way to name a pair; ``core`` is what stands behind a name that opens it.

    The core is sought first: a name may be any words, so that the search for it is slow.
    ``mark`` stands in every match.
    """

    pattern: re.Pattern[str]
    mark: Mark
    core: re.Pattern[str] | None

    def list_matches(self, flat: str, sentence: Span) -> list[re.Match[str]]:
        """All matches in the sentence, in order."""
        if not self.mark.stands_in(flat, *sentence):
            return []
        if self.core and not self.core.search(flat, *sentence):
            return []
        return list(self.pattern.finditer(flat, *sentence))


def _form(opening: str, core: str) -> _Form:
    words = _PARTNER if "REL" in core else None
    opening, core = (part.replace("NAME", NAME).replace("REL", _REL) for part in (opening, core))
    pattern = re.compile(opening + core)
    return _Form(pattern, Mark(words or needs(pattern)), re.compile(core) if opening else None)


_ONE = r"\b(?P<one>NAME)"
_FORMS = (
    _form(
        "", r"\bbetween (?:the )?(?:city of )?(?P<one>NAME) and (?:the )?(?:city of )?(?P<two>NAME)"
    ),
    _form(
        _ONE,
        r" and (?P<two>NAME) (?:have been|has been|are|became|were|have) (?:[a-z]+ ){0,3}REL",
    ),
    _form("", rf"\bREL,? (?:with|of|to) {_THE}(?P<one>NAME)"),
    _form(
        _ONE + r"(?:, [A-Z][\w. ]{2,24},?)?",
        r" (?:became|is|has been|was)"
        r" (?!in search|looking|seeking|searching|not )(?:[a-z0-9]+ ){0,4}REL"
        r"(?: of (?P<two>NAME))?",
    ),
    _form(_ONE, r" (?:has )?(?:established|entered|formed|signed|concluded) (?:[a-z]+ ){0,4}REL"),
    _form(_ONE, r", (?:our|a|the) (?:[a-z]+ )?REL"),
    _form("", r"\b[Tt]ies with (?:the )?(?:city of )?(?P<one>NAME)"),
)
_MARK = Mark(join([_PARTNER, *(form.mark.words for form in _FORMS)]))


def may_name_pair(flat: str, start: int, end: int) -> bool:
    """Is there a word in ``flat[start:end]`` that each of the forms needs one of?"""
    return _MARK.stands_in(flat, start, end)


def list_forms(flat: str, sentence: Span) -> list[re.Match[str]]:
    """All matches of the forms in the sentence, form by form."""
    found = [match for form in _FORMS for match in form.list_matches(flat, sentence)]
    apposed = _APPOSED.match(flat, *sentence)
    return [*found, apposed] if apposed else found
