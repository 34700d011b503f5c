"""Whose text is it: one segmentation for all layouts.

In order of trust: a table's row (its headers label the cells); a record of lines, from the
line that names the partner, or as many lines before it as the records of the page have in
front, to the next one's beginning; a part of a line that names several; the sentences of
running text that name the partner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.model import Label, Place, Section, Span
from pipeline.partners.candidates import Candidate
from pipeline.partners.features import Scene
from pipeline.partners.line_labels import label_lines, label_segment
from pipeline.partners.lines import LineKind, kind_of_line
from pipeline.partners.places_said import read_place
from pipeline.partners.rows import read_row

RECORD, ROW, SENTENCE = "records", "rows", "sentences"
_MOST_LEAD = 3
_LONGEST_RECORD = 60
_ALONE = 12


class Anchor(NamedTuple):
    """A kept candidate that begins a record: its number on the page, and its unit."""

    number: int
    unit: int


def make_sections(scene: Scene, kept: Mapping[int, float]) -> list[Section]:
    """The sections of the candidates with these numbers; ``kept`` has their probabilities."""
    by_unit: dict[int, list[int]] = {}
    for number in sorted(kept):
        by_unit.setdefault(scene.candidates[number].unit, []).append(number)
    sections: list[Section] = []
    anchors: list[Anchor] = []
    for unit_number, numbers in by_unit.items():
        unit = scene.units[unit_number]
        chosen = _best_of_overlapping(scene, numbers, kept)
        if unit.kind == "cell":
            sections += read_row(scene, unit, chosen, kept)
        elif unit.prose:
            sections += _read_sentences(scene, chosen)
        elif len(chosen) == 1:
            anchors.append(Anchor(chosen[0], unit_number))
        elif chosen:
            sections += _read_enumeration(scene, chosen)
    sections += _read_records(scene, anchors, by_unit)
    return sorted(sections, key=lambda it: (it.place.name, it.layout))


def _best_of_overlapping(scene: Scene, numbers: list[int], kept: Mapping[int, float]) -> list[int]:
    """Of "Nagano, Nagano Prefecture, Japan" the first: a place within the next is its region."""
    chosen: list[int] = []
    for number in numbers:
        it = scene.candidates[number]
        if chosen:
            before = scene.candidates[chosen[-1]]
            gap = scene.page.flat[before.end : it.start]
            upper = bool(it.named) and all(place.rank != "city" for place in it.named)
            if gap.strip() in (",", "(", "/") and upper and kept[number] <= kept[chosen[-1]]:
                continue
        chosen.append(number)
    return chosen


def _read_enumeration(scene: Scene, numbers: Sequence[int]) -> list[Section]:
    """A line of several partners: each has what stands from its name to the next one's."""
    unit = scene.units[scene.candidates[numbers[0]].unit]
    found = []
    for number, segment in zip(
        numbers, split_line(scene, numbers, Span(unit.start, unit.end)), strict=True
    ):
        place = read_place(scene, scene.candidates[number], segment)
        labels = (
            *relationship(scene, scene.candidates[number]),
            *label_segment(scene, place, segment),
        )
        found.append(Section(RECORD, place, labels, (segment,)))
    return _share_countries(scene, found)


def split_line(scene: Scene, numbers: Sequence[int], whole: Span) -> list[Span]:
    """The part of a line that is each candidate's; what stands before the first is its own too."""
    flat = scene.page.flat
    starts = [scene.candidates[number].start for number in numbers]
    leads = [_find_lead(flat, start) for start in starts]
    edges = [whole.start, *leads[1:], whole.end]
    return [Span(edges[n], max(edges[n + 1], starts[n] + 1)) for n in range(len(starts))]


def _find_lead(flat: str, start: int) -> int:
    """Where the part of a name begins: a year or number right before it belongs to it."""
    at = start
    while at > 0 and flat[at - 1] in " (":
        at -= 1
    return start if at == start or flat[at - 1] not in ":" else start


