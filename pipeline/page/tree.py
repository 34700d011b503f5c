"""Markup as beautifulsoup4's tree, and looks into a tree that cost a bounded time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import AttributeDict, NavigableString, PageElement, PreformattedString, Tag
from lxml import etree


class _Builder(LXMLTreeBuilder):
    """bs4's builder for text that is already decoded: nothing in it tells another encoding."""

    def prepare_markup(  # type: ignore[no-untyped-def]
        self, markup, user_specified_encoding=None, document_declared_encoding=None,
        exclude_encodings=None,
    ):  # fmt: skip
        yield markup, None, None, False

    def parser_for(self, encoding):  # type: ignore[no-untyped-def]
        """A parser that takes any depth and any number of attributes."""
        return etree.HTMLParser(target=self, huge_tree=True)

    def start(self, tag, attrib, nsmap=None):  # type: ignore[no-untyped-def]
        """Begin an element; HTML as lxml tells it knows no namespaces."""
        assert self.soup is not None
        self.soup.handle_starttag(tag, None, None, AttributeDict(attrib))


class Survey(NamedTuple):
    """Elements of a page that are looked for by name, in order of the page.

    ``links`` are those in the head; ``data`` are scripts that hold JSON-LD; ``things`` are
    elements that microdata describes.
    """

    language: str | None
    title: Tag | None
    links: list[Tag]
    styles: list[Tag]
    data: list[Tag]
    things: list[Tag]


def parse(source: str) -> BeautifulSoup:
    """Parse HTML, however broken or deep; attributes are plain strings."""
    builder = _Builder(multi_valued_attributes=None, store_line_numbers=False)
    return BeautifulSoup(source.removeprefix("\ufeff"), builder=builder)


def survey(soup: BeautifulSoup) -> Survey:
    """Go through the tree once for what is said of the page as a whole."""
    found = Survey(None, None, [], [], [], [])
    node: PageElement | None = soup.contents[0] if soup.contents else None
    while node is not None:
        if isinstance(node, Tag):
            name = node.name
            if name == "html" and found.language is None:
                found = found._replace(language=get(node, "lang").strip() or None)
            elif name == "title" and found.title is None:
                found = found._replace(title=node)
            elif name in {"link", "meta"}:
                if node.parent is not None and node.parent.name == "head":
                    found.links.append(node)
            elif name == "style":
                found.styles.append(node)
            elif name == "script" and "ld+json" in get(node, "type").lower():
                found.data.append(node)
            if "itemtype" in node.attrs:
                found.things.append(node)
        node = node.next_element
    return found


def get(tag: Tag, attribute: str) -> str:
    """The value of an attribute, empty where there is none."""
    return str(tag.attrs.get(attribute, ""))


def look_inside(tag: Tag, limit: int = 80) -> Iterator[tuple[int, PageElement]]:
    """What stands in ``tag``, each with its depth from 1, in order of the page.

    Looks at ``limit`` nodes and no further, as elements in elements would take quadratic time.
    """
    stack = [iter(tag.contents)]
    while stack and limit > 0:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            continue
        limit -= 1
        yield len(stack), node
        if isinstance(node, Tag):
            stack.append(iter(node.contents))


def read_start(tag: Tag, limit: int = 80) -> str:
    """The first text in ``tag``, trimmed."""
    return "".join([str(it) for _, it in look_inside(tag, limit) if is_text(it)]).strip()


def is_text(node: PageElement) -> bool:
    """True for text of the page; comments, instructions and doctypes are none."""
    return isinstance(node, NavigableString) and not isinstance(node, PreformattedString)
