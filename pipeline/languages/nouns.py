"""What a language pack holds: its cues, and the words for kinds of places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pipeline.fields import FIELDS

CueKind = Literal[
    "sister_city",
    "friendship_city",
    "other",
    "partnership_weak",
    "denied",
    "seeking",
    "former",
    "other_list",
    "institution_before",
    "institution_after",
    "event_formal",
    "event_other",
    "connectives",
    "host_words",
]
"""What a cue says. The first three are kinds of relationship, as in the data contract."""

PlaceKind = Literal[
    "city",
    "town",
    "village",
    "borough",
    "township",
    "municipality",
    "district",
    "county",
    "prefecture",
    "province",
    "region",
    "state",
    "department",
    "canton",
    "island",
]
Side = Literal["before", "after"]
"""Where the word for the kind stands: before the name ("city of X") or after it ("X County")."""

CUES: tuple[CueKind, ...] = get_args(CueKind)
KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
SIDES: tuple[Side, ...] = get_args(Side)

FIELD_TABLES: Mapping[str, tuple[str, ...]] = {
    "names": ("declined", "with", "of", "at", "between"),
    "labels": (*(field.label for field in FIELDS.values() if field.label), "other"),
    "quantities": (
        "population_before",
        "population_after",
        "area_before",
        "area_after",
        "fillers",
        "not_before",
        "not_after",
        "wholes",
        "abbreviations",
        "as_of",
    ),
    "units": ("km2", "hectare", "m2", "density", "other"),
    "scales": ("thousand", "million", "billion"),
    "qualifiers": (
        "about",
        "nearly",
        "over",
        "under",
        "about_after",
        "over_after",
        "under_after",
    ),
    "scopes": ("metro", "urban", "total"),
    "dates": ("since", "day_marks", "joins", "to"),
    "months": (
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
}
"""The tables with which the values of fields are read, and their keys. Each may be missing.

``labels.other`` announces none of our fields; ``not_before`` and ``not_after`` make a number no
population and no area; ``wholes`` are what a place lies in, with people of its own. ``names.declined``
says what a declined name ends in, and what stands there in the nominative: ``ami=y``. ``months``
are forms that dateparser's own data lack."""

ONE_OF: tuple[CueKind, ...] = ("sister_city", "friendship_city", "other", "partnership_weak")
"""A word stands in one of these only."""


class PackError(ValueError):
    """A pack is wrong; the message begins with file name and line number."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The words of one language, as patterns of ``re`` that are not compiled yet.

    ``spaced`` is False where words stand without blanks between them, or take on endings
    without a sign (Chinese, Japanese, Korean), so that no word boundary is asked for.
    ``decimal_comma`` is True where 1.500 is fifteen hundred and 1,5 one and a half.
    ``verb_last`` is True where the verb as a rule stands behind the date of what it says.
    ``fields`` holds the tables of ``FIELD_TABLES``, each with all its keys.
    """

    code: str
    name: str
    spaced: bool
    path: Path
    cues: Mapping[CueKind, tuple[str, ...]]
    kinds: Mapping[Side, Mapping[PlaceKind, tuple[str, ...]]]
    decimal_comma: bool
    verb_last: bool
    fields: Mapping[str, Mapping[str, tuple[str, ...]]]
