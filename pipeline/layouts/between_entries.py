"""Lines between the entries of a list that do not end it.

A fact about the entry above, an entry that cannot be read, ``Read more about Brest``, or a
sentence that names the entry above.
"""

from __future__ import annotations

import re

from pipeline.layouts.found import is_long
from pipeline.layouts.glance import look_over
from pipeline.model import Block, Page
from pipeline.values.country_finder import find_countries
from pipeline.values.page_dates import find_page_dates

_FACT = re.compile(r"[A-Z][\w ()/-]{2,40}: ?\S")
_LONGEST_FACT = 100
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LINK = re.compile(
    r"(?:read|learn|find out|see|show|view|click|visit|more|website|official (?:web)?site|home ?page|photos?"
    r"|pictures?|images?|map|video|gallery|back to|to the top|www\.|https?:)\b",
    re.IGNORECASE,
)
_LONGEST_LINK, _LONGEST_NOTE, _LONGEST_TEXT = 80, 50, 600
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}")
_NEAR, _NEAR_ENTRY = 3, 2


def goes_on(page: Page, index: int, last: int, listed: frozenset[int]) -> bool:
    """Does the list go on behind this block? ``last`` is the entry above, ``listed`` are all."""
    block = page.blocks[index]
    if is_long(page) or block.kind in ("heading", "row", "title"):
        return False
    if _FACT.match(page.flat, block.start, block.end) and block.end - block.start <= _LONGEST_FACT:
        return True
    if listed.isdisjoint(range(index + 1, index + 1 + _NEAR)):
        return False
    if index - last <= _NEAR_ENTRY and _is_about(page, block, page.blocks[last]):
        return True
    if look_over(page).prose[index] or listed.isdisjoint(range(index + 1, index + 3)):
        return False
    stretch = (page.flat, block.start, block.end)
    return bool(_YEARS.search(*stretch) or find_page_dates(*stretch) or find_countries(*stretch))


def _is_about(page: Page, block: Block, entry: Block) -> bool:
    """Is the block a link, a short note or a sentence with the name of the entry?"""
    length = block.end - block.start
    if length <= _LONGEST_LINK and _LINK.match(page.flat, block.start, block.end):
        return True
    if page.flat[block.end - 1] == ":" or length > _LONGEST_TEXT:
        return False
    if length <= _LONGEST_NOTE and page.flat[block.end - 1] == ".":
        return True
    name = _NAME.search(page.flat, entry.start, entry.end)
    return name is not None and page.flat.find(name[0], block.start, block.end) >= 0
