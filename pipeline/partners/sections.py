"""Whose text is it: one segmentation for all layouts.

In order of trust: a table's row (its headers label the cells); a record of lines; a part of
a line that names several partners; the sentences of running text that name the partner.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from pipeline.model import Section, Span
from pipeline.partners.districts import share_districts
from pipeline.partners.flat_rows import read_flat_row
from pipeline.partners.line_labels import label_beside, label_lines, label_segment
from pipeline.partners.parts import (
    RECORD,
    SENTENCE,
    leave_out_regions,
    relationship,
    split_line,
)
from pipeline.partners.places_said import read_place
from pipeline.partners.records import Anchor, read_records
from pipeline.partners.rows import read_row
from pipeline.partners.scene import Scene, bare_key
from pipeline.partners.shared import share_countries, share_first_date, share_last_date
from pipeline.partners.units import Unit, join_clauses


def make_sections(scene: Scene, kept: Mapping[int, float]) -> list[Section]:
    """The sections of the candidates with these numbers; ``kept`` has their probabilities."""
    by_unit: dict[int, list[int]] = {}
    for number in sorted(kept):
        by_unit.setdefault(scene.candidates[number].unit, []).append(number)
    sections: list[Section] = []
    anchors: list[Anchor] = []
    columns = {n: table.columns for table in scene.flat_tables for n in table.rows}
    for unit_number, numbers in by_unit.items():
        unit = scene.units[unit_number]
        chosen = leave_out_regions(scene, numbers, kept)
        row = None
        if unit_number in columns and len(chosen) <= 2:
            row = read_flat_row(scene, unit, scene.candidates[chosen[0]], columns[unit_number])
        if row:
            sections.append(_add_facts(scene, row, unit, by_unit))
        elif unit.kind == "cell":
            sections += read_row(scene, unit, chosen)
        elif unit.prose:
            sections += _read_sentences(scene, chosen)
        elif len(chosen) == 1:
            anchors.append(Anchor(chosen[0], unit_number))
        else:
            sections += _read_enumeration(scene, chosen)
    sections += read_records(scene, anchors, by_unit)
    sections += _read_devoted(scene, kept, sections)
    sections = share_districts(scene, _leave_out_wholes(sections))
    return sorted(sections, key=lambda it: (it.place.name, it.layout))


def _leave_out_wholes(sections: Sequence[Section]) -> list[Section]:
    """Without those that name the country or the region of another one: ``Graz in Styria``."""
    wholes = sorted(
        {span for it in sections for span in (it.place.country, it.place.region) if span}
    )
    left = []
    for section in sections:
        name = section.place.name
        at = bisect_right(wholes, (name.start, name.end)) - 1
        if at < 0 or not wholes[at].start <= name.start < name.end <= wholes[at].end:
            left.append(section)
    return left


def _add_facts(
    scene: Scene, row: Section, unit: Unit, by_unit: Mapping[int, Sequence[int]]
) -> Section:
    """A flat table's row with the list items below it: ``Population 38,544``."""
    items = []
    for below in scene.units[unit.index + 1 :]:
        if below.kind != "item" or unit.kind == "item" or below.index in by_unit:
            break
        items.append(below.index)
    labels, bodies = label_lines(scene, items)
    return row._replace(labels=(*row.labels, *labels), bodies=(*row.bodies, *bodies))


def _read_devoted(
    scene: Scene, kept: Mapping[int, float], sections: Sequence[Section]
) -> list[Section]:
    """On a page with one partner alone all text speaks of it from its first mention on.

    What a sentence tells of somebody else is told by its subject later.
    """
    if len({scene.keys[number] for number in kept}) != 1:
        return []
    first = min(sections, key=lambda it: it.start, default=None)
    if first is None:
        return []
    taken = [span for it in sections for span in (it.place.span, *it.bodies)]
    free = [
        unit.index
        for unit in scene.units
        if unit.start > first.start
        and unit.kind not in ("cell", "title")
        and not any(span.start < unit.end and unit.start < span.end for span in taken)
    ]
    labels, bodies = label_lines(scene, free)
    if not (labels or bodies):
        return []
    return [first._replace(layout=SENTENCE, labels=labels, bodies=bodies)]


def _read_enumeration(scene: Scene, numbers: Sequence[int]) -> list[Section]:
    """A line of several partners: each has what stands from its name to the next one's."""
    unit = scene.units[scene.candidates[numbers[0]].unit]
    parts = split_line(scene, numbers, Span(unit.start, unit.end))
    found = []
    for number, part in zip(numbers, parts, strict=True):
        it = scene.candidates[number]
        place = read_place(scene, it, part)
        labels = (*relationship(scene, it), *label_segment(scene, place, part))
        found.append(Section(RECORD, place, labels, (part,)))
    found = share_first_date(scene, Span(unit.start, unit.end), found)
    return share_countries(scene, share_last_date(scene, found))


def _read_sentences(scene: Scene, numbers: Sequence[int]) -> list[Section]:
    """Partners named in running text: their sentences, and those that go on about one alone."""
    unit = scene.units[scene.candidates[numbers[0]].unit]
    sentences = join_clauses(scene.page.flat, unit.sentences)
    by_sentence: dict[Span, list[int]] = {}
    for number in numbers:
        start = scene.candidates[number].start
        sentence = next(it for it in sentences if it.start <= start < it.end)
        by_sentence.setdefault(sentence, []).append(number)
    found: list[Section] = []
    for sentence, here in by_sentence.items():
        sections = []
        for number, part in zip(here, split_line(scene, here, sentence), strict=True):
            it = scene.candidates[number]
            place = read_place(scene, it, part)
            labels = relationship(scene, it)
            bodies: tuple[Span, ...] = (part,)
            if len(here) == 1:
                bodies = (sentence, *_go_on(sentences, sentence, by_sentence))
                labels = (*labels, *label_beside(scene, place, sentence))
            else:
                labels = (*labels, *label_segment(scene, place, part))
            sections.append(Section(SENTENCE, place, labels, bodies))
        if len(here) == 1 and found and _goes_on_about(scene, found[-1], sections[0], unit):
            before = found.pop()
            sections = [before._replace(bodies=(*before.bodies, *sections[0].bodies))]
        found += share_countries(scene, share_last_date(scene, sections))
    return found


def _goes_on_about(scene: Scene, before: Section, section: Section, unit: Unit) -> bool:
    """Do two stretches of one paragraph, with nobody else between, speak of one partner?"""
    first, second = (scene.page.flat[slice(*it.place.name)] for it in (before, section))
    gap = scene.page.flat[max(body.end for body in before.bodies) : section.bodies[0].start]
    return unit.start <= before.start and bare_key(first) == bare_key(second) and not gap.strip()


def _go_on(
    sentences: Sequence[Span], sentence: Span, by_sentence: Mapping[Span, list[int]]
) -> list[Span]:
    """The sentences behind, up to the next that names a partner."""
    found = []
    for following in sentences[sentences.index(sentence) + 1 :]:
        if following in by_sentence:
            break
        found.append(following)
    return found
