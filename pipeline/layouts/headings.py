"""Headings that name a partner, each with text about it below.

``1. Ishinomaki, Japan`` · ``City of Skopje, Macedonia`` · ``Peine District, Germany`` ·
``Suwon (Republic of Korea, Gyeonggi Province)``: a block of its own that is nothing
but a place with its country, followed by prose or label lines.
"""

from __future__ import annotations

import re

from pipeline.layouts.found import Found, is_group_heading, is_prose, relationship_label
from pipeline.layouts.label_lines import read_label_lines
from pipeline.model import Block, Page, Place, Section
from pipeline.values.names import parse_place

_LABEL_LINE = re.compile(r"[A-Z][\w ()/-]{2,40} ?:")


def find_headed_sections(page: Page) -> Found:
    """One section per heading, up to the next heading of a partner or a group."""
    sections: list[Section] = []
    group: Block | None = None
    places = [_read_heading(page, index) for index in range(len(page.blocks))]
    for index, place in enumerate(places):
        block = page.blocks[index]
        if place is None:
            if is_group_heading(page, block):
                group = block
            continue
        lines = read_label_lines(page, _find_body(page, places, index))
        labels = relationship_label(page, group) + lines.labels
        sections.append(Section("headings", place, labels, lines.bodies))
    return Found(tuple(sections))


def _read_heading(page: Page, index: int) -> Place | None:
    block = page.blocks[index]
    if block.kind not in ("heading", "line", "paragraph") or is_prose(page, block):
        return None
    place = parse_place(page.flat, block.start, block.end)
    if place is None or index + 1 == len(page.blocks):
        return None
    return place if _is_description(page, page.blocks[index + 1]) else None


def _is_description(page: Page, block: Block) -> bool:
    if is_prose(page, block):
        return True
    return bool(_LABEL_LINE.match(page.flat, block.start, block.end)) and block.kind != "row"


def _find_body(page: Page, places: list[Place | None], index: int) -> list[Block]:
    heading = page.blocks[index]
    body: list[Block] = []
    for place, block in zip(places[index + 1 :], page.blocks[index + 1 :], strict=True):
        outer = block.kind == "heading" and 0 < block.level <= (heading.level or 9)
        if place is not None or outer or is_group_heading(page, block):
            break
        body.append(block)
    return body
