"""Read the populations and areas that the structure labels."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import zip_longest

from pipeline.languages import other_languages
from pipeline.mentions.make import make_mention
from pipeline.mentions.parts import find_scope_behind
from pipeline.mentions.quantities import is_possible, plain
from pipeline.model import Label, Mention, Page, Span
from pipeline.rules.labels import AS_OF_END, find_label
from pipeline.values.digits import AMBIGUOUS
from pipeline.values.leading_year import year_before
from pipeline.values.numbers import AsOf, Number, as_of_after, find_numbers, qualifier_before
from pipeline.values.units import HEADER_UNITS, read_unit

_LONGEST_LABEL = 60
_HOMES = re.compile(r"\s*(?:(?:house|farm)holds|families|dwellings|homes|%)", re.IGNORECASE)
_WHOLE = re.compile(
    r"\s*\((?:the )?(?:whole |entire |wider )?(?:district|province|prefecture|region|county|state|country|canton)\)",
    re.IGNORECASE,
)
_OF_OLD = re.compile(r"\s*\((?:in )?(?:c\. ?)?1[0-8]\d\d\)")
_OLD_YEAR = re.compile(r"(?<=[( ])1[0-8]\d\d\)")
_SHORTHAND = re.compile(r"(\d+(?:\.\d+)?) ?([kKmM])(?![\w/^.])")
_DOTTED = re.compile(r"[1-9]\d\d\.\d{3}")
_SHORT = {"k": 10**3, "m": 10**6}


def read_population(page: Page, label: Label, rule: str) -> list[Mention]:
    """The persons of a labelled stretch: the first number, the others rejected."""
    mentions: list[Mention] = []
    numbers = find_numbers(page.flat, *label.span)
    for found, following in zip_longest(numbers, numbers[1:]):
        if _is_year_of(page.flat, found, following):
            continue
        number = _read_shorthand(page.flat, found, label)
        amount = None if number.value is None else number.value * Decimal(label.scale)
        value = "" if amount is None else plain(amount)
        if mentions and _OLD_YEAR.match(page.flat, number.start, label.span.end):
            continue
        wrong = _find_impossible("population", amount)
        parts = _make_parts(page, label, number.start, number.end, "population", rule)
        if any(part.start <= number.start < part.end for m in mentions for part in m.parts):
            continue
        read = make_mention(
            page,
            "population",
            value,
            Span(number.start, number.end),
            source="label",
            rule=rule,
            parts=parts,
            reason=number.reason or wrong or _find_other(page.flat, number.end, label.span.end),
        )
        last = mentions[-1] if mentions else None
        if last and last.reason is None and _year_of(read) > _year_of(last) > 0:
            mentions[-1] = last.reject("older_figure")
        elif any(m.reason not in ("older_figure", "wider_scope") for m in mentions):
            read = read.reject("other_count")
        mentions.append(read)
    return mentions


def _is_year_of(flat: str, number: Number, following: Number | None) -> bool:
    """``2021: 3,660``: is the number the year of the next one?"""
    year = year_before(flat, number.start, following.start) if following else None
    return year is not None and (year.start, year.end) == number[:2]


def _find_year(flat: str, label: Label, start: int, end: int) -> AsOf | None:
    """The year behind a figure, right before it, or at the end of the label in front of it."""
    near = as_of_after(flat, end, label.span.end) or year_before(flat, label.span.start, start)
    if near or start != label.span.start:
        return near
    begin = max(flat.rfind("\n", 0, start), flat.rfind("\t", 0, start), flat.rfind(". ", 0, start))
    words = flat[begin + 1 : start].rstrip(": -") if start - begin <= _LONGEST_LABEL else ""
    said = AS_OF_END.search(words)
    if said is None or not find_label(words, other_languages(flat)):
        return None
    year = said.span("year")
    return AsOf(begin + 1 + year[0], begin + 1 + year[1], int(said["year"]))


def _find_impossible(field: str, amount: Decimal | None) -> str | None:
    return None if amount is None or is_possible(field, amount) else "implausible"


def _find_other(flat: str, start: int, end: int) -> str | None:
    """Why a number that a label announces is still not the people of the place today."""
    if _HOMES.match(flat, start, end):
        return "other_count"
    if _WHOLE.match(flat, start, end):
        return "wider_scope"
    return "older_figure" if _OF_OLD.match(flat, start, end) else None


def _year_of(mention: Mention) -> int:
    part = mention.part("population_year")
    return int(part.value) if part else 0


def _read_shorthand(flat: str, number: Number, label: Label) -> Number:
    """``21.89m`` and ``200k`` count persons where a label says so; elsewhere they are refused."""
    if number.reason == AMBIGUOUS and _DOTTED.fullmatch(flat, number.start, number.end):
        # No place has 182.592 persons, and none 182 million.
        return number._replace(
            value=Decimal(flat[number.start : number.end].replace(".", "")), reason=None
        )
    match = _SHORTHAND.match(flat, number.start, label.span.end)
    if match is None or label.scale != 1:
        return number
    value = Decimal(match[1]) * _SHORT[match[2].lower()]
    return Number(number.start, match.end(), value.to_integral_value())


def _make_parts(
    page: Page, label: Label, start: int, end: int, stem: str, rule: str
) -> tuple[Mention, ...]:
    """The qualifier in front of the number; the year (of a population) and scope behind it."""
    found: list[tuple[str, str, Span]] = []
    qualifier = qualifier_before(page.flat, label.span.start, start)
    if qualifier:
        found.append(("qualifier", qualifier.value, Span(qualifier.start, qualifier.end)))
    year = _find_year(page.flat, label, start, end) if stem == "population" else None
    if year:
        found.append(("year", str(year.year), Span(year.start, year.end)))
    field = "area_km2" if stem == "area" else stem
    scope = find_scope_behind(page.flat, field, end, label.span.end)
    if scope:
        found.append(("scope", *scope))
    return tuple(
        make_mention(page, f"{stem}_{name}", value, span, source="label", rule=rule)
        for name, value, span in found
    )


def read_area(page: Page, label: Label, rule: str) -> list[Mention]:
    """The area of a labelled stretch in square kilometres, other numbers rejected."""
    mentions: list[Mention] = []
    header = HEADER_UNITS[label.unit][0] if label.unit else Decimal(1)
    for order, number in enumerate(find_numbers(page.flat, *label.span)):
        unit = read_unit(page.flat, number.end, label.span.end)
        if unit and unit.kind != "area":
            span = Span(number.start, number.end)
            other = make_mention(page, "number", page.words(span), span, source="label", rule=rule)
            mentions.append(other.reject("other_quantity"))
            continue
        factor = unit.factor if unit and unit.factor is not None else header
        amount = None if number.value is None else number.value * factor
        value = "" if amount is None else plain(amount)
        known = unit is not None or label.unit is not None
        end = unit.end if unit else number.end
        mentions.append(
            make_mention(
                page,
                "area_km2",
                value,
                Span(number.start, end),
                source="label",
                rule=rule,
                reason=number.reason
                or ("other_quantity" if order or not known else None)
                or _find_impossible("area_km2", amount),
                parts=_make_parts(page, label, number.start, end, "area", rule),
            )
        )
    return mentions
