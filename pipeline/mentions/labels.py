"""Read the stretches that the structure labels: table cells, label lines, group headings."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.fields import FIELDS
from pipeline.languages import other_languages
from pipeline.mentions.label_dates import read_dates
from pipeline.mentions.label_quantities import read_area, read_population
from pipeline.mentions.make import make_mention
from pipeline.mentions.relations import find_relations
from pipeline.model import Label, Mention, Page, Section, Span
from pipeline.places.country_names import countries_within
from pipeline.rules.places import KIND_OF
from pipeline.rules.relations import read_bare_kind
from pipeline.rules.status import read_status
from pipeline.values.countries import read_country
from pipeline.values.names import looks_like_name
from pipeline.values.numbers import find_numbers

_LONGEST_TEXT = 100


def read_labels(page: Page, section: Section) -> list[Mention]:
    """One mention per labelled stretch that can be read, and one rejected where it cannot."""
    mentions: list[Mention] = []
    for label in section.labels:
        if label.field in _READERS:
            mentions += _READERS[label.field](page, label, section.layout)
    return mentions


def _read_country(page: Page, label: Label, rule: str) -> list[Mention]:
    reading = read_country(page.flat[slice(*label.span)])
    code = reading.code if reading else _read_native_country(page.flat, label.span)
    if code is None:
        return []
    return [make_mention(page, "country", code, label.span, source="label", rule=rule)]


def _read_native_country(flat: str, span: Span) -> str | None:
    """The one country that a cell names in the language of its page."""
    if not other_languages(flat):
        return None
    codes = {country.code for country in countries_within(flat, *span)}
    return codes.pop() if len(codes) == 1 else None


def _read_ordinal(page: Page, label: Label, rule: str) -> list[Mention]:
    words = page.words(label.span)
    mention = make_mention(page, "number", words, label.span, source="label", rule=rule)
    return [mention.reject("other_count")]


def _read_other(page: Page, label: Label, rule: str) -> list[Mention]:
    """The numbers of a label that announces something else ("Population density: 90")."""
    mentions = []
    for number in find_numbers(page.flat, *label.span):
        span = Span(number.start, number.end)
        mention = make_mention(page, "number", page.words(span), span, source="label", rule=rule)
        mentions.append(mention.reject("other_count"))
    return mentions


def _read_name(page: Page, label: Label, rule: str) -> list[Mention]:
    words = page.words(label.span)
    if not looks_like_name(page.flat, *label.span):
        return []
    return [make_mention(page, label.field, words, label.span, source="label", rule=rule)]


def _read_text(page: Page, label: Label, rule: str) -> list[Mention]:
    """The words as they stand; refused where they are a paragraph, or no words at all."""
    words = page.words(label.span)
    mention = make_mention(page, label.field, words, label.span, source="label", rule=rule)
    whole = len(words) <= _LONGEST_TEXT and any(char.isalnum() for char in words)
    return [mention if whole else mention.reject("unparsed")]


def _read_status(page: Page, label: Label, rule: str) -> list[Mention]:
    status = read_status(page.flat[slice(*label.span)])
    if status is None:
        return []
    field, value = "relationship_status", status.value
    return [make_mention(page, field, value, label.span, source="label", rule=status.name)]


def _read_relationship(page: Page, label: Label, rule: str) -> list[Mention]:
    relations = [
        make_mention(
            page,
            "relationship",
            match.relation.kind,
            Span(match.start, match.end),
            source="label",
            rule=match.relation.name,
        )
        for match in find_relations(page.flat, *label.span)[:1]
        if match.relation.kind
    ]
    said = relations + _read_status(page, label, rule)
    return said or _read_bare_kind(page, label, rule)


def _read_bare_kind(page: Page, label: Label, rule: str) -> list[Mention]:
    """``Sister`` or ``Friendship`` alone in a column of kinds; what else stands there is refused."""
    words = page.flat[slice(*label.span)]
    kind = read_bare_kind(words)
    mention = make_mention(page, "relationship", kind or "", label.span, source="label", rule=rule)
    if kind or KIND_OF.get(words.strip().lower()) is None:
        return [mention if kind else mention.reject("unparsed")]
    return []


_Reader = Callable[[Page, Label, str], list[Mention]]

_OF_KIND: dict[str, _Reader] = {
    "text": _read_text,
    "name": _read_name,
    "date": read_dates,
    "persons": read_population,
    "area": read_area,
    "country": _read_country,
    "relationship": _read_relationship,
}
_READERS: dict[str, _Reader] = {
    **{it.name: _OF_KIND[it.kind] for it in FIELDS.values() if it.label == it.name},
    "status": _read_status,
    "ordinal": _read_ordinal,
    "other": _read_other,
}
