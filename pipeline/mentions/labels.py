"""Read the stretches that the structure labels: table cells, label lines, group headings."""

from __future__ import annotations

from decimal import Decimal

from pipeline.layouts.found import find_relations
from pipeline.mentions.label_dates import read_established
from pipeline.mentions.make import make_mention
from pipeline.mentions.quantities import plain
from pipeline.model import Label, Mention, Page, Section, Span
from pipeline.rules.status import read_status
from pipeline.values.countries import read_country
from pipeline.values.names import looks_like_name
from pipeline.values.numbers import as_of_after, find_numbers, qualifier_before
from pipeline.values.units import read_unit

_HEADER_UNITS = {
    None: Decimal(1),
    "km2": Decimal(1),
    "hectare": Decimal("0.01"),
    "mile": Decimal("2.589988110336"),
}


def read_labels(page: Page, section: Section) -> list[Mention]:
    """One mention per labelled stretch that can be read, and one rejected where it cannot."""
    readers = {
        "relationship": _read_relationship,
        "established": read_established,
        "population": _read_population,
        "area_km2": _read_area,
        "country": _read_country,
        "region": _read_region,
        "status": _read_status,
        "ordinal": _read_ordinal,
        "other": _read_other,
    }
    mentions: list[Mention] = []
    for label in (label for label in section.labels if label.field in readers):
        mentions += readers[label.field](page, label, section.layout)
    return mentions


def _read_country(page: Page, label: Label, rule: str) -> list[Mention]:
    reading = read_country(page.flat[slice(*label.span)])
    if reading is None:
        return []
    return [make_mention(page, "country", reading.code, label.span, source="label", rule=rule)]


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


def _read_region(page: Page, label: Label, rule: str) -> list[Mention]:
    words = page.words(label.span)
    if not looks_like_name(page.flat, *label.span):
        return []
    return [make_mention(page, "region", words, label.span, source="label", rule=rule)]


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
    return relations + _read_status(page, label, rule)


def _read_population(page: Page, label: Label, rule: str) -> list[Mention]:
    mentions: list[Mention] = []
    numbers = find_numbers(page.flat, *label.span)
    for order, number in enumerate(numbers):
        amount = None if number.value is None else number.value * Decimal(label.scale)
        value = "" if amount is None else plain(amount)
        uneven = "implausible" if amount is not None and amount % 1 else None
        parts = []
        qualifier = qualifier_before(page.flat, label.span.start, number.start)
        if qualifier:
            parts.append(
                make_mention(
                    page,
                    "population_qualifier",
                    qualifier.value,
                    Span(qualifier.start, qualifier.end),
                    source="label",
                    rule=rule,
                )
            )
        year = as_of_after(page.flat, number.end, label.span.end)
        if year:
            parts.append(
                make_mention(
                    page,
                    "population_year",
                    str(year.year),
                    Span(year.start, year.end),
                    source="label",
                    rule=rule,
                )
            )
        if any(part.start <= number.start < part.end for m in mentions for part in m.parts):
            continue
        mentions.append(
            make_mention(
                page,
                "population",
                value,
                Span(number.start, number.end),
                source="label",
                rule=rule,
                parts=tuple(parts),
                reason=number.reason or uneven or ("other_count" if order else None),
            )
        )
    return mentions


def _read_area(page: Page, label: Label, rule: str) -> list[Mention]:
    mentions: list[Mention] = []
    for order, number in enumerate(find_numbers(page.flat, *label.span)):
        unit = read_unit(page.flat, number.end, label.span.end)
        if unit and unit.kind != "area":
            span = Span(number.start, number.end)
            other = make_mention(page, "number", page.words(span), span, source="label", rule=rule)
            mentions.append(other.reject("other_quantity"))
            continue
        factor = unit.factor if unit and unit.factor is not None else _HEADER_UNITS[label.unit]
        value = "" if number.value is None else plain(number.value * factor)
        known = unit is not None or label.unit is not None
        end = unit.end if unit else number.end
        reason = number.reason or ("other_quantity" if order or not known else None)
        qualifier = qualifier_before(page.flat, label.span.start, number.start)
        parts = []
        if qualifier:
            span = Span(qualifier.start, qualifier.end)
            parts.append(
                make_mention(
                    page, "area_qualifier", qualifier.value, span, source="label", rule=rule
                )
            )
        mentions.append(
            make_mention(
                page,
                "area_km2",
                value,
                Span(number.start, end),
                source="label",
                rule=rule,
                reason=reason,
                parts=tuple(parts),
            )
        )
    return mentions
