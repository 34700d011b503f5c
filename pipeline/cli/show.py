"""Text from files on a terminal: what a terminal would obey is written out instead."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

_COMMANDS = "\x00-\x09\x0b-\x1f\x7f-\x9f"
_LINES = "\u2028\u2029"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HALVES = "\ud800-\udfff"
_UNSAFE = re.compile(f"[\n{_COMMANDS}{_LINES}{_DIRECTIONS}{_HALVES}]")
_UNSAFE_IN_LINES = re.compile(f"[{_COMMANDS}{_LINES}{_DIRECTIONS}{_HALVES}]")


def show(words: str) -> str:
    r"""``words`` in one line, with every control character, and each that turns text, as its code.

    >>> show("a\x1b[2J\nb\u202ec")
    'a\\x1b[2J\\nb\\u202ec'
    """
    return _UNSAFE.sub(_write_out, words)


def show_text(words: str, style: str = "") -> Text:
    """As ``show``, for the terminal: nothing in ``words`` is markup."""
    return Text(show(words), style)


class SafeConsole(Console):
    """Sends no control character that it did not make: the net beneath ``show``."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            if segment.control or not _UNSAFE_IN_LINES.search(segment.text):
                yield segment
            else:
                yield segment._replace(text=_UNSAFE_IN_LINES.sub(_write_out, segment.text))


def _write_out(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
