"""What the notes of a gold row allow: other values, other names, a row that may be missing.

``2000 acceptable at year precision`` · ``empty country acceptable`` · ``established empty
or 2008 acceptable`` · ``either name acceptable`` · ``also spelt X`` · ``optional row``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.fields import FIELDS
from pipeline.values.countries import read_country

FIELD_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("population_year", re.compile(r"as-of")),
    ("population_qualifier", re.compile(r"qualifier")),
    ("country", re.compile(r"countr(?:y|ies)")),
    ("established", re.compile(r"established|dates?|since|years?")),
    ("relationship", re.compile(r"relationship|relation|kind|type")),
    ("population", re.compile(r"populations?|inhabitants")),
    ("area_km2", re.compile(r"areas?")),
    ("host", re.compile(r"host")),
    ("name", re.compile(r"names?|spellings?|forms?")),
    *((name, re.compile(re.escape(name))) for name, field in FIELDS.items() if field.scored),
)
"""What a note calls a field; any other by its name."""
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("established", re.compile(r"(?:1[5-9]|20)\d\d(?:-\d\d){0,2}")),
    ("area_km2", re.compile(r"[\d,]+\.\d+|[\d.,]+ ?km2")),
    ("population", re.compile(r"[\d,]{4,}")),
    ("country", re.compile(r"[A-Z]{2}")),
    ("relationship", re.compile(r"(?:sister|twin|partner|friendship) (?:city|town)|other")),
)
"""The field of a value where the note does not say it."""

OTHER_NAMES = re.compile(
    r"(?:\b(?:also (?:spelt|spelled|written|called|named|known as)|now(?: called)?|formerly"
    r"|page (?:has|says|writes|spells it))|^page:)\s+\"?([A-Z][^,;()\"]*)"
)
OPTIONAL = re.compile(r"(\S+) (?:is optional|(?:may|can) be (?:empty|blank|missing|left out))\b")
OPTIONAL_ROW = re.compile(r"\boptional(?: row)?$|^optional\b")
DOUBTFUL = re.compile(r"\b(?:doubtful|uncertain)\b")
ACCEPTABLE = re.compile(r"\b(?:acceptable|accepted|allowed)\b")
UNSTATED = re.compile(r"\bkind not stated\b")

_EMPTY = frozenset(("empty", "blank", "null", "none", "missing"))
_LINKS = frozenset(("or", "and", "/", ",", "is", "are", "also", "too", "both", "either", "equally"))
_AS_FIELD = re.compile(r"\s*(?:as|for) (?:the |an? )?(\S+)")
_TOKEN = re.compile(
    r"\"[^\"]+\"|(?:sister|twin|partner|friendship) (?:city|town)|\d[\d.,-]*\d(?: ?km2)?"
    r"|[^\W\d][\w'’.-]*|\d|[/,]"
)


@dataclass(slots=True)
class Note:
    """``values`` field -> other acceptable values; ``open`` fields that nobody can assert."""

    values: dict[str, list[str]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    open: set[str] = field(default_factory=set)
    optional: bool = False

    def accept(self, name: str, value: str) -> None:
        if name == "name":
            self.names.append(value)
        else:
            self.values.setdefault(name, []).append(value)


def read_note(words: str) -> Note:
    """Read the notes of one row; words that allow nothing are passed over."""
    note = Note()
    for clause in re.split(r";\s*", words):
        _read_clause(clause, note)
    return note


def _read_clause(clause: str, note: Note) -> None:
    note.names += [name.strip() for name in OTHER_NAMES.findall(clause)]
    said_optional = OPTIONAL.search(clause)
    name = _find_field(said_optional[1]) if said_optional else None
    if name:
        note.accept(name, "")
    elif said_optional or OPTIONAL_ROW.search(clause):
        note.optional = True
    if UNSTATED.search(clause):
        note.accept("relationship", "")
    if DOUBTFUL.search(clause):
        fields = [found for token in _TOKEN.findall(clause) if (found := _find_field(token))]
        note.open.update(fields)
        note.optional = note.optional or not fields
    acceptable = ACCEPTABLE.search(clause)
    if acceptable:
        values, said = _read_values(clause[: acceptable.start()])
        late = _AS_FIELD.match(clause, acceptable.end())
        said = (_find_field(late[1]) if late else None) or said
        for value in values:
            _accept(note, value, said)


def _read_values(head: str) -> tuple[list[str], str | None]:
    """The values right before "acceptable", and the field that is said with them."""
    values: list[str] = []
    said, joined = None, False
    for token in reversed(_TOKEN.findall(head)):
        if token in _LINKS:
            joined = False
        elif found := _find_field(token):
            said = found
            if values:
                break
        elif token in _EMPTY or _is_value(token):
            if joined and token[0].isupper():
                values[-1] = f"{token} {values[-1]}"
            else:
                values.append(token)
            joined = token[0].isupper()
        else:
            break
    return values, said


def _accept(note: Note, token: str, said: str | None) -> None:
    value = token.strip('"')
    if value in _EMPTY:
        if said:
            note.accept(said, "")
        return
    name = said or next((name for name, shape in SHAPES if shape.fullmatch(value)), "name")
    country = read_country(value) if name in ("name", "country") and len(value) > 2 else None
    if country:
        note.accept("country", country.code)
        if name == "country":
            return
    if name in ("population", "area_km2"):
        value = value.replace(",", "").removesuffix("km2").strip()
    note.accept(name, value)


def _find_field(token: str) -> str | None:
    return next((name for name, words in FIELD_WORDS if words.fullmatch(token)), None)


def _is_value(token: str) -> bool:
    return token[0].isupper() or token[0] == '"' or any(s.fullmatch(token) for _, s in SHAPES)
