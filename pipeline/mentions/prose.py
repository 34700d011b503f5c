"""Every number and date of the free text: used, or rejected with a reason.

This is the ledger. Each sentence is scanned once for dates and once for numbers; each of
them becomes a mention of the field that its wording announces, or of ``date`` or ``number``
with the reason why it is none.
"""

from __future__ import annotations

import re

from pipeline.layouts.found import find_relations
from pipeline.marks import Sought
from pipeline.memory import per_page
from pipeline.mentions.about import Subject, Verdict, next_topic
from pipeline.mentions.events import read_date
from pipeline.mentions.make import make_mention
from pipeline.mentions.quantities import Context, read_quantity
from pipeline.model import Mention, Page, Section, Span
from pipeline.rules.relations import CHARTER
from pipeline.values.date_token import NO_YEAR, DateToken
from pipeline.values.numbers import find_numbers
from pipeline.values.page_dates import find_page_dates
from pipeline.values.sentences import split_sentences

_ORDINAL = Sought(
    re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b(?! (?:of )?[A-Z][a-z]+(?:,? \d{4}))"),
    hint=r"\d(?=st|nd|rd|th)",
)
_SIGNED = re.compile(
    r"[\W_]*(?:The )?(?:agreement|charter|affiliation|accord|link|pact)(?: was| were)?(?: officially)?"
    r" (?:signed|established|concluded|sealed|made|formali[sz]ed)\b",
    re.I,
)
_OWN = ("headings", "stacked", "subject", "lists")
"""Where a partner has a section of its own, "Agreement signed in 1982" speaks of the two."""

_AGREEMENT = Sought(
    re.compile(
        rf"\b(?:agreement|memorandum|relations(?:hip)?|ties|pact|accord|affiliation|{CHARTER}|link)\b",
        re.I,
    )
)
"""What a sentence on the partnership may go on with after one that names it."""


def read_prose(page: Page, section: Section, body: Span, subject: Subject) -> list[Mention]:
    """The quantities and dates of ``body``, those of other subjects with a reason."""
    mentions: list[Mention] = []
    related = False
    topic = subject.judge(page.flat[slice(*section.place.name)])
    for sentence in split_sentences(page.flat, *body):
        quantities = _read_numbers(page, sentence, subject, topic)
        dates = find_page_dates(page.flat, *sentence)
        kept = [m for m in quantities if not _is_date(m, dates)]
        mentions += kept
        mentions += _read_ordinals(page, sentence)
        claimed = [Span(m.start, m.end) for m in _flatten(kept)]
        here = bool(find_relations(page.flat, *sentence))
        agreed = bool(_AGREEMENT.search(page.flat, *sentence))
        for date in dates:
            # Where the year stands elsewhere, so may the words of partnership.
            opened = bool(_SIGNED.match(page.flat, *sentence)) and section.layout in _OWN
            continued = opened or (agreed and (related or date.reason == NO_YEAR))
            if not _overlaps(date.start, date.end, claimed):
                mentions.append(read_date(page, date, sentence, subject, here or continued))
        related = here
        topic = next_topic(page.flat, sentence, subject, topic)
    return mentions


def _read_ordinals(page: Page, sentence: Span) -> list[Mention]:
    """``the 12th sister city``: a rank, which the ledger must know of."""
    mentions = []
    for match in _ORDINAL.finditer(page.flat, *sentence):
        span = Span(*match.span())
        mention = make_mention(
            page, "number", match[1], span, source="phrase", rule="ordinal", reason="other_count"
        )
        mentions.append(mention)
    return mentions


@per_page
def _read_numbers(page: Page, sentence: Span, subject: Subject, topic: Verdict) -> list[Mention]:
    mentions: list[Mention] = []
    context = Context(sentence, sentence.start, subject, topic)
    for number in find_numbers(page.flat, *sentence):
        mention = read_quantity(page, number, context)
        mentions.append(mention)
        announced = mention.rule if mention.field == "population" else context.announced
        context = context._replace(floor=number.end, announced=announced)
    return mentions


def _is_date(mention: Mention, dates: list[DateToken]) -> bool:
    """Is this number no quantity but a part of a date (``1984`` announces nothing)?"""
    if mention.reason is None:
        return False
    return _overlaps(mention.start, mention.end, [Span(d.start, d.end) for d in dates])


def _overlaps(start: int, end: int, spans: list[Span]) -> bool:
    return any(start < span.end and span.start < end for span in spans)


def _flatten(mentions: list[Mention]) -> list[Mention]:
    return [each for mention in mentions for each in (mention, *mention.parts)]
