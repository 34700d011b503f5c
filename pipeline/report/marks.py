"""Cut a page's text into pieces, each with the mentions that its words belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pipeline.rules.codes import REASONS

Row = dict[str, Any]

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_COLOURED = (
    "name",
    "country",
    "region",
    "relationship",
    "established",
    "population",
    "area_km2",
    "host",
)
_LIKE = {
    "name_as_written": "name",
    "place_type": "name",
    "host_country": "host",
    "relationship_status": "relationship",
    **dict.fromkeys(("area_qualifier", "area_scope"), "area_km2"),
}
_OUTSIDE = ("gazetteer",)
"""Sources that say nothing of the page's own words: they were asked with a name of it."""


class Piece(NamedTuple):
    """Some words of one line: how they are shown (classes), what is told of them, the anchor."""

    text: str
    kinds: str = ""
    told: str = ""
    anchor: str = ""


def mark_lines(text: str, records: Sequence[Row], mentions: Sequence[Row]) -> list[list[Piece]]:
    """The lines of a text as pieces; what no mention covers has no kinds, but for numbers.

    ``records`` are rows of ``sister_cities``, ``mentions`` rows of their table, of one page.
    """
    places = {row["record_id"]: row for row in records}
    inside = [m for m in mentions if m["start"] is not None and m["source"] not in _OUTSIDE]
    inside += _list_numbers(text, inside)
    inside = [m for m in inside if m["start"] < m["end"] <= len(text)]
    anchors = _find_anchors(inside, places)
    cuts = sorted({at for m in inside for at in (m["start"], m["end"])} | {0, len(text)})
    over = _cover(cuts, inside)
    lines: list[list[Piece]] = [[]]
    for at, (start, end) in enumerate(pairwise(cuts)):
        found = sorted(over.get(at, ()), key=_rank)
        kinds, told = _name_kinds(found, places), _tell(found, places)
        anchor = anchors.get(start, "")
        for number, words in enumerate(text[start:end].split("\n")):
            if number:
                lines.append([])
            if words:
                lines[-1].append(Piece(words, kinds, told, anchor))
                anchor = ""
    return lines


def colour_of(field: str) -> str:
    """The field whose colour the words of a field have; empty for none."""
    stem = _LIKE.get(field, "population" if field.startswith("population") else field)
    return stem if stem in _COLOURED else ""


def _cover(cuts: list[int], mentions: list[Row]) -> dict[int, list[Row]]:
    over: dict[int, list[Row]] = {}
    for mention in mentions:
        first = bisect_right(cuts, mention["start"]) - 1
        last = bisect_right(cuts, mention["end"] - 1) - 1
        for at in range(first, last + 1):
            over.setdefault(at, []).append(mention)
    return over


def _list_numbers(text: str, mentions: list[Row]) -> list[Row]:
    """Numbers of which no mention says anything."""
    claimed = sorted((m["start"], m["end"]) for m in mentions)
    starts = [start for start, _ in claimed]
    ends: list[int] = []
    for _, end in claimed:
        ends.append(max(end, ends[-1] if ends else 0))
    found = []
    for match in _NUMBER.finditer(text):
        at = bisect_right(starts, match.end() - 1) - 1
        if at < 0 or ends[at] <= match.start():
            found.append(_make_number(*match.span()))
    return found


def _make_number(start: int, end: int) -> Row:
    return {
        **{"field": "", "value": "", "record_id": None, "chosen": False, "reason": "unclaimed"},
        **{"start": start, "end": end, "source": "", "rule": "", "confidence": None},
    }


def _find_anchors(mentions: list[Row], places: dict[str, Row]) -> dict[int, str]:
    anchors: dict[int, str] = {}
    first: dict[str, int] = {}
    for mention in mentions:
        if mention["chosen"] and mention["field"] in ("name", "name_as_written"):
            record = mention["record_id"]
            if record in places:
                first[record] = min(mention["start"], first.get(record, mention["start"]))
    for record, start in sorted(first.items(), key=lambda item: -places[item[0]]["position"]):
        anchors[start] = f"r{places[record]['position']}"
    return anchors


def _rank(mention: Row) -> tuple[bool, bool, int, str]:
    # A short stretch in a longer one is what its words are about.
    unlikely = mention["reason"] == "unlikely_partner"
    return not mention["chosen"], unlikely, mention["end"] - mention["start"], mention["field"]


def _name_kinds(found: list[Row], places: dict[str, Row]) -> str:
    if not found:
        return ""
    first = found[0]
    if first["chosen"]:
        kinds = ["m", f"f-{colour_of(first['field']) or 'other'}"]
    elif first["reason"] == "unclaimed":
        kinds = ["number"]
    elif first["reason"] == "unlikely_partner":
        kinds = ["unlikely"]
    else:
        kinds = ["rejected"]
    positions = {places[m["record_id"]]["position"] for m in found if m["record_id"] in places}
    return " ".join([*kinds, *(f"of-{number}" for number in sorted(positions)[:3])])


def _tell(found: list[Row], places: dict[str, Row]) -> str:
    told = []
    for mention in found:
        if mention["reason"] == "unclaimed":
            told.append("a number that no field claims")
            continue
        place = places.get(mention["record_id"] or "")
        whose = f" of {place['name']}" if place else ""
        value = f"{mention['field']}{whose}: {mention['value']}"
        if mention["chosen"]:
            told.append(f"{value} ({mention['source']}: {mention['rule']})")
        elif mention["reason"] == "unlikely_partner":
            sure = mention["confidence"]
            told.append(f"{mention['value']}: no partner, probability {sure or 0:.2f}")
        else:
            told.append(f"not chosen: {value} – {describe_reason(mention['reason'])}")
    return "\n".join(dict.fromkeys(told[:6]))


def describe_reason(reason: str | None) -> str:
    """A reason code in words."""
    code = reason or ""
    if code.startswith("decoy_"):
        return f"a decoy: {code.removeprefix('decoy_').replace('_', ' ')}"
    return REASONS.get(code, code)
