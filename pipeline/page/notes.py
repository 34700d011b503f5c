"""Elements that must be read to know them: footnote marks, and pictures that stand for words."""

from __future__ import annotations

import re
from itertools import islice

from bs4.element import Tag

from pipeline.page.elements import KINDS
from pipeline.page.tidy import is_power
from pipeline.page.tree import get, look_inside, read_start

# Where a picture may stand for words.
_SPEAKING = frozenset("a button summary h1 h2 h3 h4 h5 h6".split())
_FLAG = re.compile(r"flag(?!staff|ship|ler)", re.IGNORECASE)
_FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|svg|webp)\b|[/:]File:", re.IGNORECASE)
_MARK_CLASSES = frozenset({"reference", "footnote", "footnote-ref"})
_NUMBER = re.compile("[0-9]{1,2}")
_MARK_SIGNS = frozenset({"*", "**", "***", "†", "‡", "§"})


def is_mark(tag: Tag, before: str) -> bool:
    """True for footnote marks: no words of the page. ``before`` is the text in front of it."""
    if tag.name == "a":
        return get(tag, "href").startswith("#") and _is_bracketed(read_start(tag))
    if tag.name != "sup":
        return False
    if not _MARK_CLASSES.isdisjoint(get(tag, "class").split()):
        return True
    text = read_start(tag)
    return (
        _is_bracketed(text)
        or text in _MARK_SIGNS
        or (text.endswith(")") and text[:-1].isdigit())
        or (len(text) < 4 and _links_within_page(tag))
        or (_NUMBER.fullmatch(text) is not None and _takes_mark(before))
    )


def _takes_mark(before: str) -> bool:
    """Is a raised number behind these words a mark, neither a power nor the note itself?"""
    words = before.rstrip()
    return bool(words) and not (words != before and words[-1] in ".!?;") and not is_power(words)


def read_picture(image: Tag) -> str:
    """What an image says: ``⟦country⟧`` for a flag, its alt text where it is all there is."""
    alt = " ".join(get(image, "alt").split())
    if not alt:
        return ""
    parents = list(islice(image.parents, 3))
    names = [get(it, "class") for it in parents]
    if _FLAG.search(" ".join([get(image, "class"), get(image, "src"), *names])):
        return make_flag(alt)
    for tag in parents:
        if tag.name == "a" or tag.name in KINDS:
            speaks = tag.name in _SPEAKING and not (
                _FILE_NAME.search(alt + " " + get(tag, "href")) or read_start(tag)
            )
            return alt if speaks else ""
    return ""


def make_flag(words: str) -> str:
    """How the text of a page tells of a flag."""
    return f"⟦{words.strip('⟦⟧')}⟧ "


def _is_bracketed(text: str) -> bool:
    return len(text) <= 40 and text.startswith("[") and text.endswith("]")


def _links_within_page(tag: Tag) -> bool:
    links = [
        get(node, "href")
        for depth, node in look_inside(tag)
        if depth == 1 and isinstance(node, Tag) and node.name == "a"
    ]
    return bool(links) and all(link.startswith("#") for link in links)
