"""What the words around a number say it is, whoever it is of: a count, an area, or a decoy."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.languages import other_languages
from pipeline.memory import per_stretch, per_words, remembered
from pipeline.mentions.native import announce
from pipeline.rules import active
from pipeline.rules.decoys import DECOYS, Decoy
from pipeline.rules.wordings import FILLERS, WORDINGS, Wording
from pipeline.search.marks import Mark, lower
from pipeline.search.needs import join
from pipeline.values.numbers import Number, find_numbers
from pipeline.values.qualifiers import Qualifier, qualifier_before
from pipeline.values.units import Unit, is_density, read_unit

Lines = tuple[Decoy | Wording, ...]

_ROSE_TO = re.compile(r"\s*(?:,|and)?\s*to\s*")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_AS_OF_YEAR = re.compile(r"\((?:19|20)\d\d(?=\)| [a-z]+\))")
_AS_OF = re.compile(r"\s*\([^()\d]{0,12}(?:19|20)\d\d[^()\d]{0,12}\)")
_EXTENT = re.compile(r"\b(?:spread|stretch|extend|sprawl)\w*\s+$", re.IGNORECASE)
_SMALLEST_POPULATION = 30
_LONGEST_FILLER = 40

_LINES: Lines = (*DECOYS, *WORDINGS)
_BEFORE = Mark(join(line.before.needed for line in _LINES if line.before))
_AFTER = Mark(join(line.after.needed for line in _LINES if line.after and not line.before))
"""But for these words, before or behind a number, no line can fit it."""


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


@per_stretch
def list_announced(flat: str, start: int, end: int) -> list[Announced]:
    """The numbers of a sentence, in order; nobody may change the list."""
    found: list[Announced] = []
    floor, population = start, None
    for number in find_numbers(flat, start, end):
        each = _read(flat, number, floor, start, end, population)
        found.append(each)
        floor = number.end
        if each.rule and each.unit is None:
            population = each.rule
    return found


def _read(
    flat: str, number: Number, floor: int, start: int, end: int, population: str | None
) -> Announced:
    """``population`` is the wording that announced one earlier in the sentence."""
    unit = read_unit(flat, number.end, end)
    other = _find_other(flat, number, unit, end)
    if other:
        return Announced(number, unit, floor, None, other)
    none = "unannounced" if unit else "other_count"
    behind = unit.end if unit else number.end
    codes = other_languages(flat)
    before = bool(codes) or _BEFORE.stands_in(flat, floor, number.start)
    after = bool(codes) or _AFTER.stands_in(flat, behind, end)
    if not before and not after and population is None:
        return Announced(number, unit, floor, None, none)
    qualifier = _find_qualifier(flat, start, number.start)
    left = flat[floor : qualifier.start if qualifier else number.start]
    dated = _AS_OF.match(flat, behind, end)
    right = flat[dated.end() if dated else behind : end]
    native = announce(codes, unit is not None, flat[start:floor] + left, left, right)
    if native.reason:
        return Announced(number, unit, floor, None, native.reason)
    line = _find_line(_list_lines(unit is not None, before, after), left, right)
    if isinstance(line, Decoy) and native.rule is None:
        return Announced(number, unit, floor, None, "decoy_" + line.name.replace("-", "_"))
    rule = native.rule or (line.name if line else None)
    if native.by_words_before and unit is None and _YEAR.fullmatch(flat, *number[:2]):
        rule = None
    if rule is None and unit is None and _ROSE_TO.fullmatch(left):
        rule = population
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
def _list_lines(area: bool, before: bool, after: bool) -> Lines:
    """The decoys and then the wordings for which words stand before a number, or behind it."""
    token, field = ("area", "area_km2") if area else ("count", "population")
    lines: Lines = (
        *[line for line in active(DECOYS) if line.token == token],
        *[line for line in active(WORDINGS) if line.field == field],
    )
    return tuple([line for line in lines if (before if line.before else after)])


def _find_line(lines: Lines, left: str, right: str) -> Decoy | Wording | None:
    """The first line whose words stand before and behind the number."""
    low_left, low_right = lower(left), lower(right)
    for line in lines:
        before, after = line.before, line.after
        if after and not (after.fits(low_right) and after.pattern.match(right)):
            continue
        if before and not (
            before.fits(low_left)
            and (before.pattern.search(left) or before.pattern.search(trim_fillers(left)))
        ):
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
