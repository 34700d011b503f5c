"""Is a page devoted to partnership, so that its prose speaks of partners without more ado?"""

from __future__ import annotations

import re

from pipeline.layouts.found import find_relations, is_long, read_relations
from pipeline.layouts.glance import look_over
from pipeline.layouts.groups import is_group_heading
from pipeline.memory import per_page
from pipeline.model import Block, Page

_TOP = 8
_FEWEST_WORDINGS = 3


@per_page
def is_devoted(page: Page) -> bool:
    """Does the address, or a heading at the top, speak of partner cities?

    On a long page only its address, its title and its first heading of the first level tell:
    the other blocks at the top may be a menu, and wordings are in news and footers too.
    """
    address = re.sub(r"[-_/.]", " ", page.url or "")
    if any(match.relation.strong for match in read_relations(address)):
        return True
    if is_long(page):
        return any(is_group_heading(page, block) for block in _list_titles(page))
    if min(look_over(page).groups, default=_TOP) < _TOP:
        return True
    strong = [m for m in find_relations(page.flat, 0, len(page.flat)) if m.relation.strong]
    return len(strong) >= _FEWEST_WORDINGS


def _list_titles(page: Page) -> list[Block]:
    """The title of the page, and its first heading of the first level."""
    title = [block for block in page.blocks if block.kind == "title"]
    main = [block for block in page.blocks if block.kind == "heading" and block.level == 1]
    return title[:1] + main[:1]
