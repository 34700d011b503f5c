"""Where in the text of a pack a key or a word stands; TOML readers do not tell.

Lines are counted from 1. What is not found (a key that is quoted, a word with escapes) is
said to stand in the line of what holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*[\"']?([\w.-]+)[\"']?\s*=")


def _walk(text: str) -> Iterator[tuple[int, str | None, str | None, str]]:
    """Every line: its number, its table, its key (both as opened last) and itself."""
    table: str | None = None
    key: str | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if opened := _TABLE.match(line):
            table, key = opened[1], None
        elif named := _KEY.match(line):
            key = named[1]
        yield number, table, key, line


def line_of_table(text: str, table: str) -> int:
    """The line of ``[table]``."""
    return next((number for number, name, _, _ in _walk(text) if name == table), 1)


def line_of_key(text: str, table: str | None, key: str) -> int:
    """The line that begins ``key = ``; a table's own line where ``key`` is a table."""
    for number, name, found, _ in _walk(text):
        if found == key and name == table:
            return number
    return line_of_table(text, table or key)


def line_of_word(text: str, table: str, key: str, word: str, nth: int) -> int:
    """The line of the ``nth`` (from 0) place where ``word`` stands in quotes in this list."""
    quoted = (f"'{word}'", f'"{word}"')
    for number, name, found, line in _walk(text):
        if name == table and found == key:
            count = sum(line.count(form) for form in quoted)
            if nth < count:
                return number
            nth -= count
    return line_of_key(text, table, key)
