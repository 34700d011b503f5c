"""One number of the free text: a population, an area, or something else, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from pipeline.memory import per_words
from pipeline.mentions.about import Subject, Verdict, judge_subject
from pipeline.mentions.make import make_mention
from pipeline.mentions.parts import find_qualifier, make_parts
from pipeline.model import Mention, Page, Span
from pipeline.rules import active
from pipeline.rules.decoys import DECOYS, Decoy
from pipeline.rules.wordings import FILLERS, WORDINGS, Wording
from pipeline.search.marks import lower
from pipeline.values.numbers import (
    Number,
)
from pipeline.values.units import Unit, is_density, read_unit

_ROSE_TO = re.compile(r"\s*(?:,|and)?\s*to\s*")
_AS_OF_YEAR = re.compile(r"\((?:19|20)\d\d(?=\)| [a-z]+\))")
_AS_OF = re.compile(r"\s*\([^()\d]{0,12}(?:19|20)\d\d[^()\d]{0,12}\)")
_SMALLEST_POPULATION = 30
_LONGEST_FILLER = 40


class Context(NamedTuple):
    """Where a number stands: its sentence, the end of the number before it, whose it is.

    ``announced`` is the wording of a population earlier in the sentence.
    """

    sentence: Span
    floor: int
    subject: Subject
    topic: Verdict
    announced: str | None = None


def read_quantity(page: Page, number: Number, context: Context) -> Mention:
    """The number as a mention; ``reason`` is set where it is no value of the partner."""
    flat, sentence = page.flat, context.sentence
    unit = read_unit(flat, number.end, sentence.end)
    if unit and unit.kind == "area" and is_density(flat, number.end, sentence.end):
        return _other(page, number, "decoy_density")
    if unit and unit.kind not in ("area", "none"):
        return _other(page, number, "other_quantity")
    if unit is None and _AS_OF_YEAR.match(flat, max(0, number.start - 1)):
        return _other(page, number, "other_count")
    token = "area" if unit else "count"
    end = unit.end if unit else number.end
    left = flat[context.floor : _qualified_start(page, number, sentence)]
    dated = _AS_OF.match(flat, end, sentence.end)
    right = flat[dated.end() if dated else end : sentence.end]
    decoy = _find_decoy(token, left, right)
    if decoy:
        return _other(page, number, "decoy_" + decoy.replace("-", "_"))
    rule = _find_wording("area_km2" if unit else "population", left, right)
    if rule is None and unit is None and _ROSE_TO.fullmatch(left):
        rule = context.announced
    if rule is None or (unit is None and _is_handful(number)):
        return _other(page, number, "unannounced" if unit else "other_count")
    return _make(page, number, unit, context, rule, len(left))


def _qualified_start(page: Page, number: Number, sentence: Span) -> int:
    qualifier = find_qualifier(page.flat, sentence.start, number.start)
    return qualifier.start if qualifier else number.start


def _other(page: Page, number: Number, reason: str) -> Mention:
    span = Span(number.start, number.end)
    value = "" if number.value is None else plain(number.value)
    return make_mention(
        page, "number", value, span, source="phrase", rule="number", reason=number.reason or reason
    )


@per_words
def _find_decoy(token: str, left: str, right: str) -> str | None:
    return _find_line((line for line in active(DECOYS) if line.token == token), left, right)


@per_words
def _find_wording(field: str, left: str, right: str) -> str | None:
    return _find_line((line for line in active(WORDINGS) if line.field == field), left, right)


def _find_line(lines: Iterable[Decoy | Wording], left: str, right: str) -> str | None:
    """The first line whose words stand before and behind the number."""
    lefts, low_left, low_right = (left, trim_fillers(left)), lower(left), lower(right)
    for line in lines:
        before, after = line.before, line.after
        if after and not (after.fits(low_right) and after.pattern.match(right)):
            continue
        if before and not (before.fits(low_left) and any(map(before.pattern.search, lefts))):
            continue
        return line.name
    return None


@per_words
def trim_fillers(left: str) -> str:
    """The words before a number without "of", "is", "reached", … behind the announcing word.

    >>> trim_fillers("it has a total population of ")
    'it has a total population'
    """
    left = left.rstrip()
    while filler := FILLERS.search(left, max(0, len(left) - _LONGEST_FILLER)):
        left = left[: filler.start()].rstrip()
    return left


def _make(
    page: Page, number: Number, unit: Unit | None, context: Context, rule: str, width: int
) -> Mention:
    field = "area_km2" if unit else "population"
    amount = number.value if unit is None or number.value is None else number.value * _factor(unit)
    verdict = judge_subject(
        page.flat, context.sentence, number.start, context.subject, context.topic
    )
    reason = number.reason
    if verdict != "partner":
        reason = reason or ("host" if verdict == "host" else "other_subject")
    elif amount is not None and not _is_plausible(field, amount):
        reason = reason or "implausible"
    span = Span(number.start, unit.end if unit else number.end)
    return make_mention(
        page,
        field,
        "" if amount is None else plain(amount),
        span,
        source="phrase",
        rule=rule,
        reason=reason,
        parts=make_parts(page, number, unit, context.sentence, context.floor, field, rule),
    )


def _factor(unit: Unit) -> Decimal:
    return unit.factor if unit.factor is not None else Decimal(1)


def _is_handful(number: Number) -> bool:
    return number.value is not None and number.value < _SMALLEST_POPULATION


def _is_plausible(field: str, amount: Decimal) -> bool:
    if field == "population":
        return amount == amount.to_integral_value() and amount < 60_000_000
    return Decimal("0.1") <= amount < 3_000_000


def plain(amount: Decimal) -> str:
    """The number as text without exponent and without trailing zeros behind the point."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
