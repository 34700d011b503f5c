"""Which block is a group heading, and whether a stretch of a page speaks of partnership."""

from __future__ import annotations

import re

from pipeline.languages import other_languages
from pipeline.layouts.found import find_relations, is_long, is_prose, list_relation_starts
from pipeline.memory import per_page
from pipeline.model import Block, Label, Page, Span
from pipeline.rules.labels import find_label

_DATED_FACT = re.compile(
    r"(?:our |official )?(?:(?:sister|twin|partner|friendship|friendly)[ -]?(?:city|town)|twinned|partners?"
    r"|city (?:of )?friendship)"
    r" (?:since|in|from|as of)\b.*\d{4}",
    re.IGNORECASE,
)
"""A fact about one partner ("Sister city since 1992"), which heads no list."""

_DATED_BEHIND = re.compile(
    r"(?<!ies)(?<!s) (?:\w+ )?(?:since|in|on|from|as of):? [^,;:]{0,24}\d{4}\.?$", re.IGNORECASE
)
_MATTER = re.compile(
    r"(?<!ies)(?<!s) (?:history|facts?|profile|information|story|background|highlights)\W*$",
    re.IGNORECASE,
)
"""``Sister city history``: a heading within what a page tells of one partner."""

_DATE_VALUE = re.compile(
    r":\s*(?:\d{1,2}\.? )?(?:[A-Z][a-z]{2,8}\.? ?)?(?:\d{1,2}(?:st|nd|rd|th)?,? )?['\d./-]+\W*$"
)
"""What stands behind the colon of such a fact: ``Became our sister city: May 1971``."""

_SEVERAL = re.compile(
    r"\b(?:cities|towns|villages|communes|communities|municipalities|counties|regions|partners|twins"
    r"|friends|partnerships|twinnings|friendships|relationships|relations|links|agreements)\b",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"sister|twin ?(?:town|cit)|twinning|friendship cit|partner ?cit", re.I)
_LONGEST = 80
_REACH = 6


@per_page
def is_group_heading(page: Page, block: Block) -> bool:
    """A short line that says which kind of partners follow ("Friendship Cities")."""
    if block.end - block.start > _LONGEST:
        return False
    if not find_relations(page.flat, block.start, block.end):
        return False
    words = page.flat[block.start : block.end]
    if _DATED_FACT.match(words) or _DATED_BEHIND.search(words) or _MATTER.search(words):
        return False
    label = (
        find_label(words.partition(":")[0], other_languages(page.flat)) if ":" in words else None
    )
    if label and label.field not in (None, "place"):
        return False
    return not words.endswith((".", ",", ";")) and not is_prose(page, block)


def speaks_of_several(page: Page, block: Block) -> bool:
    """Does a group heading speak of several partners, not of one ("Sister city history")?"""
    return bool(_SEVERAL.search(page.flat, block.start, block.end))


def relationship_label(page: Page, block: Block | None) -> tuple[Label, ...]:
    """The relationship that a group heading says, as a label."""
    if block is None:
        return ()
    matches = find_relations(page.flat, block.start, block.end)
    return tuple(Label("relationship", Span(m.start, m.end)) for m in matches[:1])


def has_relation(page: Page, first: int, last: int) -> bool:
    """Do the blocks ``first`` to ``last`` speak of partnership, or those right before?

    On a short page a wording anywhere on the page or in its address will do.
    """
    if not is_long(page):
        return bool(list_relation_starts(page.flat)) or _speaks(page.url or "")
    start = page.blocks[max(0, first - _REACH)].start
    end = page.blocks[min(last, len(page.blocks) - 1)].end
    return bool(find_relations(page.flat, start, end))


def _speaks(address: str) -> bool:
    return bool(_IN_ADDRESS.search(re.sub(r"[-_/.]", " ", address)))
