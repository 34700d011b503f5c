"""Records of lines: from the line that names a partner to the next one's.

Where the records of a page have lines in front of the name (a year over each entry), those
lines belong to the name below them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.model import Label, Section, Span
from pipeline.partners.dates_over import find_date_of, find_dates_over
from pipeline.partners.line_labels import label_lines, label_segment
from pipeline.partners.lines import LineKind, kind_of_line, tells_when
from pipeline.partners.parts import HEADED, RECORD, relationship
from pipeline.partners.places_said import read_place
from pipeline.partners.scene import Scene

_MOST_LEAD = 3
_LONGEST = 60
_USUAL = 0.6
_LEADING = frozenset(("date", "country", "number", "label", "other"))
_TELLING = frozenset(("date", "label"))


class Anchor(NamedTuple):
    """A kept candidate that begins a record: its number on the page, and its unit."""

    number: int
    unit: int


class _Lines(NamedTuple):
    """The units of the names, where each one's record ends, and what the lines between are."""

    starts: list[int]
    ends: list[int]
    kinds: dict[int, LineKind]

    def meets(self, number: int) -> bool:
        """Does the record reach to the next name?"""
        return number + 1 < len(self.starts) and self.ends[number] >= self.starts[number + 1]

    def before(self, number: int, lead: int) -> tuple[LineKind | None, ...]:
        start = self.starts[number]
        return tuple(self.kinds.get(start - k) for k in range(lead, 0, -1))


def read_records(
    scene: Scene, anchors: Sequence[Anchor], by_unit: Mapping[int, Sequence[int]]
) -> list[Section]:
    """The sections of the partners that a line of their own names."""
    if not anchors:
        return []
    first, last = (
        max(0, anchors[0].unit - _MOST_LEAD),
        min(len(scene.units), anchors[-1].unit + _LONGEST),
    )
    kinds = {number: kind_of_line(scene, number) for number in range(first, last)}
    anchors, ends = _find_ends(scene, anchors, by_unit, kinds)
    starts = [anchor.unit for anchor in anchors]
    lines = _Lines(starts, ends, kinds)
    dates = find_dates_over(scene, range(first, anchors[-1].unit))
    lead = 0 if dates else _count_lead(scene, lines)
    return [
        _make_record(scene, it, _find_units(lines, n, lead), dates) for n, it in enumerate(anchors)
    ]


def _find_ends(
    scene: Scene,
    anchors: Sequence[Anchor],
    by_unit: Mapping[int, Sequence[int]],
    kinds: Mapping[int, LineKind],
) -> tuple[list[Anchor], list[int]]:
    """The anchors that begin a record, and the unit behind each record.

    A record that says its partner's name again goes on.
    """
    begun: list[Anchor] = []
    ends: list[int] = []
    for at, anchor in enumerate(anchors):
        key = scene.keys[anchor.number]
        if begun and scene.keys[begun[-1].number] == key and ends[-1] > anchor.unit:
            continue
        others = (it.unit for it in anchors[at + 1 :] if scene.keys[it.number] != key)
        begun.append(anchor)
        ends.append(_find_end(scene, anchor.unit, next(others, len(scene.units)), by_unit, kinds))
    return begun, ends


def _find_end(
    scene: Scene,
    start: int,
    limit: int,
    by_unit: Mapping[int, Sequence[int]],
    kinds: Mapping[int, LineKind],
) -> int:
    """The unit behind the record: the next name, a heading, words that open another list."""
    own = next((scene.keys[n] for n in by_unit.get(start, ())), "")
    level = scene.units[start].level if scene.units[start].kind == "heading" else 0
    stop = min(limit, start + _LONGEST)
    for number in range(start + 1, stop):
        unit, kind = scene.units[number], kinds.get(number)
        if unit.kind in ("cell", "title"):
            return number
        if "heading" in (kind, unit.kind) and not (level and unit.level > level):
            return number
        opened = [n for n in by_unit.get(number, ()) if scene.candidates[n].start == unit.start]
        if unit.prose and any(scene.keys[n] != own for n in opened):
            return number
        if unit.prose or kind in _TELLING:
            continue
        others = {scene.keys[n] for n in by_unit.get(number, ())} - {own}
        opens = scene.cues.strong_within(unit.start, unit.end) and not by_unit.get(number)
        if others or (opens and not tells_when(scene, number)):
            return number
    return stop


def _count_lead(scene: Scene, lines: _Lines) -> int:
    """How many lines before a name belong to its record.

    The first name of the list must have them too, and the last none behind it. Where another
    name stands above them, which was not taken for a partner, they are that one's.
    """
    if not any(lines.meets(n) for n in range(len(lines.starts))):
        return 0
    best, most = 0, 0
    for lead in range(1, _MOST_LEAD + 1):
        before = [lines.before(n, lead) for n in range(len(lines.starts))]
        usual, count = Counter(before).most_common(1)[0]
        if count < max(2, _USUAL * len(before)) or not _TELLING & set(usual):
            continue
        behind = tuple(lines.kinds.get(lines.starts[-1] + k) for k in range(1, lead + 1))
        if _is_name(scene, lines.starts[0] - lead - 1):
            continue
        if set(usual) <= _LEADING and before[0] == usual != behind and count >= most:
            best, most = lead, count
    return best


def _is_name(scene: Scene, number: int) -> bool:
    """Is the unit hardly anything but a name?"""
    if number < 0:
        return False
    unit = scene.units[number]
    length = unit.end - unit.start
    named = any(it.end - it.start >= _USUAL * length for it in scene.by_unit[number])
    return named and not unit.prose and not scene.cues.strong_within(unit.start, unit.end)


def _find_units(lines: _Lines, number: int, lead: int) -> range:
    """The units of one record, its leading lines included and those of the next left out."""
    first, end = lines.starts[number], lines.ends[number]
    if lead and set(lines.before(number, lead)) <= _LEADING:
        first -= lead
    if lead and lines.meets(number) and set(lines.before(number + 1, lead)) <= _LEADING:
        end = lines.starts[number + 1] - lead
    return range(first, end if lines.meets(number) else _trim_last(lines, first, end))


def _trim_last(lines: _Lines, first: int, end: int) -> int:
    """The last record of a list is no longer than those before it, where they have no text."""
    met = [n for n in range(len(lines.starts)) if lines.meets(n)]
    between = [range(lines.starts[n] + 1, lines.starts[n + 1]) for n in met]
    if len(met) < 2 or any(lines.kinds.get(at) == "text" for units in between for at in units):
        return end
    return min(end, first + 1 + max(len(units) for units in between))


def _make_record(scene: Scene, anchor: Anchor, units: range, dates: Mapping[int, Span]) -> Section:
    it, unit = scene.candidates[anchor.number], scene.units[anchor.unit]
    own = Span(unit.start, unit.end)
    place = read_place(scene, it, own)
    labels, bodies = label_lines(scene, [n for n in units if n != anchor.unit and n not in dates])
    over = find_date_of(scene, anchor.unit, dates)
    if over and not any(label.field == "established" for label in labels):
        labels = (*labels, Label("established", over))
    inline = label_segment(scene, place, own)
    if inline:
        # The date on the name's own line is the record's; one on a line of its own is another.
        labels = tuple(label for label in labels if label.field != "established")
    layout = HEADED if unit.kind == "heading" else RECORD
    return Section(layout, place, (*relationship(scene, it), *inline, *labels), (own, *bodies))
