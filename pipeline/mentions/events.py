"""One date of the free text: the beginning of the relationship, or another event."""

from __future__ import annotations

import re

from pipeline.languages import other_languages
from pipeline.mentions.make import make_mention
from pipeline.mentions.relations import find_relations
from pipeline.mentions.subject import Subject, name_tokens
from pipeline.model import Mention, Page, Span
from pipeline.rules import active
from pipeline.rules.native import NativeEvent, native_events
from pipeline.rules.relations import EVENTS, Event
from pipeline.values.date_token import DateToken

_BETWEEN = re.compile(
    r"\bbetween (?:the )?(?P<one>[^.;]{2,60}?) and (?:the )?(?P<two>[^.;,]{2,60}?)"
    r"(?= (?:have|has|had|was|were|is|are|in|on|since|date|began|started)\b|[.,;)]|$)"
)
_INSTITUTIONS = r"(?:universit(?:y|ies)|schools?|colleges?|hospitals?|chambers?|clubs?|museums?)"
_BODIES = re.compile(
    rf"\b(?:between|of) (?:the |both |two )?(?:\w+ )?{_INSTITUTIONS}\b|\b{_INSTITUTIONS} of [A-Z]"
    r"|\b(?:sister[ -]city|twinning|friendship) (?:committee|association|society|club|park|garden)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:twinned|partnership|agreement|charter|relations(?:hip)?|sister city|ties|links?)"
    r"(?: [a-z]+)? (?:with|to) (?:the )?(?:(?:[A-Z]\w+ )?(?:city|town|village)(?: of)? )?"
    r"(?P<name>[A-Z\u00c0-\u024f][\w-]+)"
)
_BEHIND_PENALTY = 12
_BEYOND_PENALTY = 24
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MEMORANDUM = re.compile(r"\bmemorand[^,;.]{0,60}$", re.IGNORECASE)
MEMORANDUM = "memorandum"
"""The rule of a date of a mere memorandum, which yields to one of a partnership."""


def read_date(
    page: Page, date: DateToken, sentence: Span, subject: Subject, related: bool
) -> Mention:
    """The date as ``established``, with a reason where it is no formal beginning."""
    if not related:
        return _make(page, "date", date, "date", "other_event")
    event = _nearest_event(page.flat, date, sentence)
    rule = f"event-{event.name}" if event else "date"
    if event and event.formal and _is_memorandum(page.flat, date, sentence):
        rule = MEMORANDUM
    reason = _find_reason(page.flat, date, sentence, subject, event)
    if reason == "other_event":
        field, rule = "date", "date"
    else:
        field = "established"
    if date.reason == "impossible_date" and date.iso and reason is None:
        rule = "impossible-date"
    return _make(page, field, date, rule, reason)


def _make(page: Page, field: str, date: DateToken, rule: str, reason: str | None) -> Mention:
    span = Span(date.start, date.end)
    return make_mention(
        page, field, date.iso or "", span, source="phrase", rule=rule, reason=reason
    )


def _is_memorandum(flat: str, date: DateToken, sentence: Span) -> bool:
    """Is the wording of partnership nearest to the date that of a memorandum?"""
    if _MEMORANDUM.search(flat, sentence.start, date.start):
        return True
    matches = find_relations(flat, *sentence)
    nearest = min(matches, key=lambda m: abs(m.start - date.start), default=None)
    return nearest is not None and nearest.relation.kind == "other"


def _find_reason(
    flat: str, date: DateToken, sentence: Span, subject: Subject, event: Event | NativeEvent | None
) -> str | None:
    if event is None:
        return "other_event"
    if _is_other_pair(flat, sentence, subject) or _is_others(flat, sentence, subject):
        return "other_subject"
    if not event.formal:
        return "not_formal"
    return None if date.iso else date.reason


def _is_others(flat: str, sentence: Span, subject: Subject) -> bool:
    """Is the relationship one of universities or clubs, or of the partner with a third city?"""
    if _BODIES.search(flat, *sentence):
        return True
    with_whom = [subject.judge(match["name"]) for match in _WITH.finditer(flat, *sentence)]
    names_host = bool(subject.host & name_tokens(flat[slice(*sentence)]))
    return bool(with_whom) and set(with_whom) == {"other"} and not names_host


def _is_other_pair(flat: str, sentence: Span, subject: Subject) -> bool:
    pair = _BETWEEN.search(flat, *sentence)
    if pair is None:
        return False
    if not pair["one"][0].isupper():
        return False
    return "partner" not in (subject.judge(pair["one"]), subject.judge(pair["two"]))


def _nearest_event(flat: str, date: DateToken, sentence: Span) -> Event | NativeEvent | None:
    """The event whose word stands nearest to the date; words behind it count as farther.

    "Since" alone says nothing beside another event ("since 2001 delegations have come").
    """
    best: tuple[bool, int, int] | None = None
    chosen: Event | NativeEvent | None = None
    events: list[Event | NativeEvent] = [*active(EVENTS), *native_events(other_languages(flat))]
    for order, event in enumerate(events):
        for match in event.pattern.finditer(flat, *sentence):
            if match.end() <= date.start:
                distance = date.start - match.end()
                if _YEAR.search(flat, match.end(), date.start):
                    # Another date stands between: the word is likelier that one's.
                    distance += _BEYOND_PENALTY
            else:
                distance = max(0, match.start() - date.end)
                if not (isinstance(event, NativeEvent) and event.follows):
                    distance += _BEHIND_PENALTY
                elif _YEAR.search(flat, date.end, match.start()):
                    distance += _BEYOND_PENALTY
            rank = (event.name == "since", distance, order)
            if best is None or rank < best:
                best, chosen = rank, event
    return chosen
