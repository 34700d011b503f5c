"""Words of partnership in the languages of a page, and its events in those beside English: the packs' cues."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.languages import Codes, CueKind, cue_pattern, field_words, load_pack


class NativeRelation(NamedTuple):
    """The wordings of one kind of relationship; ``kind`` as in the data contract.

    ``kind`` is empty where the wording leaves it open; ``strong`` is true of words that are
    used of nothing but partner cities.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    strong: bool = True


class NativeEvent(NamedTuple):
    """As ``relations.Event``."""

    name: str
    formal: bool
    pattern: re.Pattern[str]
    follows: bool = False
    """Does the word as a rule stand behind its date?"""


@cache
def native_relations(codes: Codes) -> tuple[NativeRelation, ...]:
    """The cues of partnership in these languages; the weak ones leave the kind open."""
    if not codes:
        return ()
    kinds: tuple[CueKind, ...] = ("sister_city", "friendship_city", "other")
    strong = [NativeRelation(f"cue-{kind}", kind, cue_pattern(kind, codes)) for kind in kinds]
    weak = NativeRelation("cue-weak", "", cue_pattern("partnership_weak", codes), False)
    return (*strong, weak)


@cache
def native_events(codes: Codes) -> tuple[NativeEvent, ...]:
    """What dates the beginning in these languages, and what another event.

    "Since" alone is an event of its own, which yields to others as the English word does.
    """
    if not codes:
        return ()
    since = field_words("dates", "since", codes)
    formal = cue_pattern("event_formal", codes).pattern
    last = any(load_pack(code).verb_last for code in codes)
    return (
        NativeEvent("other", False, cue_pattern("event_other", codes), last),
        NativeEvent("formal", True, re.compile(f"(?!{since})(?:{formal})", re.IGNORECASE), last),
        NativeEvent("since", True, re.compile(since, re.IGNORECASE)),
    )


def is_denied(codes: Codes, flat: str, start: int, end: int) -> bool:
    """Do words that deny a partnership, or look for one, hold a part of ``flat[start:end]``?"""
    floor, ceiling = flat.rfind("\n", 0, start) + 1, flat.find("\n", end)
    stop = len(flat) if ceiling < 0 else ceiling
    kinds: tuple[CueKind, ...] = ("denied", "seeking")
    return any(
        match.start() < end and start < match.end()
        for kind in kinds
        for match in cue_pattern(kind, codes).finditer(
            flat, max(floor, start - 120), min(stop, end + 120)
        )
    )
