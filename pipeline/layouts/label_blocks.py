"""Partners in blocks of label lines, the name one of them: ``Date: …`` / ``City: Lahti`` / ``Country: …``."""

from __future__ import annotations

import re

from pipeline.languages import other_languages
from pipeline.layouts.found import Found, is_long
from pipeline.layouts.glance import find_context, list_place_labels
from pipeline.layouts.grid import read_place_cell
from pipeline.layouts.groups import has_relation
from pipeline.model import Label, Page, Section, Span
from pipeline.rules.labels import find_label

_LABEL = re.compile(r"(?P<label>[A-Z][\w ()/-]{2,40}?)\s*:\s*(?=\S)")
_FEWEST = 2
"""A lone block with a city and a date may be anything, such as an event."""

Line = tuple[int, str, str, Span]
"""Index of the block, its label, the field that this announces, and its value."""


def find_label_blocks(page: Page) -> Found:
    """One section per block of labels that names a city with its country or date."""
    if is_long(page) or not _may_name(page):
        return Found()
    records: list[list[Line]] = []
    for index in range(len(page.blocks)):
        line = _read_line(page, index)
        if line and records and _goes_on(records[-1], line):
            records[-1].append(line)
        elif line:
            records.append([line])
    sections = [section for lines in records if (section := _read_record(page, lines))]
    return Found(tuple(sections) if len(sections) >= _FEWEST else ())


def _read_line(page: Page, index: int) -> Line | None:
    block = page.blocks[index]
    if block.kind in ("row", "title") or page.flat.find(":", block.start, block.end) < 0:
        return None
    match = _LABEL.match(page.flat, block.start, block.end)
    wording = find_label(match["label"], other_languages(page.flat)) if match else None
    if match is None or wording is None:
        return None
    return index, match["label"], wording.field or "other", Span(match.end(), block.end)


def _may_name(page: Page) -> bool:
    """Are there lines enough that label the name of a place?"""
    lines = (_read_line(page, index) for index in list_place_labels(page))
    return sum(line is not None and line[2] == "place" for line in lines) >= _FEWEST


def _goes_on(record: list[Line], line: Line) -> bool:
    """Is the line right below the last of the record, with a label of its own?"""
    return record[-1][0] == line[0] - 1 and all(line[1] != other[1] for other in record)


def _read_record(page: Page, lines: list[Line]) -> Section | None:
    spans = {field: span for _, _, field, span in reversed(lines)}
    if "place" not in spans or not spans.keys() & {"country", "established"}:
        return None
    index = lines[0][0]
    place = read_place_cell(page.flat, spans["place"], spans.get("country"))
    if place is None or not has_relation(page, index, index):
        return None
    labels = tuple(Label(field, span) for field, span in spans.items() if field != "place")
    return Section("label-blocks", place, (*find_context(page, index), *labels))
