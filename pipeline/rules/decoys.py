"""What only looks like a population, an area or a date of the relationship.

A decoy claims its words: no finder, the model included, can have them afterwards. A
rejected mention carries the reason ``decoy_<name>``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.rules.wordings import PERSONS, stands_after, stands_before


class Decoy(NamedTuple):
    """``token`` is ``count``, ``area`` or ``date``; patterns as in ``rules.wordings``."""

    name: str
    token: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


def _before(name: str, token: str, pattern: str) -> Decoy:
    return Decoy(name, token, before=stands_before(pattern))


def _after(name: str, token: str, pattern: str) -> Decoy:
    return Decoy(name, token, after=stands_after(pattern))


DECOYS: tuple[Decoy, ...] = (
    _before(
        "target",
        "count",
        r"\b(?:aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|hop(?:es|ing)|target(?:s|ed|ing)?|expect(?:s|ed)?"
        r"|project(?:s|ed)?|set) (?:\w+ )?(?:to|for|at)\b[^.;\d]{0,40}|\btarget population of"
        r"|\bwill (?:reach|have|grow|rise|exceed)\b[^.;\d]{0,40}",
    ),
    _before(
        "students",
        "count",
        r"\b(?:student|pupil|school|university|enrolled) (?:population|body)(?: of)?",
    ),
    _before(
        "workers", "count", r"\b(?:work(?:ing|ers)?|labou?r|employed) (?:population|force)(?: of)?"
    ),
    _before(
        "of-a-whole",
        "count",
        r"\bof (?:an?|the|its) (?:\w+ )?(?:oblast|province|state|region|county|country|prefecture|voivodeship"
        r"|metropolis|agglomeration|metropolitan area|nation)(?: of| with| which has| that has| having)"
        r"(?: an?| its)?(?: total)?(?: population)?(?: of)?",
    ),
    _before(
        "employs",
        "count",
        r"\b(?:employ(?:s|ed|ing)?|holds?|seats?|seating|for|draws?|drew|attracts?|attracted|killed"
        r"|lives of|evacuated|displaced|injured)",
    ),
    _before("guests", "count", r"\b(?:thank(?:s|ed|ing)?|expect(?:s|ed|ing)?|invit(?:es|ed|ing))"),
    _before(
        "grew-by", "count", r"\b(?:grew|rose|fell|increased|decreased|declined|dropped|shrank) by"
    ),
    _before("day", "count", r"\b(?:daytime|floating|tourist|visitor) population(?: of)?"),
    _after(
        "workers-behind",
        "count",
        r"(?:\w+ )?people (?:work|study|employ|visit|who work|who study|speak|of \w+ (?:origin|descent)"
        r"|from|attend|took part|came)|workers\b|employees\b|employed\b",
    ),
    _after(
        "students-behind", "count", r"(?:[\w-]+ ){0,3}(?:students|pupils|scholars|undergraduates)\b"
    ),
    _after(
        "visitors",
        "count",
        r"(?:[\w-]+ ){0,3}(?:visitors|tourists|guests|passengers|spectators|members)\b"
        rf"|{PERSONS} (?:(?:a|per|each|every) (?:year|month|week|day)\b|annually)",
    ),
    _after(
        "doing",
        "count",
        rf"{PERSONS} (?:who (?:had|have|took|came|were"
        r"|signed|voted)\b|(?:signed|voted|attended|took part|joined|gathered|applied|responded"
        r"|answered|died|were (?:killed|evacuated|invited|asked))\b)",
    ),
    _after("density", "count", r"(?:\w+ ){0,2}(?:per|/) ?(?:sq|km|square|mi)"),
    _before("density-before", "count", r"\bdensity(?: of| is)?"),
    _before("water", "area", r"\b(?:water|lake|sea|marine|harbou?r) (?:area|surface)(?: of)?"),
    _before(
        "park",
        "area",
        r"\b(?:park|forest|woodland|garden|campus|green|industrial|zone|farmland|floor|cultivated"
        r"|vineyard|site|reserve|reservoir|beach)s?(?: area| space| land)?(?: of| covers| covering"
        r"| occupies| spans)?",
    ),
    _after(
        "park-behind",
        "area",
        r"of (?:\w+ ){0,2}(?:park|green|open|forest|wood|garden|farm|vineyard|beach|land for|water|wetland"
        r"|lake|campus)\w*|(?:\w+ )?(?:park|campus|reserve|site|estate|forest|lake)\b",
    ),
    _before("per-area", "area", r"\b(?:per|each|every|/)"),
)
