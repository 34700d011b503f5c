"""The words of a language stand in its pack: none of them stands in code."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import pipeline
from pipeline.languages import list_packs, load_pack
from pipeline.partners.common import common_words

HERE = Path(pipeline.__file__).parent
ELSEWHERE = (
    "places/kinds.py",
    "places/names.py",
    "partners/address.py",
    "page/wikitext.py",
    "score/language.py",
    "values/units.py",
)
"""Where words of many languages belong: the gazetteer's names, addresses, the wiki's name spaces,
the score, which tells languages without asking what it scores, and signs of measures, which
English pages of cities abroad write too."""

SHARED = frozenset(("surface", "agglomeration", "habitants", "grand"))
"""French, and English of pages too."""

_PLAIN = re.compile(r"[^\W\d_]{5,}")
_SIGNS = re.compile(r"[^\W\d_]{3,}")
_LETTERS = re.compile(r"(?<!\\)[^\W\d_]{3,}")
_COMMENT = re.compile(r"(?s)\"\"\".*?\"\"\"|#[^\n]*|^[^\"'=]*$|\"\w+\"", re.MULTILINE)


@cache
def list_literals() -> dict[str, list[str]]:
    """The texts in each file of code, without what documents it."""
    found = {}
    for file in sorted(HERE.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        told = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        texts = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            if id(node) not in told
        ]
        found[file.relative_to(HERE).as_posix()] = texts
    return found


@cache
def list_english() -> frozenset[str]:
    """The words of our own prose, which is English."""
    files = [*HERE.rglob("*.py"), HERE.parent / "README.md", HERE / "languages" / "en.toml"]
    told = [line for file in files for line in _COMMENT.findall(file.read_text("utf-8"))]
    return frozenset(re.findall(r"[a-z]{5,}", " ".join(told).lower())) | common_words() | SHARED


def list_words(code: str) -> set[str]:
    """The plain words of a pack that are no English ones: of five letters, of three signs."""
    pack = load_pack(code)
    lists = [*pack.cues.values(), *(words for it in pack.fields.values() for words in it.values())]
    plain = _PLAIN if pack.spaced else _SIGNS
    words = {word.lower() for listed in lists for word in listed if plain.fullmatch(word)}
    return words - list_english()


@pytest.mark.parametrize("code", [code for code in list_packs() if code != "en"])
def test_no_word_of_a_pack_stands_in_code(code: str) -> None:
    words = list_words(code)
    assert len(words) >= 5
    found = [
        (file, word)
        for file, texts in list_literals().items()
        if file not in ELSEWHERE
        for text in texts
        for word in _LETTERS.findall(text.lower())
        if word in words
    ]
    assert not found
