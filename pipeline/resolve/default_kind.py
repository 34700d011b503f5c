"""The kind of relationship of a page that says it once, for all of its partners."""

from __future__ import annotations

import re

from pipeline.mentions.make import make_mention
from pipeline.mentions.relations import RelationMatch, find_relations
from pipeline.model import Mention, Page, Span

_SEPARATORS = re.compile(r"[-_/.+]|%20")


def find_default_kind(page: Page) -> Mention | None:
    """The relationship, if all wordings on a page are of one kind; else the address's."""
    matches = [m for m in find_relations(page.flat, 0, len(page.flat)) if m.relation.kind]
    if _is_one_kind(matches):
        first = matches[0]
        span = Span(first.start, first.end)
        return make_mention(
            page,
            "relationship",
            first.relation.kind,
            span,
            source="phrase",
            rule="page-wide",
        )
    address = _SEPARATORS.sub(" ", page.url or "")
    said = [m for m in find_relations(address, 0, len(address)) if m.relation.kind]
    if matches or not _is_one_kind(said):
        return None
    words = address[said[0].start : said[0].end]
    return Mention("relationship", said[0].relation.kind, words, -1, -1, "address", "page-wide")


def _is_one_kind(matches: list[RelationMatch]) -> bool:
    return len({match.relation.kind for match in matches}) == 1
