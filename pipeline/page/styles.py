"""What a page's own style sheets hide: classes and ids whose elements are not displayed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile("[{}]")
_NAME = re.compile(r"[.#](-?[a-zA-Z_][\w-]*)")
# One element by its class or id; what stands in another element is not told by it alone.
_SIMPLE = re.compile(r"\s*([a-z][a-z0-9]*)?([.#]-?[a-zA-Z_][\w-]*)\s*")
_DISPLAY = re.compile(r"(?<![\w-])display\s*:\s*([a-z-]+)", re.IGNORECASE)


class Sheet(NamedTuple):
    """``hidden`` are pairs of an element's name (empty: any) and ``.class`` or ``#id``."""

    hidden: frozenset[tuple[str, str]] = frozenset()

    def hides(self, name: str, classes: str, id: str) -> bool:
        """Is an element of that name, with these classes and id, not displayed?"""
        marks = [f".{word}" for word in classes.split()] + ([f"#{id}"] if id else [])
        return any((whose, mark) in self.hidden for mark in marks for whose in ("", name))


def read_styles(sheets: Iterable[str]) -> Sheet:
    """Read what is hidden on a screen; a class that another rule shows can be unfolded.

    Rules within ``@media`` hide nothing here: they may speak of paper or of a small screen.
    """
    hidden: set[tuple[str, str]] = set()
    shown: set[str] = set()
    for sheet in sheets:
        for selectors, body, depth in _list_rules(_COMMENT.sub("", sheet)):
            display = _DISPLAY.findall(body)
            if not display:
                continue
            if display[-1].lower() != "none":
                shown.update(_NAME.findall(selectors))
            elif not depth:
                matches = [_SIMPLE.fullmatch(it) for it in selectors.split(",")]
                hidden.update((match[1] or "", match[2]) for match in matches if match)
    return Sheet(frozenset(pair for pair in hidden if pair[1][1:] not in shown))


def _list_rules(sheet: str) -> Iterator[tuple[str, str, int]]:
    """Selectors, declarations and the number of blocks around, of each rule."""
    depth = start = 0
    opened = -1
    selectors = ""
    for brace in _BRACE.finditer(sheet):
        if brace[0] == "{":
            selectors = sheet[start : brace.start()].rpartition(";")[2]
            opened = brace.end()
            depth += 1
        else:
            depth = max(depth - 1, 0)
            if opened >= 0:
                yield selectors, sheet[opened : brace.start()], depth
            opened = -1
        start = brace.end()
