"""Many words as one pattern that reads each letter once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def join_choices(words: Iterable[str]) -> str:
    r"""A pattern of these words that takes the longest which fits; a blank is any blank.

    ``a|b|c`` tries a thousand words one after the other; here words that begin alike
    share their letters.

    >>> join_choices(["Niger", "Nigeria", "New Guinea"])
    '(?:N(?:iger(?:ia)?|ew\\sGuinea))'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_write(tree)})"


def _write(node: dict[str, Any]) -> str:
    branches = []
    for letter, below in node.items():
        if letter:
            branches.append(_escape(letter) + _write(below))
    if len(branches) == 1 and "" not in node:
        return branches[0]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)})" + ("?" if "" in node else "")


def _escape(letter: str) -> str:
    return r"\s" if letter == " " else re.escape(letter)