def _share_countries(scene: Scene, sections: list[Section]) -> list[Section]:
    """``Rostock and Kiel (Germany)``: who has no country has that of the next, if it lies there."""
    found: list[Section] = []
    country: Span | None = None
    for section in reversed(sections):
        place = section.place
        if place.country:
            country = place.country
        elif country and _may_lie_in(scene, place, country):
            section = section._replace(place=place._replace(country=country))
        found.append(section)
    return found[::-1]


def _may_lie_in(scene: Scene, place: Place, country: Span) -> bool:
    codes = {c.code for units in scene.countries for c in units if c.start == country.start}
    it = next((c for c in scene.candidates if c.start <= place.name.start < c.end), None)
    return bool(it and codes & {named.country_code for named in it.named})


def _read_sentences(scene: Scene, numbers: Sequence[int]) -> list[Section]:
    """Partners named in running text: their sentences, and those that go on about them alone."""
    unit = scene.units[scene.candidates[numbers[0]].unit]
    by_sentence: dict[Span, list[int]] = {}
    for number in numbers:
        by_sentence.setdefault(scene.sentence_of(scene.candidates[number]), []).append(number)
    found: list[Section] = []
    for sentence, here in by_sentence.items():
        parts = split_line(scene, here, sentence)
        sections = []
        for number, part in zip(here, parts, strict=True):
            it = scene.candidates[number]
            place = read_place(scene, it, part)
            body = sentence if len(here) == 1 else Span(part.start, part.end)
            labels = relationship(scene, it)
            if len(here) > 1:
                labels = (*labels, *label_segment(scene, place, part))
            sections.append(
                Section(
                    SENTENCE,
                    place,
                    labels,
                    (body, *_go_on(unit.sentences, sentence, by_sentence, here)),
                )
            )
        found += _share_countries(scene, sections)
    return found


def _go_on(
    sentences: Sequence[Span],
    sentence: Span,
    by_sentence: Mapping[Span, list[int]],
    here: list[int],
) -> tuple[Span, ...]:
    """The sentences behind, up to the next that names a partner, where one only is spoken of."""
    if len(here) != 1 or sentence not in sentences:
        return ()
    found = []
    for following in sentences[list(sentences).index(sentence) + 1 :]:
        if following in by_sentence:
            break
        found.append(following)
    return tuple(found)


def relationship(scene: Scene, it: Candidate) -> tuple[Label, ...]:
    """The words of partnership that speak of the candidate: in its sentence, else above it."""
    sentence = scene.sentence_of(it)
    here = scene.cues.strong_within(*sentence)
    if here:
        nearest = min(here, key=lambda cue: max(cue.start - it.end, it.start - cue.end))
        return (Label("relationship", nearest),)
    said = scene.above[it.unit].said
    return (Label("relationship", said),) if said else ()


def _read_records(
    scene: Scene, anchors: list[Anchor], by_unit: Mapping[int, list[int]]
) -> list[Section]:
    """The records of lines that begin with a partner's name."""
    if not anchors:
        return []
    starts = [anchor.unit for anchor in anchors]
    kinds = {n: kind_of_line(scene, n) for n in _list_between(scene, starts)}
    ends = [
        _find_end(scene, at, starts[n + 1] if n + 1 < len(starts) else None, by_unit, kinds)
        for n, at in enumerate(starts)
    ]
    lead = _count_lead(starts, ends, kinds)
    found = []
    for n, anchor in enumerate(anchors):
        first = starts[n] - (lead if _may_lead(starts, ends, kinds, n, lead) else 0)
        end = ends[n]
        if (
            lead
            and n + 1 < len(starts)
            and end >= starts[n + 1]
            and _may_lead(starts, ends, kinds, n + 1, lead)
        ):
            end = starts[n + 1] - lead
        end = _trim_last(starts, ends, kinds, n, first, end)
        found.append(_make_record(scene, anchor, range(first, end)))
    return found


