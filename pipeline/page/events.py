"""Markup as one flat list: where elements start, their texts, where they end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

# An element starts: its name and its attributes.
Start = tuple[str, Mapping[str, str]]
# A start, a text, or None where the element that was opened last ends.
Event = Start | str | None

_NONE: Mapping[str, str] = {}
# Elements that are looked for by name.
_SOUGHT = frozenset({"html", "head", "title"})


class Tape:
    """What the parser tells of a page; comments and instructions are not asked for.

    ``first`` tells where the first element of a few names starts.
    """

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.first: dict[str, int] = {}
        self.data = self.events.append

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _SOUGHT:
            self.first.setdefault(name, len(self.events))
        # Where there are none, lxml passes a mapping that is slow to ask.
        self.events.append((name, attributes or _NONE))

    def end(self, name: str) -> None:
        self.events.append(None)

    def close(self) -> Tape:
        return self


def parse(source: str) -> Tape:
    """Parse HTML, however broken or deep, from text that is already decoded.

    A flat list takes any depth, costs less than a tree, and to look ahead is to look at
    the next entries. One text may stand in several entries.
    """
    tape = Tape()
    parser = etree.HTMLParser(target=tape, huge_tree=True)
    parser.feed(source.removeprefix("\ufeff"))
    parser.close()
    return tape


def pass_over(rest: Iterator[tuple[int, Event]]) -> None:
    """Read on to the end of the element that has just started."""
    depth = 1
    for _, event in rest:
        if event is None:
            depth -= 1
            if not depth:
                return
        elif not isinstance(event, str):
            depth += 1


def look_ahead(events: list[Event], at: int, limit: int = 80) -> Iterator[tuple[int, Event]]:
    """What stands in the element that starts ``at``, each with its depth, from 1 for its own.

    Looks at ``limit`` entries and no further, as elements in elements would take quadratic time.
    """
    depth = 1
    for event in events[at + 1 : at + 1 + limit]:
        if event is None:
            depth -= 1
            if not depth:
                return
            continue
        yield depth, event
        depth += not isinstance(event, str)


def read_start(events: list[Event], at: int) -> str:
    """The first text in the element that starts ``at``, trimmed."""
    return "".join([it for _, it in look_ahead(events, at) if isinstance(it, str)]).strip()
