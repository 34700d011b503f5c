"""What single elements mean: which are dropped, which begin a block and of what kind.

A page has few names and classes of elements, and many elements: what is known of one is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bs4.element import Tag

from pipeline.model import BlockKind
from pipeline.page.styles import Sheet
from pipeline.page.tree import get


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


DROPPED = _names(
    "del script style noscript template title svg iframe canvas audio video datalist annotation"
)
# What an element makes of the text in it: kind of block and level.
KINDS: dict[str, tuple[BlockKind, int]] = {
    **{f"h{level}": ("heading", level) for level in range(1, 7)},
    "summary": ("heading", 7),
    "dt": ("heading", 7),
    "caption": ("heading", 7),
    "th": ("heading", 8),
    "td": ("paragraph", 0),
    "li": ("item", 0),
    "dd": ("item", 0),
    "option": ("line", 0),
    "legend": ("line", 0),
    "pre": ("line", 0),
    "button": ("line", 0),
}
# What is clicked to open a panel names what is in it.
PANEL_HEAD: tuple[BlockKind, int] = ("heading", 7)
BLOCKS = frozenset(KINDS) | _names(
    "html body main article section header footer nav aside div p ul ol menu dl table thead tbody"
    " tfoot tr form fieldset figure figcaption blockquote address center details dialog hgroup hr"
    " optgroup select textarea listing xmp search noframes frameset"
)
# Text beside the content: the trail to the page, menus, imprint.
_ASIDE = frozenset({"nav", "footer", "aside"})
_ASIDE_ROLES = frozenset({"navigation", "contentinfo", "complementary"})

_UNFOLDS = re.compile(
    r"accordion|collaps|panel|expand|faq|toggle|(?<![a-z])tabs?(?![a-z])|tab-?(?:content|pane)",
    re.IGNORECASE,
)
_PANEL_STATES = frozenset({"aria-expanded", "aria-controls", "aria-selected"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NOT_SEEN = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_EDIT_LINKS = frozenset({"mw-editsection", "editsection"})
# Parts of a page that are about one matter: a signature begins at the nearest of them.
SECTIONS = _names("body main article section aside nav header footer details dialog")
# What these mean depends on what stands in them and around them.
_READ = frozenset({"a", "sup", "img", "br"})
# Beside class and style no other attribute tells anything of an element as such.
_RARE = _PANEL_STATES | _names("role hidden data-toggle data-bs-toggle aria-level")
# Elements whose headings say nothing of what follows them.
_SCOPES = _names("table dl ul ol details")


@dataclass(frozen=True, slots=True)
class Look:
    """What its name and attributes tell of an element, whatever stands in it or around it.

    ``dropped`` is never seen; ``folded`` only once its panel is open; ``opens`` is what is
    clicked for that, inside something that ``unfolds``. ``read`` must be read to be known.
    ``struck`` is no longer valid; ``scope`` ends what the headings in it stand over.
    """

    dropped: bool
    folded: bool
    unfolds: bool
    opens: bool
    bold: bool
    aside: bool
    block: bool
    kind: tuple[BlockKind, int] | None
    read: bool
    struck: bool
    scope: bool


def look_at(tag: Tag, sheet: Sheet) -> Look:
    """What an element of that name and those attributes means."""
    attributes = tag.attrs
    if not attributes:
        return _look(tag.name)
    classes, style = get(tag, "class"), get(tag, "style")
    hidden = bool(sheet.hidden) and sheet.hides(tag.name, classes, get(tag, "id"))
    if _RARE.isdisjoint(attributes):
        return _look(tag.name, classes, style, hidden=hidden)
    role = get(tag, "role")
    opens = "collapse" in (get(tag, "data-toggle"), get(tag, "data-bs-toggle")) or (
        role in {"button", "tab"} and not _PANEL_STATES.isdisjoint(attributes)
    )
    level = get(tag, "aria-level") if role == "heading" else ""
    return _look(tag.name, classes, style, role, level, hidden or "hidden" in attributes, opens)


@lru_cache(maxsize=2048)
def _look(
    name: str,
    classes: str = "",
    style: str = "",
    role: str = "",
    level: str = "",
    hidden: bool = False,
    opens: bool = False,
) -> Look:
    block = name in BLOCKS
    unshown = hidden or bool(style and _NOT_SHOWN.search(style))
    # Pages hide themselves until a script has run.
    unshown = unshown and name not in {"html", "body"}
    unseen = bool(style) and not block and _NOT_SEEN.search(style) is not None
    dropped = (
        name in DROPPED
        or unseen
        or (unshown and not block)
        or not _EDIT_LINKS.isdisjoint(classes.split())
    )
    kind = KINDS.get(name)
    if role == "heading":
        kind = "heading", int(level) if level in set("123456") else 2
    names = f"{classes} {role}"
    unfolds = name == "details" or (_UNFOLDS.search(names) is not None and "nav" not in names)
    bold = name in {"b", "strong"} or bool(style and _BOLD.search(style))
    opens = opens or name == "button"
    return Look(
        dropped=dropped,
        folded=unshown,
        unfolds=unfolds,
        opens=opens,
        bold=bold,
        aside=name in _ASIDE or role in _ASIDE_ROLES,
        block=block,
        kind=kind,
        read=name in _READ,
        struck=name in {"s", "strike"} or bool(style and _STRUCK.search(style)),
        scope=name in _SCOPES,
    )
