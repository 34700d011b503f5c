"""Is a page in English or in another language? The score is told apart for the two.

What a sidecar says goes first, then what the note on the page's layout says, then the page's
own text: its script, and which language's small words stand in it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

ENGLISH, OTHER = "en", "other"

_NAMES = re.compile(
    r"\b(?:ARABIC|BULGARIAN|CHINESE|CROATIAN|CZECH|DANISH|DUTCH|ESTONIAN|FINNISH|FRENCH|GERMAN"
    r"|GREEK|HEBREW|HUNGARIAN|INDONESIAN|ITALIAN|JAPANESE|KOREAN|LATVIAN|LITHUANIAN|NORWEGIAN"
    r"|PERSIAN|POLISH|PORTUGUESE|ROMANIAN|RUSSIAN|SERBIAN|SLOVAK|SLOVENE|SPANISH|SWEDISH|THAI"
    r"|TURKISH|UKRAINIAN|VIETNAMESE)\b"
)
_ENGLISH_WORDS = frozenset(
    "the and of in with is was are were has have had for from by this that its which since"
    " city cities town towns sister twin".split()
)
_OTHER_WORDS = frozenset(
    "der die das und ist mit von den für seit le la les des et du est avec une dans el los las"
    " del con una desde il di che gli nel da do dos em com uma os het een en van met"
    " jest na się od oraz ve ile bir bu och med av är som ja az és egy si cu din sa je".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)
_FOREIGN_SHARE = 0.3


def find_language(page: Path) -> str:
    """``en`` or ``other`` for the page file ``page``; what cannot be read says nothing."""
    said = _read_sidecar(page.with_name("page.meta.json"))
    if said:
        return ENGLISH if said.lower().startswith("en") else OTHER
    note = _read(page.with_name("layout.txt"))
    if _NAMES.search(note.partition("\n")[0]):
        return OTHER
    return decide_language(_MARKUP.sub(" ", _read(page)))


def decide_language(text: str) -> str:
    """``en`` or ``other`` for a text without markup. A bare list of names counts as English.

    >>> decide_language("Die Partnerschaft mit Genk"), decide_language("Genk (1972)")
    ('other', 'en')
    """
    words = _WORD.findall(text.lower())
    letters = sum(len(word) for word in words)
    if sum(1 for word in words for letter in word if letter > "ɏ") > _FOREIGN_SHARE * letters:
        return OTHER
    english = sum(word in _ENGLISH_WORDS for word in words)
    return ENGLISH if english >= sum(word in _OTHER_WORDS for word in words) else OTHER


def _read_sidecar(file: Path) -> str:
    try:
        facts = json.loads(_read(file) or "{}")
    except ValueError:
        return ""
    said = facts.get("language") if isinstance(facts, dict) else None
    return said if isinstance(said, str) else ""


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
