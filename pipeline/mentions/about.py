"""Whose is this quantity: the partner's, or another subject's?

A sentence's subjects are the capitalised names (or pronouns) before its verbs. The one
that governs a number is the nearest before it, or, in "With a population of 8,000,
Ely is …", the first behind it. A name in front of a bracket governs the bracket.
"""

from __future__ import annotations

import re

from pipeline.languages import load_pack, other_languages
from pipeline.memory import per_words
from pipeline.mentions.subject import Subject, Verdict
from pipeline.model import Span
from pipeline.rules.places import KIND_OF
from pipeline.rules.subjects import (
    BEFORE_BRACKET,
    BESIDE,
    CITY_BESIDE,
    HOME_OF,
    LABEL,
    OPENING,
    PART_OF,
    POSSESSIVE,
    SETTLEMENT,
    SETTLEMENTS,
    SUBJECT,
    THING_BESIDE,
    WHOLE_OF,
    WHOLES,
    WIDER,
)
from pipeline.values.fold_name import fold_name

_SHORTEST = 3
"""Letters of a name that tells whom a sentence in another language is about."""

_LONGEST_LEAD = 48
"""What leads to a name, "the municipality of the", is no longer."""


@per_words
def judge_subject(
    flat: str, sentence: Span, at: int, subject: Subject, topic: Verdict = "partner"
) -> Verdict:
    """Whose the quantity at ``at`` is; ``topic`` is the last named subject before.

    The verbs by which a sentence's subject is told are English; in another language it is of
    the one of the two whose name stands nearest before it, else of the topic.
    """
    if other_languages(flat):
        return _judge_native(flat, sentence.start, at, subject) or topic
    bracket = flat.rfind("(", sentence.start, at)
    if bracket > flat.rfind(")", sentence.start, at):
        name = BEFORE_BRACKET.search(flat, sentence.start, bracket)
        if name:
            return subject.judge(name["name"])
    if ", " in flat[sentence.start : at]:
        beside = BESIDE.search(flat, max(sentence.start, at - 90), at)
        if beside:
            return subject.judge(beside["name"])
        thing = THING_BESIDE.search(flat, max(sentence.start, at - 120), at)
        if thing and thing["head"] not in KIND_OF:
            return "other"
    if CITY_BESIDE.search(flat, max(sentence.start, at - 40), at):
        return topic
    home = HOME_OF.search(flat, max(sentence.start, at - 90), at)
    if home:
        # Within a sentence, "in Norway, with" speaks of the place that lies there.
        whose = subject.judge(home["name"])
        if whose == "host" or home.start() == sentence.start:
            return whose
    if _is_of_whole(flat, sentence, at, subject):
        return "other"
    owns = "'" in flat[sentence.start : at]
    possessive = POSSESSIVE.search(flat, max(sentence.start, at - 60), at) if owns else None
    if possessive:
        return subject.judge(possessive["name"])
    governing = _find_governing(flat, sentence, at)
    if governing is None:
        return "partner" if topic == "partner" or LABEL.match(flat, *sentence) else "other"
    if governing["thing"] or governing["part"]:
        return "other"
    if governing["name"] and _is_wider(flat, sentence, governing, subject):
        return "other"
    if governing["name"]:
        return subject.judge(governing["name"])
    whole = WHOLES.intersection(governing["pronoun"].lower().split())
    # Where the page says both, the city is the partner and the whole what it lies in.
    if whole - subject.kinds or (whole and subject.kinds & SETTLEMENTS):
        return "other"
    said = SETTLEMENT.search(flat, governing.start(), sentence.end)
    return "partner" if said else topic


def _judge_native(flat: str, start: int, end: int, subject: Subject) -> Verdict | None:
    """Which of the two is named last in the stretch? None if neither is, or words have no gaps."""
    if not all(load_pack(code).spaced for code in other_languages(flat)):
        return None
    words = f" {fold_name(flat[start:end])}"
    partner, host = (
        max((words.rfind(f" {name}") for name in names if len(name) >= _SHORTEST), default=-1)
        for names in (subject.partner, subject.host - subject.partner)
    )
    if partner == host:
        return None
    return "partner" if partner > host else "host"


def _is_of_whole(flat: str, sentence: Span, at: int, subject: Subject) -> bool:
    """Does the number stand with a whole in apposition, and with no subject behind that?"""
    begin = max(sentence.start, at - 150)
    whole = WIDER.search(flat, begin, at)
    if whole is None or whole["whole"] in subject.kinds:
        return False
    return SUBJECT.search(flat, whole.end("whole"), at) is None


def _is_wider(flat: str, sentence: Span, governing: re.Match[str], subject: Subject) -> bool:
    """``The district of Bath has``: the district around a partner that is a city itself."""
    begin = max(sentence.start, governing.start("name") - _LONGEST_LEAD)
    whole = WHOLE_OF.search(flat, begin, governing.start("name"))
    return whole is not None and (
        whole[1] not in subject.kinds or bool(subject.kinds & SETTLEMENTS)
    )


def _find_governing(flat: str, sentence: Span, at: int) -> re.Match[str] | None:
    before, after = None, None
    for match in SUBJECT.finditer(flat, *sentence):
        begin = max(sentence.start, match.start("name") - _LONGEST_LEAD)
        if match["name"] and PART_OF.search(flat, begin, match.start("name")):
            continue
        if match.start() < at:
            before = match
        elif after is None:
            after = match
    return before or after


@per_words
def find_topic(flat: str, sentence: Span, subject: Subject) -> Verdict | None:
    """Whom a sentence makes the topic: the name it begins with, else its first subject."""
    if other_languages(flat):
        return _judge_native(flat, *sentence, subject)
    if flat[sentence.start].islower():
        return None
    opening = OPENING.match(flat, *sentence)
    if opening:
        return subject.judge(opening["name"])
    for match in SUBJECT.finditer(flat, *sentence):
        if match["name"]:
            return subject.judge(match["name"])
    return None
