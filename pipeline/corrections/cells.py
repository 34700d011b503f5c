"""Decisions on a single cell: it is right, it is another value, it is blank."""

from __future__ import annotations

from pipeline.corrections.match import find_words
from pipeline.corrections.nouns import Correction
from pipeline.corrections.values import PAGE_WIDE, read_value
from pipeline.model import Extraction, Mention, Page, Record
from pipeline.places.index import city_numbered
from pipeline.places.search import Hit
from pipeline.resolve.gazetteer import link_record, make_link
from pipeline.rules.codes import REVIEW

_RULE = "corrections"
_PLACED = ("name", "country", "region", "place_type")
"""What the gazetteer is asked with: where one of them changes, it is asked again."""


class Refused(Exception):
    """A decision that is not applied; ``code`` is that of the finding."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


def make_mention(page: Page, field: str, text: str, words: str) -> Mention:
    """What a person says: proven by words of the page where they gave some, else by their own.

    Raises ``Refused`` where it cannot be a value of the field.
    """
    try:
        value = read_value(field, text)
    except ValueError as error:
        raise Refused("correction_unreadable", str(error).rstrip(".")) from error
    span = find_words(page, words)
    if span is None:
        return Mention(field, value, text, -1, -1, "human", _RULE, chosen=True)
    return Mention(field, value, page.words(span), *span, "human", _RULE, chosen=True)


def accept(extraction: Extraction, record: Record, one: Correction) -> None:
    """Close the review of a cell, or of the record: only for what it was decided on."""
    if one.field:
        now = record.chosen.get(one.field)
        # A blank cell, too, can be right.
        if (now.value if now else "") != one.value:
            told = f"the value is {now.value!r} now" if now else "the cell is blank now"
            raise Refused("correction_stale", f"{one.value!r} was accepted, but {told}")
        close(extraction, record, one.field)
        return
    codes = one.value.replace(";", " ").split() or sorted(REVIEW)
    record.accepted = tuple(dict.fromkeys((*record.accepted, *codes)))
    record.reasons = [code for code in record.reasons if code not in record.accepted]


def blank(extraction: Extraction, record: Record, field: str) -> None:
    """Empty a cell; what stood in it stays, rejected."""
    if field == "name":
        raise Refused("correction_unreadable", "a record has a name; drop it to be rid of it")
    if field in PAGE_WIDE:
        raise Refused("correction_unreadable", f"{field} is the page's: leave the partner out")
    _reject(record, field)
    close(extraction, record, field)
    record.corrected = True
    if field in _PLACED:
        _link_again(extraction, record)


def set_value(extraction: Extraction, record: Record, one: Correction) -> None:
    """Put a person's value into a cell; what stood in it stays, rejected."""
    field = one.field
    if field in PAGE_WIDE:
        raise Refused("correction_unreadable", f"{field} is the page's: leave the partner out")
    mention = make_mention(extraction.page, field, one.value, one.words)
    if field == "geonames_id":
        mention = _find_place(extraction.page, record, mention)
    elif field == "name":
        # How the page writes it stays what the page writes.
        old = record.chosen["name"]
        record.chosen.setdefault("name_as_written", old._replace(field="name_as_written"))
    _reject(record, field)
    record.chosen[field] = mention
    close(extraction, record, field)
    record.corrected = True
    if field in _PLACED:
        _link_again(extraction, record)


def close(extraction: Extraction, record: Record, field: str) -> None:
    """End the doubts about one field, those that other pages will raise included."""
    stem = field.removesuffix("_km2") + "_"
    told = {
        finding.code
        for finding in extraction.findings
        if finding.record_id == record.record_id and finding.field == field
    }
    record.reasons = [
        code for code in record.reasons if code not in told and not code.startswith(stem)
    ]
    record.accepted = tuple(dict.fromkeys((*record.accepted, field)))


def _reject(record: Record, field: str) -> None:
    old = record.chosen.pop(field, None)
    if old:
        record.rejected.append(old.reject("corrected"))
    for name, mention in record.chosen.items():
        part = mention.part(field)
        if part:
            kept = tuple(one for one in mention.parts if one is not part)
            record.chosen[name] = mention._replace(parts=kept)
            record.rejected.append(part.reject("corrected"))


def _link_again(extraction: Extraction, record: Record) -> None:
    old = record.chosen.get("geonames_id")
    if old and old.source == "human":
        return
    _reject(record, "geonames_id")
    link = link_record(record, extraction.host_country)
    name = record.chosen.get("name_as_written", record.chosen["name"])
    if link.candidate and name.start >= 0:
        record.chosen["geonames_id"] = make_link(extraction.page, name, link.candidate)


def _find_place(page: Page, record: Record, said: Mention) -> Mention:
    entry = city_numbered(record.value("country") or "", int(said.value))
    if entry is None:
        raise Refused(
            "correction_unreadable",
            f"the gazetteer has no city {said.value} in {record.value('country') or 'no country'}",
        )
    name = record.chosen.get("name_as_written", record.chosen["name"])
    if name.start < 0:
        return said
    link = make_link(page, name, Hit(entry, "exact", 1.0).candidate())
    return link._replace(source="human", rule=_RULE)
