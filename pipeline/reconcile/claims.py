"""Counts that a page gives of its own list, against the rows dated up to then."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.mentions.relations import find_relations
from pipeline.model import Claim, Extraction, Page, Record, Span
from pipeline.rules import active
from pipeline.rules.claims import CLAIMS, CONTINENT_COUNTS, ClaimWording
from pipeline.values.countries import country_facts
from pipeline.values.numbers import Number, find_numbers
from pipeline.values.page_dates import find_page_dates
from pipeline.values.sentences import split_sentences

_AS_OF = re.compile(r"\b(?:by|as of|as at|until|up to|end of)\b[^,;]{0,20}$", re.IGNORECASE)

MOST = 1_000_000
"""No list of partners is longer, whatever a page says: a larger figure counts none."""


class Count(NamedTuple):
    """What the rows give: a number, and a word on how it was counted."""

    found: int
    names: tuple[str, ...]


def check_counts(extraction: Extraction) -> list[Claim]:
    """One claim per counted noun in a sentence with a wording of partnership."""
    page = extraction.page
    claims: list[Claim] = []
    for block in page.blocks:
        if not find_relations(page.flat, block.start, block.end):
            continue
        for sentence in split_sentences(page.flat, block.start, block.end):
            if find_relations(page.flat, *sentence):
                claims += _read_sentence(page, sentence, extraction.records)
    return claims


def _read_sentence(page: Page, sentence: Span, records: list[Record]) -> list[Claim]:
    counted = [
        (number.value, wording)
        for number in find_numbers(page.flat, *sentence)
        if number.value is not None
        and number.value <= MOST
        and (wording := _find_wording(page.flat, number, sentence)) is not None
    ]
    if not counted:
        return []
    cutoff = _find_cutoff(page.flat, sentence)
    rows = [record for record in records if _is_dated_by(record, cutoff)]
    later = tuple(record.chosen["name"].value for record in records if record not in rows)
    claims = []
    for amount, wording in counted:
        claimed = int(amount)
        count = _count(wording.kind, rows, claimed)
        names = count.names or (later if wording.kind == "cities" else ())
        claims.append(_make_claim(page, sentence, wording.kind, claimed, count.found, names))
    return claims


def _find_cutoff(flat: str, sentence: Span) -> str | None:
    """The date up to which the page counts ("by the end of April 2020"), as an ISO prefix."""
    dates = [date for date in find_page_dates(flat, *sentence) if date.iso]
    return next((d.iso for d in dates if _AS_OF.search(flat, sentence.start, d.start)), None)


def _find_wording(flat: str, number: Number, sentence: Span) -> ClaimWording | None:
    left, right = flat[sentence.start : number.start], flat[number.end : sentence.end]
    return next(
        (
            line
            for line in active(CLAIMS)
            if line.after.match(right) and (line.before is None or line.before.search(left))
        ),
        None,
    )


def _is_dated_by(record: Record, cutoff: str | None) -> bool:
    """Is the partnership no later than ``cutoff`` (an ISO prefix), as far as is known?"""
    established = record.value("established")
    if cutoff is None or established is None:
        return True
    return established[: len(cutoff)] <= cutoff[: len(established)]


def _count(kind: str, rows: list[Record], claimed: int) -> Count:
    countries = sorted({code for record in rows if (code := record.value("country"))})
    if kind == "cities":
        return Count(len(rows), ())
    if kind == "countries":
        return Count(len(countries), ())
    counts = []
    for convention, joined in CONTINENT_COUNTS:
        continents = {country_facts(code).continent for code in countries}
        names = tuple(sorted({joined.get(name, name) for name in continents}))
        counts.append(Count(len(names), (*names, f"({convention})")))
    return next((count for count in counts if count.found == claimed), counts[0])


def _make_claim(
    page: Page, sentence: Span, kind: str, claimed: int, found: int, names: tuple[str, ...]
) -> Claim:
    verdict = "met" if found == claimed else "short" if found < claimed else "over"
    return Claim(page.id, kind, page.words(sentence), *sentence, claimed, found, verdict, names)
