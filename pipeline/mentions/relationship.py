"""Which kind of relationship the page says, in whose words."""

from __future__ import annotations

from pipeline.mentions.make import make_mention
from pipeline.mentions.relations import find_kinds_said
from pipeline.mentions.subject import Subject, name_tokens
from pipeline.model import Mention, Page, Span
from pipeline.values.page_dates import find_page_dates
from pipeline.values.sentences import split_sentences


def read_relationship(page: Page, body: Span, subject: Subject) -> list[Mention]:
    """The wordings of partnership in sentences that name one of the two, or a date."""
    mentions = []
    for sentence in split_sentences(page.flat, *body):
        matches = find_kinds_said(page.flat, *sentence)
        if not matches:
            continue
        if not any(date.iso for date in find_page_dates(page.flat, *sentence)):
            tokens = name_tokens(page.flat[slice(*sentence)])
            if not tokens & (subject.host | subject.partner):
                continue
        for match in matches:
            span = Span(match.start, match.end)
            mentions.append(
                make_mention(
                    page,
                    "relationship",
                    match.relation.kind,
                    span,
                    source="phrase",
                    rule=match.relation.name,
                )
            )
    return mentions
