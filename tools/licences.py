"""List the licence of every installed package, and fail where one is GPL or not known.

A package is judged by all that its metadata says: the SPDX expression, the licence in a
word, the classifiers. Of ``A OR B`` one must be fine, of ``A AND B`` both. Files that a
wheel carries besides its own (numpy's and scipy's run-time libraries of gcc, under the
GPL with its exception for that use) are not in the metadata, and so not seen here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from typing import NamedTuple

FREE, SHARED, REFUSED, UNKNOWN = "permissive", "weak copyleft", "refused", "unknown"
_RANK = (FREE, SHARED, UNKNOWN, REFUSED)
_KINDS = (
    (REFUSED, re.compile(r"\bA?GPL|(?<!Lesser )General Public License|\bSSPL|\bBUSL|Commercial")),
    (SHARED, re.compile(r"\bLGPL|Lesser General Public License|\bMPL|Mozilla Public License")),
    (
        FREE,
        re.compile(
            r"^(?:\(?(?:The )?(?:MIT|BSD|0BSD|[23]-Clause BSD|ISC|Apache|Zlib|CC0|PSF|CNRI-Python"
            r"|Python Software Foundation|Unlicense|Unicode))(?![A-Za-z])"
        ),
    ),
)
_LONGEST_WORD = 80
"""Some put the whole text where the name of the licence goes: such a text is not judged."""


class Licence(NamedTuple):
    """What one installed package says, and what that is taken for."""

    name: str
    version: str
    words: str
    kind: str


def judge_expression(expression: str) -> str:
    """Return the kind of an expression: AND binds closer than OR, parentheses come first.

    >>> judge_expression("MIT AND (BSD-2-Clause OR GPL-2.0-only)"), judge_expression("GPL-3.0")
    ('permissive', 'refused')
    """
    inner = re.search(r"\(([^()]*)\)", expression)
    if inner and re.search(r"\s(?:AND|OR)\s", expression):
        plain = {FREE: "MIT", SHARED: "MPL", REFUSED: "GPL", UNKNOWN: "?"}[
            judge_expression(inner[1])
        ]
        return judge_expression(expression[: inner.start()] + plain + expression[inner.end() :])
    choices = [re.split(r"\s+AND\s+", choice) for choice in re.split(r"\s+OR\s+", expression)]
    return min((_worst(map(_judge_one, choice)) for choice in choices), key=_RANK.index)


def judge(distribution: Distribution) -> Licence:
    """Return the licence of one package; what it says twice must be fine twice."""
    said = list(dict.fromkeys(_list_words(distribution)))
    kinds = [judge_expression(words) for words in said]
    # A vague word beside a clear one ("Dual License" and two classifiers) is no contradiction.
    known = [kind for kind in kinds if kind != UNKNOWN]
    name = distribution.metadata["Name"] or "?"
    return Licence(name, distribution.version, "; ".join(said), _worst(known or [UNKNOWN]))


def list_licences() -> list[Licence]:
    """Return the licences of all packages of this environment, by name."""
    return sorted({judge(one) for one in distributions()}, key=lambda one: one.name.casefold())


def _list_words(distribution: Distribution) -> Iterator[str]:
    metadata = distribution.metadata
    for field in ("License-Expression", "License"):
        words = (metadata.get_all(field) or [""])[0].strip()
        if words and len(words) <= _LONGEST_WORD and "\n" not in words:
            yield words
    for classifier in metadata.get_all("Classifier") or []:
        if classifier.startswith("License ::") and classifier.count("::") > 1:
            yield classifier.rpartition(" :: ")[2]


def _judge_one(words: str) -> str:
    if "GCC-exception" in words:
        return FREE
    bare = words.replace("Library or Lesser General Public", "Lesser General Public")
    return next((kind for kind, form in _KINDS if form.search(bare.strip())), UNKNOWN)


def _worst(kinds: Iterable[str]) -> str:
    return max(kinds, key=_RANK.index)


def main() -> int:
    found = list_licences()
    for one in found:
        print(f"{one.name:24} {one.version:14} {one.kind:14} {one.words}")
    bad = [one for one in found if one.kind in (REFUSED, UNKNOWN)]
    for one in bad:
        print(f"not to be used: {one.name} ({one.words or 'says nothing'})", file=sys.stderr)
    print(f"{len(found)} packages, {len(bad)} not to be used")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
