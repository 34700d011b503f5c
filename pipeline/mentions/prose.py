"""Every number and date of the free text: used, or rejected with a reason.

This is the ledger. Each sentence is scanned once for dates and once for numbers; each of
them becomes a mention of the field that its wording announces, or of ``date`` or ``number``
with the reason why it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pipeline.mentions.about import find_topic
from pipeline.mentions.announced import Announced, list_announced
from pipeline.mentions.events import read_date
from pipeline.mentions.make import make_mention
from pipeline.mentions.quantities import read_other, read_quantity
from pipeline.mentions.relations import find_relations
from pipeline.mentions.subject import Subject, Verdict
from pipeline.model import Mention, Page, Section, Span
from pipeline.partners.parts import HEADED, RECORD, ROW
from pipeline.rules.relations import CHARTER
from pipeline.values.date_token import NO_YEAR, DateToken
from pipeline.values.leading_year import join_series
from pipeline.values.page_dates import find_page_dates
from pipeline.values.sentences import split_sentences

_ORDINAL = re.compile(r"\b([0-9]{1,3})(?:st|nd|rd|th)\b(?! (?:of )?[A-Z][a-z]+(?:,? \d{4}))")
_SIGNED = re.compile(
    r"[\W_]*(?:The )?(?:agreement|charter|affiliation|accord|link|pact)(?: was| were)?(?: officially)?"
    r" (?:signed|established|concluded|sealed|made|formali[sz]ed)\b"
    r"|[\W_]*(?:linked (?:since|in|on)|approved by (?:the )?(?:city |town )?council|adopted (?:in|on)"
    r"|(?:both |the )?(?:two )?(?:cities|towns|municipalities|communities)(?: have| were| are| became)"
    r"(?: been)?(?: \w{3,12}ly)? (?:linked|joined|connected|allied|friends)"
    r"|[^.;\d]{0,60}\bput pen to paper)\b",
    re.I,
)
_OWN = (ROW, HEADED, RECORD)
"""Where a partner has a section of its own, "Agreement signed in 1982" speaks of the two."""

_AGREEMENT = re.compile(
    rf"\b(?:agreement|memorandum|relations(?:hip)?|ties|pact|accord|affiliation|{CHARTER}|link)\b",
    re.I,
)
"""What a sentence on the partnership may go on with after one that names it."""


def read_prose(page: Page, section: Section, body: Span, subject: Subject) -> list[Mention]:
    """The quantities and dates of ``body``, those of other subjects with a reason."""
    flat, mentions = page.flat, []
    topic: Verdict | None = None
    begun = 0
    sentences = join_series(flat, split_sentences(flat, *body))
    for at, sentence in enumerate(sentences):
        numbers = list_announced(flat, *sentence)
        dates = find_page_dates(flat, *sentence)
        kept: list[Mention] = []
        if numbers:
            quantities: list[Mention] = []
            if any(number.rule for number in numbers):
                # Whom the text speaks of is asked only where a number is announced.
                if topic is None:
                    topic = subject.judge(flat[slice(*section.place.name)])
                topic = _find_last_topic(flat, sentences[begun:at], subject) or topic
                begun = at
                quantities = _read_quantities(page, sentence, subject, topic)
            kept = _keep_numbers(page, numbers, quantities, dates)
            mentions += kept
        mentions += _read_ordinals(page, sentence)
        if dates:
            before = sentences[at - 1] if at else None
            mentions += _read_dates(page, section, subject, sentence, before, dates, kept)
    return mentions


def _find_last_topic(flat: str, sentences: list[Span], subject: Subject) -> Verdict | None:
    """The topic behind these sentences, if one of them tells it: the last that does."""
    for sentence in reversed(sentences):
        topic = find_topic(flat, sentence, subject)
        if topic:
            return topic
    return None


def _read_quantities(page: Page, sentence: Span, subject: Subject, topic: Verdict) -> list[Mention]:
    """The numbers of a sentence that its words announce."""
    return [
        read_quantity(page, number, number.rule, sentence, subject, topic)
        for number in list_announced(page.flat, *sentence)
        if number.rule
    ]


def _keep_numbers(
    page: Page, numbers: list[Announced], quantities: list[Mention], dates: list[DateToken]
) -> list[Mention]:
    """All but those parts of a date that are no quantity (``1984`` announces nothing)."""
    kept = []
    dated = _cover(dates)
    announced = iter(quantities)
    for number in numbers:
        if number.rule:
            mention = next(announced)
            if mention.reason is None or dated.isdisjoint(range(mention.start, mention.end)):
                kept.append(mention)
        elif dated.isdisjoint(range(*number.number[:2])):
            kept.append(read_other(page, number))
    return kept


def _read_dates(
    page: Page,
    section: Section,
    subject: Subject,
    sentence: Span,
    before: Span | None,
    dates: list[DateToken],
    quantities: list[Mention],
) -> list[Mention]:
    """The dates of a sentence that are no quantities; ``before`` is the sentence before it."""
    flat = page.flat
    claimed = _cover((m.start, m.end) for m in _flatten(quantities))
    here = bool(find_relations(flat, *sentence))
    opened = section.layout in _OWN and bool(_SIGNED.match(flat, *sentence))
    agreed = not here and not opened and bool(_AGREEMENT.search(flat, *sentence))
    after = agreed and before is not None and bool(find_relations(flat, *before))
    mentions = []
    for date in dates:
        # Where the year stands elsewhere, so may the words of partnership.
        related = here or opened or after or (agreed and date.reason == NO_YEAR)
        if claimed.isdisjoint(range(date.start, date.end)):
            mentions.append(read_date(page, date, sentence, subject, related))
    return mentions


def _read_ordinals(page: Page, sentence: Span) -> list[Mention]:
    """``the 12th sister city``: a rank, which the ledger must know of."""
    return [
        make_mention(
            page,
            "number",
            match[1],
            Span(*match.span()),
            source="phrase",
            rule="ordinal",
            reason="other_count",
        )
        for match in _ORDINAL.finditer(page.flat, *sentence)
    ]


def _cover(stretches: Iterable[tuple[Any, ...]]) -> set[int]:
    """The offsets in these, which begin with their start and end: to compare each is quadratic."""
    return {at for start, end, *_ in stretches for at in range(start, end)}


def _flatten(mentions: list[Mention]) -> list[Mention]:
    return [each for mention in mentions for each in (mention, *mention.parts)]
