"""What kind of line a unit is, for telling where one record ends and the next begins."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.languages import other_languages
from pipeline.model import Span
from pipeline.partners.country_said import only_country
from pipeline.partners.roles import FIGURES
from pipeline.partners.scene import Scene
from pipeline.rules.labels import find_label
from pipeline.values.page_dates import find_page_dates
from pipeline.values.sentences import split_sentences

LineKind = Literal["place", "country", "date", "number", "label", "heading", "text", "other"]

_LABELLED = re.compile(r"([^\W\d_][^:：\n]{1,48}?)\s*[:：]")
_NUMBER = re.compile(r"\W*\d[\d.,\s]*(?:[^\W\d_]{1,4}[23²³]?\.?)?\W*")
_LETTERS = re.compile(r"[^\W\d_]")
_LEAD = 24
_STOPS = ".!。"


def kind_of_line(scene: Scene, number: int) -> LineKind:
    """The kind of a unit that names no kept candidate."""
    unit, flat = scene.units[number], scene.page.flat
    if unit.prose:
        return "text"
    if only_country(scene, number):
        return "country"
    date = only_date(scene, number)
    if date:
        return "date"
    if _NUMBER.fullmatch(flat, unit.start, unit.end):
        return "number"
    labelled = _LABELLED.match(flat, unit.start, unit.end)
    if labelled and find_label(labelled[1], other_languages(flat)):
        return "label"
    return "heading" if unit.kind == "heading" else "other"


def only_date(scene: Scene, number: int) -> Span | None:
    """The date of a unit that is hardly anything else: a few words may lead to it."""
    unit, flat = scene.units[number], scene.page.flat
    if unit.prose or unit.end - unit.start > 2 * _LEAD + 16:
        return None
    dates = find_page_dates(flat, unit.start, unit.end)
    if len(dates) != 1:
        return None
    date = dates[0]
    rest = flat[unit.start : date.start] + flat[date.end : unit.end]
    if (
        len(_LETTERS.findall(rest)) > _LEAD
        or ":" in flat[unit.start : date.start].rstrip(": ")[:-1]
    ):
        return None
    if flat[date.end : unit.end].strip(" .,;)]-").isalpha():
        return None
    # "Population 2015: 188,000": the year is that of the figure behind it.
    said = find_label(flat[unit.start : date.end], other_languages(flat))
    if said and said.field in FIGURES:
        return None
    return Span(date.start, date.end)


def tells_when(scene: Scene, number: int) -> bool:
    """``Twin town since 1946. Area: 72 km2``: does a line say when, as no title of a list does?

    A title has one sentence, and no full stop behind it.
    """
    unit, flat = scene.units[number], scene.page.flat
    if unit.kind == "heading" or not find_page_dates(flat, unit.start, unit.end):
        return False
    whole = len(split_sentences(flat, unit.start, unit.end)) == 1
    return not whole or flat[unit.end - 1] in _STOPS
