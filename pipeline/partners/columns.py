"""A table column whose rows were lost: one date a line under a header.

The count of blank lines between the cells is the period of the table. Where every gap
is a multiple of it, the number of missing cells between two that are there is certain,
and a country that survived between two dates belongs to the row of the next slot.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.model import Block, Cell, Column, Page, Span
from pipeline.values.countries import read_country
from pipeline.values.page_dates import find_page_dates

_HEADER = re.compile(
    r"\b(?:date|time|year|since|establish(?:ed|ment)|sign(?:ed|ing)|affiliat\w+)\b", re.IGNORECASE
)
_MIN_CELLS = 3


class Line(NamedTuple):
    number: int
    field: str
    span: Span


def find_columns(page: Page) -> tuple[Column, ...]:
    """The date columns of the page, with slots counted from the first cell."""
    columns: list[Column] = []
    behind = 0
    for index, block in enumerate(page.blocks):
        header = _read_line(page, block) if index >= behind else None
        if header is None or header.field != "header":
            continue
        run: list[Line] = []
        for following in page.blocks[index + 1 :]:
            line = _read_line(page, following)
            if line is None or line.field == "header":
                break
            run.append(line)
        columns += _close(header, run)
        behind = index + 1 + len(run)
    return tuple(columns)


@lru_cache(maxsize=4)
def _find_breaks(text: str) -> list[int]:
    return [match.start() for match in re.finditer("\n", text)]


def _read_line(page: Page, block: Block) -> Line | None:
    """The block as a date cell, a country cell or a column header."""
    span = Span(block.start, block.end)
    if span.end - span.start > 60 or block.kind not in ("line", "paragraph"):
        return None
    number = bisect_left(_find_breaks(page.text), block.start)
    dates = find_page_dates(page.flat, *span)
    if len(dates) == 1 and dates[0].iso and (dates[0].start, dates[0].end) == span:
        return Line(number, "established", span)
    if read_country(page.flat[span.start : span.end]):
        return Line(number, "country", span)
    if _HEADER.search(page.flat, *span) and not dates:
        return Line(number, "header", span)
    return None


def _close(header: Line, run: list[Line]) -> list[Column]:
    dates = [line for line in run if line.field == "established"]
    if len(dates) < _MIN_CELLS:
        return []
    gaps = [after.number - before.number for before, after in pairwise(dates)]
    period = Counter(gaps).most_common(1)[0][0]
    regular = period > 1 and all(gap % period == 0 for gap in gaps)
    cells = tuple(
        Cell(_find_slot(line, dates, period, regular), line.field, line.span) for line in run
    )
    slots = cells[-1].slot + 1 if regular else len(dates)
    return [Column("columns", Span(header.span.start, run[-1].span.end), slots, regular, cells)]


def _find_slot(line: Line, dates: list[Line], period: int, regular: bool) -> int:
    # A country stands before the date of its row, so its slot is that of the next date.
    if regular:
        return -(-(line.number - dates[0].number) // period)
    return min(sum(date.number < line.number for date in dates), len(dates) - 1)
