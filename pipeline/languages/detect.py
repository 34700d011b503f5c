"""Which language is a page in, and which packs read it?

Scripts speak first (kana, Hangul, Cyrillic), then running text by ``py3langid``, then what
the page declares of itself: templates leave ``lang="en"`` on pages of all languages. Where there
is neither, the language of a few words is a guess. A page may be in several languages;
English is always read, since names and menus are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.languages.nouns import CueKind
from pipeline.languages.packs import list_packs

_SAMPLE = 4000
_SHORTEST = 40
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.08),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7a3]"), 0.2),
    ("zh", re.compile("[\u3400-\u9fff]"), 0.2),
)
_ANY_SCRIPT = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = re.compile(r"\b[^\W\d_A-Z][^\W\d_]*\b")
_ENGLISH = frozenset(
    "the and of to with has by its are from been that were have this their which".split()
)
"""Small words of English that no neighbour of it has: "in", "is" and "was" are Dutch too."""

_ENGLISH_SHARE = 0.12
_FEWEST_WORDS = 12
_STRONG: tuple[CueKind, ...] = ("sister_city", "friendship_city", "other")


_OTHERS = frozenset(
    "ar az be bg bs ca da el et eu fa fi gl he hi hr hu hy id is ka kk lt lv mk ms nb no ro sk sl"
    " sq sr sv th vi".split()
)
"""Languages without a pack in which cities write. A list of names reads like any other one."""


class Detected(NamedTuple):
    """A page's language (ISO 639-1, None if nothing tells), how it was found, and its packs."""

    language: str | None
    source: str
    packs: tuple[str, ...]


@lru_cache(maxsize=8)
def detect_language(text: str, declared: str | None = None) -> Detected:
    """The language of a page's text; ``declared`` is its ``lang`` attribute."""
    scripts = _find_scripts(text)
    language, source = _detect(text, declared, scripts)
    wanted = {"en", *scripts, *([language] if language else [])}
    return Detected(language, source, tuple(code for code in list_packs() if code in wanted))


def _detect(text: str, declared: str | None, scripts: list[str]) -> tuple[str | None, str]:
    if scripts:
        return scripts[0], "script"
    sample = _take_running_text(text)
    words = [word.lower() for word in _SMALL.findall(sample)]
    if len(words) >= _FEWEST_WORDS:
        if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
            return "en", "words"
        code = _classify(sample)
        if code in list_packs() or len(_WORD.findall(sample)) < 2 * len(words):
            return code, "text"
        return _find_by_cues(text) or code, "guess"
    code = (declared or "").split("-")[0].lower()
    if code in list_packs():
        return code, "declared"
    found = _find_by_cues(text)
    if found is None and len(sample) >= _SHORTEST:
        found = _classify(sample)
    return found, "guess" if found else "none"


def _find_scripts(text: str) -> list[str]:
    """The languages whose script has a fair share of the letters, the first one first."""
    sample = text[: 5 * _SAMPLE]
    if sample.isascii() or not _ANY_SCRIPT.search(sample):
        return []
    letters = max(1, len(_LETTER.findall(sample)))
    found = [
        code for code, script, share in _SCRIPTS if len(script.findall(sample)) >= share * letters
    ]
    # Japanese has the signs of Chinese too.
    return [code for code in found if code != "zh" or "ja" not in found]


def _take_running_text(text: str) -> str:
    """Lines of several words first: lists of names say little of a language."""
    lines = sorted(enumerate(text.split("\n")), key=lambda it: -min(it[1].count(" "), 12))
    chosen, length = [], 0
    for at, line in lines:
        if length >= _SAMPLE or (length and line.count(" ") < 2):
            break
        chosen.append((at, line[:_SAMPLE]))
        length += len(line)
    return "\n".join(line for _, line in sorted(chosen))


def _find_by_cues(text: str) -> str | None:
    """The language with most words of partnership in a list of names, which has no others."""
    from pipeline.languages.cues import cue_pattern

    sample = text[: 5 * _SAMPLE]
    counts = {
        code: sum(len(cue_pattern(kind, (code,)).findall(sample)) for kind in _STRONG)
        for code in sorted(list_packs(), key="en".__ne__)
    }
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else None


def _classify(sample: str) -> str:
    from py3langid.langid import rank

    known = _OTHERS.union(list_packs())
    return next(str(code) for code, _ in rank(sample) if code in known)
