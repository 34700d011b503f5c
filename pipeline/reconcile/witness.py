"""The page as a witness against itself: two lists, and two places for one date."""

from __future__ import annotations

from pipeline.model import Claim, Extraction, Mention, Record
from pipeline.partners.parts import SENTENCE

_SHORTEST_LIST = 2


def check_names(extraction: Extraction) -> list[Claim]:
    """The introduction's list against the described partners, both ways."""
    introduced = [r for r in extraction.records if SENTENCE in r.layouts]
    described = [r for r in extraction.records if set(r.layouts) - {SENTENCE}]
    if len(introduced) < _SHORTEST_LIST or not described:
        return []
    both = [record for record in introduced if record in described]
    missing = tuple(record.chosen["name"].value for record in introduced if record not in both)
    mentions = [_introducing_mention(record) for record in introduced]
    start, end = min(m.start for m in mentions), max(m.end for m in mentions)
    words = extraction.page.text[start:end]
    verdict = "met" if not missing else "short"
    claim = Claim(
        extraction.page.id, "named", words, start, end, len(introduced), len(both), verdict, missing
    )
    return [claim]


def _introducing_mention(record: Record) -> Mention:
    names = [record.chosen["name"], *(m for m in record.rejected if m.field == "name")]
    return next((m for m in names if m.rule == SENTENCE), names[0])


def check_dates(extraction: Extraction) -> list[Claim]:
    """Dates of one partnership that stand in two places of the page."""
    claims = []
    for record in extraction.records:
        chosen = record.chosen.get("established")
        if chosen is None:
            continue
        seen = {chosen.start}
        for other in record.rejected:
            if other.field != "established" or other.reason not in _VERDICTS:
                continue
            if other.start in seen:
                # Two layouts read the same words; that is one witness.
                continue
            seen.add(other.start)
            verdict = _VERDICTS[other.reason]
            names = (record.chosen["name"].value, chosen.words.strip())
            claims.append(
                Claim(
                    extraction.page.id,
                    "date",
                    other.words,
                    other.start,
                    other.end,
                    1,
                    int(verdict == "met"),
                    verdict,
                    names,
                )
            )
    return claims


_VERDICTS = {"agrees": "met", "less_precise": "met", "contradicts": "contradicted"}
