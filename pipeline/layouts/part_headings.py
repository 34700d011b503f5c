"""Headings within one list of partners, and headings of lists of something else.

``Latin America & the Caribbean``, ``A to G``, ``1970s``, ``Our cities`` part a list;
``Nonstop flights`` and ``Student exchange`` begin another one.
"""

from __future__ import annotations

import re

from pipeline.layouts.glance import list_marked, look_over
from pipeline.model import Block, Page
from pipeline.places import is_place, region_country
from pipeline.search.sought import Sought
from pipeline.values.country_finder import find_countries

_DIRECTION = (
    r"(?:(?:north|south|east|west|central|middle|far|near|latin|sub-saharan|northern|southern|eastern"
    r"|western|south-?east(?:ern)?|north-?east(?:ern)?|arab)[ -])*"
)
_CONTINENT_NAME = (
    r"africa|asia|europe|oceania|americas?|middle east|far east|near east|australasia|asia-pacific|caribbean"
    r"|eurasia|scandinavia|balkans|caucasus|pacific(?: rim| islands)?"
)
_REGION = rf"(?:the )?{_DIRECTION}(?:{_CONTINENT_NAME})"
_CONTINENT = Sought(
    re.compile(
        rf"{_REGION}(?:(?:, (?:and )?| and | ?[&/-] ?){_REGION})*"
        r"(?:,? (?:and|&) [a-z ]{1,20})?:?$",
        re.I | re.M,
    )
)

_PART = re.compile(
    r"(?:[A-Z](?: ?(?:-|to|through|/) ?[A-Z])?"
    r"|(?:the |since |in )?\d{4}s?(?: ?(?:-|to) ?(?:\d{4}s?|today|now|present))?)[:.]?$",
    re.M,
)
_LIST_WORDS = frozenset(
    "our the a all list current active full complete of and by in with cities towns city town"
    " municipalities communities communes villages counties regions places partners members"
    " international overseas foreign domestic national abroad world worldwide country countries continent"
    " global across around who where are they we".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_MOST_PLACE_WORDS = 4

_OTHER_LIST = re.compile(
    r"\b(?:flights?|airlines?|refugees?|immigra\w+|consulates?|consuls?|embass(?:y|ies)|students?|scholar\w*"
    r"|exchanges?|visit(?:s|ors?)?|delegations?|trips?|tours?|trade|missions?|conferences?|events?|news|links?"
    r"|networks?|exhibitions?|festivals?|board|staff|committees?|sponsors?|winners?|awards?|grants?"
    r"|references|contacts?|schools?|universit(?:y|ies)|compan(?:y|ies)|offices?|sports?|matches|championships?"
    r"|tournaments?|concerts?|conventions?|meetings?|workshops?|internships?|jobs?|migra\w+|born)\b",
    re.IGNORECASE,
)
"""Words of headings over lists of places that are no partners."""


def list_continents(page: Page) -> frozenset[int]:
    """The indices of the blocks that are headings which name a continent."""
    blocks, near = page.blocks, list_marked(page, _CONTINENT.mark)
    return frozenset(index for index in near if is_continent(page, blocks[index]))


def is_continent(page: Page, block: Block) -> bool:
    """Is the block a heading that names a continent, or several?"""
    return bool(_CONTINENT.pattern.match(page.flat, block.start, block.end))


def is_part(page: Page, block: Block) -> bool:
    """Is the block a continent, a letter range (``A to G``) or years, and nothing else?"""
    return is_continent(page, block) or bool(_PART.match(page.flat, block.start, block.end))


def parts_list(page: Page, block: Block) -> bool:
    """Does the heading only part a list: a continent, a letter range, years, a place, ``Our cities``?"""
    if is_part(page, block):
        return True
    words = page.flat[block.start : block.end].strip(" :")
    said = [word.lower() for word in _WORD.findall(words)]
    if not said or _LIST_WORDS.issuperset(said):
        return True
    if _OTHER_LIST.search(words):
        return False
    if find_countries(page.flat, block.start, block.end):
        return True
    return len(said) <= _MOST_PLACE_WORDS and (is_place(words) or bool(region_country(words)))


def heads_other_list(page: Page, index: int) -> bool:
    """Is the block a heading over places that are no partners: ``Nonstop flights``?"""
    block = page.blocks[index]
    if block.kind != "heading" or index in look_over(page).related:
        return False
    return bool(_OTHER_LIST.search(page.flat, block.start, block.end))


def is_in_other_list(page: Page, first: int, last: int) -> bool:
    """Do the blocks stand right below such a heading, and nothing there speaks of partnership?"""
    above = (at for at in range(first - 1, -1, -1) if page.blocks[at].kind == "heading")
    heading = next(above, None)
    if heading is None or not heads_other_list(page, heading):
        return False
    return look_over(page).related.keys().isdisjoint(range(heading, last + 1))