def _list_between(scene: Scene, starts: list[int]) -> range:
    return range(
        max(0, starts[0] - _MOST_LEAD), min(len(scene.units), starts[-1] + _LONGEST_RECORD)
    )


def _find_end(
    scene: Scene,
    at: int,
    following: int | None,
    by_unit: Mapping[int, list[int]],
    kinds: Mapping[int, LineKind],
) -> int:
    """The unit behind the record: the next anchor, a heading, words that open another list."""
    limit = min(following if following is not None else len(scene.units), at + _LONGEST_RECORD)
    level = scene.units[at].level if scene.units[at].kind == "heading" else 0
    for number in range(at + 1, limit):
        unit = scene.units[number]
        if unit.kind in ("cell", "title"):
            return number
        if (
            unit.kind == "heading"
            and not (level and unit.level > level)
            and kinds.get(number) == "heading"
        ):
            return number
        if (
            not unit.prose
            and kinds.get(number) not in ("label", "date")
            and scene.cues.strong_within(unit.start, unit.end)
        ):
            return number
        if len(by_unit.get(number, ())) > 1 and not unit.prose:
            return number
    return limit


def _count_lead(starts: list[int], ends: list[int], kinds: Mapping[int, LineKind]) -> int:
    """How many lines before a name belong to its record: as the first record, and the last, show."""
    best, score = 0, 0
    joined = [n for n in range(1, len(starts)) if ends[n - 1] >= starts[n]]
    for lead in range(1, _MOST_LEAD + 1):
        before = [tuple(kinds.get(start - k) for k in range(lead, 0, -1)) for start in starts]
        usual = Counter(before).most_common(1)[0]
        if usual[1] < max(2, 0.6 * len(starts)) or not set(usual[0]) <= {
            "date",
            "country",
            "number",
            "label",
            "other",
        }:
            continue
        if "date" not in usual[0] and "label" not in usual[0]:
            continue
        # The first name has such lines too, and the last has none behind it.
        first = before[0] == usual[0]
        behind = tuple(kinds.get(starts[-1] + k) for k in range(1, lead + 1))
        if first and behind != usual[0] and joined:
            best, score = (lead, usual[1]) if usual[1] >= score else (best, score)
    return best


def _may_lead(
    starts: list[int], ends: list[int], kinds: Mapping[int, LineKind], n: int, lead: int
) -> bool:
    return lead > 0 and all(
        kinds.get(starts[n] - k) in ("date", "country", "number", "label", "other")
        for k in range(1, lead + 1)
    )


def _trim_last(
    starts: list[int], ends: list[int], kinds: Mapping[int, LineKind], n: int, first: int, end: int
) -> int:
    """A record at the end of a list is no longer than the longest before it, where those are lines."""
    others = [starts[k + 1] - starts[k] for k in range(len(starts) - 1) if ends[k] >= starts[k + 1]]
    if len(others) < 2 or (n + 1 < len(starts) and end >= starts[n + 1] - _MOST_LEAD):
        return end
    texts = any(
        kinds.get(at) == "text"
        for k in range(len(starts) - 1)
        if ends[k] >= starts[k + 1]
        for at in range(starts[k] + 1, starts[k + 1])
    )
    return end if texts else min(end, first + max(others))


def _make_record(scene: Scene, anchor: Anchor, units: range) -> Section:
    it = scene.candidates[anchor.number]
    unit = scene.units[anchor.unit]
    own = Span(unit.start, unit.end)
    place = read_place(scene, it, own)
    labels, bodies = label_lines(scene, [n for n in units if n != anchor.unit])
    said = relationship(scene, it)
    inline = label_segment(scene, place, own)
    if any(label.field == "established" for label in inline):
        labels = tuple(label for label in labels if label.field != "established" or label.unit)
    return Section(RECORD, place, (*said, *inline, *labels), (own, *bodies))
