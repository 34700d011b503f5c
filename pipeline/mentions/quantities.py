"""One number of the free text: a population, an area, or something else, and why."""

from __future__ import annotations

from decimal import Decimal

from pipeline.mentions.about import judge_subject
from pipeline.mentions.announced import Announced
from pipeline.mentions.make import make_mention
from pipeline.mentions.parts import make_parts
from pipeline.mentions.subject import Subject, Verdict
from pipeline.model import Mention, Page, Span
from pipeline.values.numbers import Number
from pipeline.values.units import Unit


def read_other(page: Page, found: Announced) -> Mention:
    """A number that nothing announces, as a mention with the reason."""
    number = found.number
    span = Span(number.start, number.end)
    value = "" if number.value is None else plain(number.value)
    reason = number.reason or found.reason
    return make_mention(page, "number", value, span, source="phrase", rule="number", reason=reason)


def read_quantity(
    page: Page, found: Announced, rule: str, sentence: Span, subject: Subject, topic: Verdict
) -> Mention:
    """The number that ``rule`` announces; ``reason`` is set where it is none of the partner's."""
    number, unit = found.number, found.unit
    field = "area_km2" if unit else "population"
    amount = _convert(number, unit)
    verdict = judge_subject(page.flat, sentence, number.start, subject, topic)
    reason = number.reason
    if verdict != "partner":
        reason = reason or ("host" if verdict == "host" else "other_subject")
    elif amount is not None and not _is_plausible(field, amount):
        reason = reason or "implausible"
    return make_mention(
        page,
        field,
        "" if amount is None else plain(amount),
        Span(number.start, unit.end if unit else number.end),
        source="phrase",
        rule=rule,
        reason=reason,
        parts=make_parts(page, found, sentence, field, rule),
    )


def _convert(number: Number, unit: Unit | None) -> Decimal | None:
    """Persons, or square kilometres where the unit's size is known."""
    if number.value is None or unit is None or unit.factor is None:
        return number.value
    return number.value * unit.factor


def _is_plausible(field: str, amount: Decimal) -> bool:
    if field == "population":
        return amount == amount.to_integral_value() and 0 < amount < 60_000_000
    return Decimal("0.1") <= amount < 3_000_000


def is_possible(field: str, amount: Decimal) -> bool:
    """Whether any place, be it a whole country, can have so many persons or square kilometres.

    >>> is_possible("population", Decimal(0)), is_possible("area_km2", Decimal("0.49"))
    (False, True)
    """
    if field == "population":
        return amount % 1 == 0 and 0 < amount < 2_000_000_000
    return Decimal("0.01") <= amount < 20_000_000


def plain(amount: Decimal) -> str:
    """The number as text without exponent and without trailing zeros behind the point."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
