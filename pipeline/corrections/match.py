"""Which record of a page a decision is about, and where its words stand."""

from __future__ import annotations

import re

from pipeline.folding import fold
from pipeline.model import Page, Record, Span
from pipeline.values.fold_name import fold_name


def find_record(records: list[Record], partner: str) -> Record | str:
    """The record with this id or this name, or a sentence that says why there is none.

    An id that no record has any more still finds the record of its partner: the host may be
    read in another way than when the decision was made.
    """
    for found in (
        [r for r in records if r.record_id == partner],
        [r for r in records if r.record_id.partition("~")[0] == partner],
        [r for r in records if fold_name(partner) in _list_names(r)],
        [r for r in records if "/" in partner and _own_part(r.record_id) == _own_part(partner)],
        [r for r in records if "/" in partner and _town(r.record_id) == _town(partner)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(record.record_id for record in found)
            return f"{partner} may be any of {ids}"
    return f"{partner} is no partner on the page"


def find_words(page: Page, words: str) -> Span | None:
    """Where the words stand on the page, white space and typographic variants aside."""
    parts = fold(words).split()
    if not parts:
        return None
    at = page.text.find(words)
    if at >= 0:
        return Span(at, at + len(words))
    match = re.search(r"\s+".join(map(re.escape, parts)), page.flat)
    return Span(*match.span()) if match else None


def _list_names(record: Record) -> set[str]:
    names = [record.chosen["name"], *(m for m in record.rejected if m.field == "name")]
    return {fold_name(text) for mention in names for text in (mention.value, mention.words)}


def _own_part(record_id: str) -> str:
    return record_id.partition("~")[0].partition("/")[2]


def _town(record_id: str) -> str:
    return _own_part(record_id).rpartition("-")[0]
