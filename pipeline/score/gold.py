"""What a page should give: rows of ``gold.csv`` or ``expected.csv`` with all they allow.

A blank cell must be blank in the output. A field that a row does not assert (``*`` in
``expected.csv``, doubtful in the notes of ``gold.csv``) is not in its ``cells``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pipeline import fields
from pipeline.places.names import ENDS_OF_SIGNS, Named, find_named
from pipeline.score.notes import read_note
from pipeline.values.fold_name import fold_name, name_key

SCORED = {name: field for name, field in fields.FIELDS.items() if field.scored}
FIELDS = tuple(sorted(SCORED, key="host".__eq__))
"""The fields that make a row right, the page's own last."""
PARTS = {part: field.name for field in SCORED.values() for part in field.scored_parts}
"""Part -> field that it qualifies."""
DETAILS = ("established_year", *PARTS)
"""Scored beside them: how the year alone does, and the parts of a population."""

_OLDEST = frozenset(
    "country established relationship population area_km2 host population_qualifier"
    " population_year".split()
)
"""Every gold table has these."""
_NOT_ASSERTED = "*"
_STATUS = re.compile(r"\s*\([^)]*\)")
_KINDS = (
    (re.compile(r"friend"), "friendship_city"),
    (re.compile(r"sister|twin|partner"), "sister_city"),
    (re.compile(r"\w"), "other"),
)
_LAST_LATIN = "\u024f"
_OF_KIND = re.compile(r"^(.+ (?:district|county|zone|ward|borough)) of .+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gold:
    """One row. ``names`` and each cell hold all that is acceptable, the expected first."""

    names: tuple[str, ...]
    cells: Mapping[str, tuple[str, ...]]
    optional: bool = False

    @property
    def name(self) -> str:
        return self.names[0]


def read_table(file: Path) -> list[Gold]:
    """The rows of a ``gold.csv`` or ``expected.csv``. Raises KeyError on a missing column."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [_read_gold(row) if file.name == "gold.csv" else _read_expected(row) for row in rows]


def _read_gold(row: Mapping[str, str]) -> Gold:
    note = read_note(row["notes"] or "")
    cells = {}
    for field in (*FIELDS, *PARTS):
        column = SCORED[field].gold if field in SCORED else field
        if _is_unasked(field, column, row):
            continue
        said, *more = _split(field, row[column])
        others = [*more, *(_clean(field, value) for value in note.values.get(field, []))]
        if field not in note.open:
            cells[field] = tuple(dict.fromkeys([said, *others]))
    spelt = [name.strip() for name in row["name"].split("|")]
    wholes = [match[1] for name in spelt if (match := _OF_KIND.match(name))]
    names = [*spelt, *note.names, *wholes]
    return Gold(
        tuple(dict.fromkeys(name for name in names if name)), _add_year(cells), note.optional
    )


def _is_unasked(field: str, column: str, row: Mapping[str, str]) -> bool:
    """Is the field younger than the table? What older tables do not have, they do not assert."""
    return field not in _OLDEST and column not in row


def _split(field: str, value: str | None) -> list[str]:
    """What is right in a cell, all that bars part; names in two scripts stand so."""
    return [it for part in (value or "").split("|") for it in _accept(field, part.strip())]


def _read_expected(row: Mapping[str, str]) -> Gold:
    cells: dict[str, tuple[str, ...]] = {}
    for field in (*FIELDS, *PARTS):
        column = SCORED[field].expected if field in SCORED else field
        if _is_unasked(field, column, row):
            continue
        said = row[column]
        if said != _NOT_ASSERTED:
            cells[field] = _accept(field, said)
    return Gold((row["name"],), _add_year(cells))


_EITHER = re.compile(r"sister or friend")


def _accept(field: str, said: str) -> tuple[str, ...]:
    """All that a gold cell lets stand. "Sister or friendship city": the page does not say which."""
    if field == "relationship" and _EITHER.match(said):
        return ("sister_city", "friendship_city", "")
    return (_clean(field, said),)


def _clean(field: str, value: str | None) -> str:
    value = (value or "").strip()
    if field != "relationship":
        return value
    # "(inactive)" and "(announced)" say how the partnership stands, not of which kind it is.
    value = _STATUS.sub("", value).lower()
    return next((kind for words, kind in _KINDS if words.search(value)), "")


def _add_year(cells: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    if "established" in cells:
        years = [value[:4] for value in cells["established"]]
        cells["established_year"] = tuple(dict.fromkeys(years))
    return cells


def is_right(field: str, accepted: tuple[str, ...], actual: str) -> bool:
    """Is the cell one of those accepted? Areas to the last digit given, names folded."""
    return any(_is_same(field, value, actual) for value in accepted)


def _is_same(field: str, expected: str, actual: str) -> bool:
    if expected == actual or not expected or not actual:
        return expected == actual
    kind = SCORED[field].kind if field in SCORED else ""
    if kind in ("name", "text"):
        return is_same_name(expected, actual) or is_same_elsewhere(expected, actual)
    if kind in ("area", "persons"):
        return _is_close(kind, expected, actual)
    return False


def is_same_name(one: str, other: str) -> bool:
    """Are these spellings of one name, accents and words of kind folded?"""
    return fold_name(one) == fold_name(other) or name_key(one) == name_key(other)


def is_same_elsewhere(one: str, other: str) -> bool:
    """Are these one place, written in two scripts? Gold may have the English name.

    >>> is_same_elsewhere("Yokohama", "横浜市"), is_same_elsewhere("Yokohama", "Jokohama")
    (True, False)
    """
    if not (one and other) or (one[0] > _LAST_LATIN) == (other[0] > _LAST_LATIN):
        return False
    places = {place.geonames_id for place in _find_places(one)}
    return any(place.geonames_id in places for place in _find_places(other))


def _find_places(name: str) -> tuple[Named, ...]:
    return find_named(name) or (find_named(name[:-1]) if name[-1:] in ENDS_OF_SIGNS else ())


def _is_close(kind: str, expected: str, actual: str) -> bool:
    try:
        wanted, got = Decimal(expected), Decimal(actual)
    except InvalidOperation:
        return False
    if kind == "persons":
        return wanted == got
    # Converted areas have more digits than a gold table that a person rounded.
    exponent = wanted.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return abs(wanted - got) <= max(unit / 2, abs(wanted) * Decimal("1e-6"))
