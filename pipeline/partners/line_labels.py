"""What the lines of a record label: ``Population: 80,405``, a bare date, a bare country."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Block, Label, Place, Span
from pipeline.partners.label_lines import read_label_lines
from pipeline.partners.lines import only_date
from pipeline.partners.places_said import only_country
from pipeline.partners.scene import Scene
from pipeline.values.page_dates import find_page_dates

_QUANTITY_LEAD = re.compile(
    r"(?i)(?:population|inhabitants|pop\.?|founded|born|mayor)\W{0,3}(?:in |of |as of )?$"
)


def label_lines(scene: Scene, numbers: Sequence[int]) -> tuple[tuple[Label, ...], tuple[Span, ...]]:
    """The labelled values of a record's lines, and the rest as free text."""
    blocks, labels = [], []
    for number in numbers:
        unit = scene.units[number]
        date = only_date(scene, number)
        country = only_country(scene, number)
        if date and ":" not in scene.page.flat[unit.start : date.start]:
            labels.append(Label("established", date))
        elif country:
            labels.append(Label("country", Span(country.start, country.end)))
        else:
            blocks.append(Block("line", unit.start, unit.end))
    found = read_label_lines(scene.page, blocks)
    if any(label.field == "established" for label in found.labels):
        labels = [label for label in labels if label.field != "established"]
    return (*found.labels, *labels), found.bodies


def label_segment(scene: Scene, place: Place, segment: Span) -> tuple[Label, ...]:
    """The one date that stands beside a name in its line, behind it or before it."""
    flat = scene.page.flat
    dates = [
        date
        for date in find_page_dates(flat, *segment)
        if not _QUANTITY_LEAD.search(flat, max(segment.start, date.start - 24), date.start)
    ]
    behind = [date for date in dates if date.start >= place.name.end]
    chosen = behind if len(behind) == 1 else dates if len(dates) == 1 else []
    if not chosen or len(flat[slice(*segment)]) > 160:
        return ()
    return (Label("established", Span(chosen[0].start, chosen[0].end)),)
