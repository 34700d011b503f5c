"""Elements that must be read to know them: footnote marks, and pictures that stand for words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.page.elements import KINDS
from pipeline.page.events import Event, Start, look_ahead, read_start

# Where a picture may stand for words.
_SPEAKING = frozenset("a button summary h1 h2 h3 h4 h5 h6".split())
_FLAG = re.compile(r"flag(?!staff|ship|ler)", re.IGNORECASE)
_FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|svg|webp)\b|[/:]File:", re.IGNORECASE)
_MARK_CLASSES = frozenset({"reference", "footnote", "footnote-ref"})
_MARK_SIGNS = frozenset({"*", "**", "***", "†", "‡", "§"})


def is_mark(events: list[Event], at: int, start: Start) -> bool:
    """True for footnote marks: no words of the page. ``start`` is the element ``at``."""
    name, attributes = start
    if name == "a":
        link = attributes.get("href", "")
        return link.startswith("#") and _is_bracketed(read_start(events, at))
    if name != "sup":
        return False
    if not _MARK_CLASSES.isdisjoint(attributes.get("class", "").split()):
        return True
    text = read_start(events, at)
    return (
        _is_bracketed(text)
        or text in _MARK_SIGNS
        or (text.endswith(")") and text[:-1].isdigit())
        or (len(text) < 4 and _links_within_page(events, at))
    )


def read_picture(events: list[Event], image: Start, around: Sequence[int]) -> str:
    """What an image says: ``⟦country⟧`` for a flag, its alt text where it is all there is.

    ``around`` are the places of the elements that hold it, the nearest first.
    """
    alt = " ".join(image[1].get("alt", "").split())
    if not alt:
        return ""
    parents = [(at, event) for at in around if isinstance(event := events[at], tuple)]
    names = [it.get("class", "") for _, (_, it) in parents]
    if _FLAG.search(" ".join([image[1].get("class", ""), image[1].get("src", ""), *names])):
        return f"⟦{alt.strip('⟦⟧')}⟧ "
    for at, (name, attributes) in parents:
        if name == "a" or name in KINDS:
            speaks = name in _SPEAKING and not (
                _FILE_NAME.search(alt + " " + attributes.get("href", "")) or read_start(events, at)
            )
            return alt if speaks else ""
    return ""


def _is_bracketed(text: str) -> bool:
    return len(text) <= 40 and text.startswith("[") and text.endswith("]")


def _links_within_page(events: list[Event], at: int) -> bool:
    links = [
        event[1].get("href", "")
        for depth, event in look_ahead(events, at)
        if depth == 1 and isinstance(event, tuple) and event[0] == "a"
    ]
    return bool(links) and all(link.startswith("#") for link in links)
