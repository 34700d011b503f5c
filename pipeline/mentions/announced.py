"""What the words around a number say it is, whoever it is of: a count, an area, or a decoy."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import NamedTuple

from pipeline.languages import other_languages
from pipeline.memory import per_words, remembered
from pipeline.mentions.native import announce
from pipeline.rules import active
from pipeline.rules.decoys import DECOYS, Decoy
from pipeline.rules.subjects import CITY_BESIDE
from pipeline.rules.wordings import FILLERS, WORDINGS, Wording
from pipeline.values.leading_year import year_before
from pipeline.values.numbers import AsOf, Number, find_numbers
from pipeline.values.qualifiers import Qualifier, qualifier_before
from pipeline.values.units import Unit, is_density, read_unit

Lines = tuple[Decoy | Wording, ...]

_ROSE_TO = re.compile(
    r"\s*(?:(?:,|and)\s*)?to\s*|(?: in (?:1[89]|20)\d\d)?,? (?:and|but) (?:it )?(?:is|stands at|has)"
    r"(?: now| today| only| just)?\s*"
)
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_AS_OF_YEAR = re.compile(r"\((?:19|20)\d\d(?=\)| [a-z]+\))")
_AS_OF = re.compile(r"\s*\([^()\d]{0,12}(?:19|20)\d\d[^()\d]{0,12}\)")
_EXTENT = re.compile(r"\b(?:spread|stretch|extend|sprawl)\w*\s+$", re.IGNORECASE)
_SMALLEST_POPULATION = 30
_LONGEST_FILLER = 40


class Announced(NamedTuple):
    """A number with its unit: what announces it, or a reason why nothing does.

    ``floor`` is the end of the number before it; ``rule`` and ``reason`` are never both None,
    nor both given. The qualifier is known only where there is a rule.
    """

    number: Number
    unit: Unit | None
    floor: int
    rule: str | None = None
    reason: str | None = None
    qualifier: Qualifier | None = None
    year: AsOf | None = None


@per_words
def list_announced(flat: str, start: int, end: int) -> list[Announced]:
    """The numbers of a sentence, in order; nobody may change the list."""
    found: list[Announced] = []
    floor, population, area, lead = start, None, None, None
    numbers = find_numbers(flat, start, end)
    for number, following in zip_longest(numbers, numbers[1:]):
        year = year_before(flat, number.start, following.start) if following else None
        if year and (year.start, year.end) == number[:2]:
            # "Population 1950: 2,100; 2000: 1,900": the years announce the figures behind them.
            series = population if found and found[-1].year else None
            series = series or _announce_before(flat, start, floor, number.start)
            if series:
                found.append(Announced(number, None, floor, None, "other_count"))
                lead = (year, series)
                continue
        each = _read(flat, number, floor, start, end, population, area, lead)
        found.append(each)
        floor, lead = number.end, None
        if each.rule and each.unit is None:
            population = each.rule
        elif each.rule:
            area = each.rule
    return found


def _announce_before(flat: str, start: int, floor: int, at: int) -> str | None:
    """The rule by which the words right before ``at`` announce a population."""
    left = flat[floor:at]
    native = announce(other_languages(flat), False, flat[start:at], left, "")
    if native.rule or native.reason:
        return native.rule
    lines = tuple(line for line in _list_lines(False) if line.before and not line.after)
    line = _find_line(lines, left, "")
    return line.name if isinstance(line, Wording) else None


def _read(
    flat: str,
    number: Number,
    floor: int,
    start: int,
    end: int,
    population: str | None,
    area: str | None,
    lead: tuple[AsOf, str] | None,
) -> Announced:
    """``population`` and ``area`` are the wordings that announced one earlier in the sentence.

    ``lead`` is the year right in front of the number, and the wording before that.
    """
    unit = read_unit(flat, number.end, end)
    other = _find_other(flat, number, unit, end)
    if other:
        return Announced(number, unit, floor, None, other)
    if lead and unit is None and not _is_handful(number):
        return Announced(number, unit, floor, lead[1], None, None, lead[0])
    none = "unannounced" if unit else "other_count"
    behind = unit.end if unit else number.end
    codes = other_languages(flat)
    qualifier = _find_qualifier(flat, start, number.start)
    left = flat[floor : qualifier.start if qualifier else number.start]
    dated = _AS_OF.match(flat, behind, end)
    right = flat[dated.end() if dated else behind : end]
    native = announce(codes, unit is not None, flat[start:floor] + left, left, right)
    if native.reason:
        return Announced(number, unit, floor, None, native.reason)
    line = _find_line(_list_lines(unit is not None), left, right)
    if isinstance(line, Decoy) and native.rule is None:
        return Announced(number, unit, floor, None, "decoy_" + line.name.replace("-", "_"))
    rule = native.rule or (line.name if line else None)
    if native.by_words_before and unit is None and _YEAR.fullmatch(flat, *number[:2]):
        rule = None
    if rule is None and unit is None and _ROSE_TO.fullmatch(left):
        rule = population
    if rule is None and unit and CITY_BESIDE.search(left):
        rule = area
    if rule is None or (unit is None and _is_handful(number)):
        return Announced(number, unit, floor, None, none)
    return Announced(number, unit, floor, rule, None, qualifier)


def _find_other(flat: str, number: Number, unit: Unit | None, end: int) -> str | None:
    """Why the number is something else by its unit, or by the brackets around it."""
    if unit is None:
        return "other_count" if _AS_OF_YEAR.match(flat, max(0, number.start - 1)) else None
    if unit.kind == "area":
        return "decoy_density" if is_density(flat, number.end, end) else None
    return None if unit.kind == "none" else "other_quantity"


def _find_qualifier(flat: str, floor: int, at: int) -> Qualifier | None:
    """The qualifier right before the number at ``at``."""
    qualifier = qualifier_before(flat, floor, at)
    # In "stretches over 40 km2" the word belongs to the verb.
    if qualifier and _EXTENT.search(flat, max(floor, qualifier.start - 12), qualifier.start):
        return None
    return qualifier


@remembered
def _list_lines(area: bool) -> Lines:
    """The decoys and then the wordings of an area or of a count."""
    token, field = ("area", "area_km2") if area else ("count", "population")
    return (
        *[line for line in active(DECOYS) if line.token == token],
        *[line for line in active(WORDINGS) if line.field == field],
    )


def _find_line(lines: Lines, left: str, right: str) -> Decoy | Wording | None:
    """The first line whose words stand before and behind the number."""
    for line in lines:
        before, after = line.before, line.after
        if after and not after.match(right):
            continue
        if before and not (before.search(left) or before.search(trim_fillers(left))):
            continue
        return line
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


def _is_handful(number: Number) -> bool:
    return number.value is not None and number.value < _SMALLEST_POPULATION
