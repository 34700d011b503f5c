"""Lines that label their value: ``Population: 80,405 (2018)``, the value on the same line or the next."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from pipeline.languages import other_languages
from pipeline.model import Block, Label, Page, Span
from pipeline.partners.roles import read_role
from pipeline.rules.labels import find_label
from pipeline.values.leading_year import join_series
from pipeline.values.names import trim
from pipeline.values.page_dates import find_page_dates
from pipeline.values.sentences import split_sentences

_LABEL = re.compile(r"(?P<label>[^\W\d][^:.\n]{1,48}?)\s*:(?!//)\s*")
_DATE_LEAD = re.compile(
    r"(?:Signed|Established|Twinned|Affiliated|Formalised)(?: on| in| since)? (?=\S)"
)
_GLUED = re.compile(r"(?P<label>(?:Land |Total )?(?:Population|Area))\s?(?=\d)")
_YEARED = re.compile(
    r"(?P<label>[^\W\d][^:.\d\n]{1,40}(?:[0-9]{1,2}\.? [^\W\d_]{3,12} )?(?:19|20)[0-9]{2}\)?)"
    r"(?: ?- ?| )(?=[1-9])"
)
"""``Population (2015) 5,480``: the year is the figure's and takes the place of a colon."""

_FIGURES = ("population", "area_km2")
_COLON = re.compile(r":(?!//)")
_WORD = re.compile(r"[^\W\d_][^\s:;,.]*")
_MOST_LABEL_WORDS = 5
_DATE_LEADS, _GLUES = frozenset("SETAF"), frozenset("LTPA")
"""What those two begin with."""


class LabelLines(NamedTuple):
    """The labelled values, and what is left of the stretch as free text."""

    labels: tuple[Label, ...]
    bodies: tuple[Span, ...]


def read_label_lines(page: Page, blocks: list[Block]) -> LabelLines:
    """Part a section's blocks into labelled values and free text."""
    labels: list[Label] = []
    bodies: list[Span] = []
    waiting: str | None = None
    for block in blocks:
        if block.kind == "row" and is_fact(page, block):
            labels += _read_fact(page, block)
            waiting = None
            continue
        for line in _split_lines(page, block):
            if waiting and _holds(page, waiting, line):
                labels.append(Label(waiting, line))
                waiting = None
                continue
            label = _read_label(page, line)
            waiting = label.field if label and label.span.start == label.span.end else None
            if waiting:
                continue
            if label:
                label, rest = _end_with_sentence(page, label)
                labels.append(label)
                bodies += rest
            else:
                bodies.append(line)
    return LabelLines(tuple(labels), _merge(page, bodies))


def _end_with_sentence(page: Page, label: Label) -> tuple[Label, list[Span]]:
    """A labelled figure, and what the line says in sentences behind it."""
    if label.field not in _FIGURES:
        return label, []
    sentences = join_series(page.flat, split_sentences(page.flat, *label.span))
    first, *rest = sentences or [label.span]
    if not rest or not any(char.isdigit() for char in page.flat[slice(*first)]):
        return label, []
    return label._replace(span=first), [Span(rest[0].start, label.span.end)]


def is_fact(page: Page, block: Block) -> bool:
    """Is the block a table row of two cells, a label and its value?"""
    if block.kind != "row" or len(block.cells) != 2:
        return False
    codes = other_languages(page.flat)
    label, value = (find_label(page.words(cell), codes) for cell in block.cells)
    return label is not None and label.field != "place" and not value


def _read_fact(page: Page, block: Block) -> list[Label]:
    label, value = block.cells
    role = read_role(page.words(label), other_languages(page.flat))
    return [Label(role.field or "other", value, role.scale, role.unit)]


def _split_lines(page: Page, block: Block) -> list[Span]:
    """The lines of a block; one that labels several values is parted before each label."""
    spans, start = [], block.start
    for line in page.flat[block.start : block.end].split("\n"):
        for part in _split_labels(page, Span(start, start + len(line))):
            spans.append(trim_blanks(page.flat, *part))
        start += len(line) + 1
    return [span for span in spans if span.end > span.start]


def _split_labels(page: Page, line: Span) -> list[Span]:
    """``Population: 9,000 Area: 12 km2`` as two parts."""
    if page.flat.find(":", *line) < 0:
        return [line]
    codes = other_languages(page.flat)
    starts = [line.start]
    for colon in _COLON.finditer(page.flat, *line):
        words = list(_WORD.finditer(page.flat, max(line.start, colon.start() - 60), colon.start()))
        for first in words[-_MOST_LABEL_WORDS:]:
            found = find_label(page.flat[first.start() : colon.start()], codes)
            if found:
                starts += [] if found.field in (None, "place") else [first.start()]
                break
    edges = [*dict.fromkeys(starts), line.end]
    return [Span(one, other) for one, other in pairwise(edges)]


def trim_blanks(flat: str, start: int, end: int) -> Span:
    """The stretch without blanks around it."""
    while start < end and flat[start].isspace():
        start += 1
    while end > start and flat[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _read_label(page: Page, line: Span) -> Label | None:
    flat = page.flat
    start, end = line
    first = flat[start]
    dated = _DATE_LEAD.match(flat, start, end) if first in _DATE_LEADS else None
    if dated and _is_only_date(page, Span(dated.end(), end)):
        return Label("established", Span(dated.end(), end))
    match = _LABEL.match(flat, start, end) if flat.find(":", start, end) > 0 else None
    if match is None and first in _GLUES:
        match = _GLUED.match(flat, start, end)
    if match is None:
        match = _YEARED.match(flat, start, end)
    if match is None:
        return None
    wording = find_label(match["label"], other_languages(flat))
    if wording is None or wording.field == "place":
        return None
    return Label(wording.field or "other", Span(match.end(), line.end))


def _is_only_date(page: Page, stretch: Span) -> bool:
    dates = find_page_dates(page.flat, *stretch)
    return len(dates) == 1 and dates[0].start == stretch.start and dates[0].end >= stretch.end - 1


def _holds(page: Page, field: str, line: Span) -> bool:
    """Does the line below a bare label hold its value?"""
    if field == "established":
        dates = find_page_dates(page.flat, *line)
        return bool(dates) and dates[0].start == trim(page.flat, *line).start
    return line.end - line.start < 60 and ":" not in page.flat[slice(*line)]


def _merge(page: Page, lines: list[Span]) -> tuple[Span, ...]:
    """Neighbouring lines of free text as one stretch."""
    if not lines:
        return ()
    merged: list[Span] = []
    start, end = lines[0]
    for line in lines[1:]:
        gap = page.flat[end : line.start]
        if gap != "\n" and gap.strip("\u2022*-\u00b7 \n\t"):
            merged.append(Span(start, end))
            start = line.start
        end = line.end
    return (*merged, Span(start, end))
