"""What single elements mean: which are dropped, which begin a block and of what kind."""

from __future__ import annotations

import re

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from pipeline.model import BlockKind


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


DROPPED = _names(
    "script style noscript template title svg iframe canvas audio video datalist annotation"
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
BLOCKS = frozenset(KINDS) | _names(
    "html body main article section header footer nav aside div p ul ol menu dl table thead tbody"
    " tfoot tr form fieldset figure figcaption blockquote address center details dialog hgroup hr"
    " optgroup select textarea listing xmp search noframes frameset"
)
# Where a picture may stand for words.
_SPEAKING = _names("a button summary h1 h2 h3 h4 h5 h6")
# Text beside the content: the trail to the page, menus, imprint.
ASIDE = frozenset({"nav", "footer", "aside"})
_ASIDE_ROLES = frozenset({"navigation", "contentinfo", "complementary"})

_UNFOLDS = re.compile(
    r"accordion|collaps|panel|expand|faq|toggle|(?<![a-z])tabs?(?![a-z])|tab-?(?:content|pane)",
    re.IGNORECASE,
)
_PANEL_STATES = frozenset({"aria-expanded", "aria-controls", "aria-selected"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NOT_SEEN = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_FLAG = re.compile(r"flag(?!staff|ship|ler)", re.IGNORECASE)
_FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|svg|webp)\b|[/:]File:", re.IGNORECASE)
_EDIT_LINKS = frozenset({"mw-editsection", "editsection"})
_MARK_CLASSES = frozenset({"reference", "footnote", "footnote-ref"})
_MARK_SIGNS = frozenset({"*", "**", "***", "†", "‡", "§"})


def read_attribute(element: Tag, name: str) -> str:
    """The value of an attribute as one text, empty where it is absent."""
    value = element.attrs.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def unfolds(element: Tag) -> bool:
    """True for accordions and tabs, whose panels are hidden only until someone clicks."""
    if element.name == "details":
        return True
    names = f"{read_attribute(element, 'class')} {read_attribute(element, 'role')}"
    return len(names) > 1 and _UNFOLDS.search(names) is not None and "nav" not in names


def opens_panel(element: Tag) -> bool:
    """True for what is clicked to open a panel, inside something that ``unfolds``."""
    attributes = element.attrs
    return (
        element.name == "button"
        or "collapse" in (attributes.get("data-toggle"), attributes.get("data-bs-toggle"))
        or (
            read_attribute(element, "role") in {"button", "tab"}
            and not _PANEL_STATES.isdisjoint(attributes)
        )
    )


def find_kind(element: Tag, in_panel: bool) -> tuple[BlockKind, int] | None:
    """The kind and level that an element gives its text, None where it gives none."""
    if in_panel and opens_panel(element):
        return "heading", 7
    if read_attribute(element, "role") == "heading":
        level = read_attribute(element, "aria-level")
        return "heading", int(level) if level in set("123456") else 2
    return KINDS.get(element.name)


def is_aside(element: Tag) -> bool:
    return element.name in ASIDE or read_attribute(element, "role") in _ASIDE_ROLES


def is_bold(element: Tag) -> bool:
    return element.name in {"b", "strong"} or bool(_BOLD.search(read_attribute(element, "style")))


def is_hidden(element: Tag, in_panel: bool) -> bool:
    """True where a browser shows nothing, and no click would bring it up."""
    style = read_attribute(element, "style")
    inline = element.name not in BLOCKS
    if element.name in {"html", "body"}:
        # Pages hide themselves until a script has run.
        return False
    if inline and style and _NOT_SEEN.search(style):
        return True
    if "hidden" not in element.attrs and not (style and _NOT_SHOWN.search(style)):
        return False
    return inline or not in_panel


def is_mark(element: Tag) -> bool:
    """True for footnote marks and ``[edit]`` links: no words of the page."""
    classes = set(read_attribute(element, "class").split())
    if classes & _EDIT_LINKS:
        return True
    if element.name == "a":
        link = read_attribute(element, "href")
        return link.startswith("#") and _is_bracketed(read_start(element))
    if element.name != "sup":
        return False
    text = read_start(element)
    return (
        bool(classes & _MARK_CLASSES)
        or _is_bracketed(text)
        or text in _MARK_SIGNS
        or (text.endswith(")") and text[:-1].isdigit())
        or (len(text) < 4 and _links_within_page(element))
    )


def read_picture(image: Tag) -> str:
    """What an image says: ``⟦country⟧`` for a flag, its alt text where it is all there is."""
    alt = " ".join(read_attribute(image, "alt").split())
    if not alt:
        return ""
    parents = [it for it, _ in zip(image.parents, range(3), strict=False)]
    names = [read_attribute(image, "src"), *(read_attribute(it, "class") for it in parents)]
    if _FLAG.search(" ".join([read_attribute(image, "class"), *names])):
        return f"⟦{alt.strip('⟦⟧')}⟧ "
    holder = next((it for it in parents if it.name == "a" or it.name in KINDS), None)
    if holder is None or holder.name not in _SPEAKING:
        return ""
    if _FILE_NAME.search(alt + " " + read_attribute(holder, "href")) or read_start(holder):
        return ""
    return alt


def read_start(element: Tag, limit: int = 40) -> str:
    """The first text in an element, trimmed; looks at ``limit`` nodes and no further."""
    found: list[str] = []
    stack: list[PageElement] = list(reversed(element.contents[:limit]))
    while stack and limit:
        limit -= 1
        node = stack.pop()
        if isinstance(node, Tag):
            stack += reversed(node.contents[:limit])
        elif isinstance(node, NavigableString):
            found.append(node)
    return "".join(found).strip()


def _is_bracketed(text: str) -> bool:
    return len(text) <= 40 and text.startswith("[") and text.endswith("]")


def _links_within_page(element: Tag) -> bool:
    links = [it for it in element.contents if isinstance(it, Tag) and it.name == "a"]
    return bool(links) and all(read_attribute(it, "href").startswith("#") for it in links)
