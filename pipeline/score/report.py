"""The score as plain data, for JSON and for the command line to print."""

from __future__ import annotations

from typing import TypedDict

from pipeline.score.bootstrap import Interval, find_interval
from pipeline.score.counts import ROWS, Count, Score, add_up
from pipeline.score.gold import DETAILS, FIELDS
from pipeline.score.language import ENGLISH, OTHER


class FieldScore(TypedDict):
    """``n`` values expected; a ratio of nothing is None."""

    precision: float | None
    recall: float | None
    f1: float | None
    n: int
    wrong: int
    missed: int


class Summary(TypedDict):
    """``fields`` are rows, the fields and the details, in that order; ratios 0 to 1.

    ``trusted_recall`` is the share of all cells of gold (its rows, and what it has in them)
    that came out right and unmarked; ``unmarked_of_right`` is that of the cells that came out
    right. Intervals are of 95 %, low and high, None for a single page.
    """

    pages: int
    rows: int
    fields: dict[str, FieldScore]
    rows_right: float | None
    cells: int
    trusted_recall: float | None
    trusted_recall_interval: list[float] | None
    unmarked_of_right: float | None
    unmarked_precision: float | None
    unmarked_precision_interval: list[float] | None
    unmarked_values: int
    unmarked_wrong: int
    pages_right: int
    pages_with_unmarked_wrong: int
    unclaimed_numbers: float | None
    numbers: int
    empty_pages: int
    rows_on_empty_pages: int
    unmarked_rows_on_empty_pages: int


class Report(TypedDict):
    """``all`` pages together, those of each language (``en``, ``other``), each by its slug."""

    all: Summary
    languages: dict[str, Summary]
    pages: dict[str, Summary]


def make_report(scores: list[Score]) -> Report:
    """Figures per page, per language and in all; ratios to four places: files compare."""
    spoken = {
        language: [score for score in scores if score.language == language]
        for language in (ENGLISH, OTHER)
    }
    return Report(
        all=summarize(scores),
        languages={language: summarize(those) for language, those in spoken.items() if those},
        pages={score.pages[0]: summarize([score]) for score in scores},
    )


def summarize(scores: list[Score]) -> Summary:
    """The figures of some pages together, one score a page."""
    whole = add_up(scores)
    rows = whole.count(ROWS).expected
    right = [score.unmarked.right for score in scores]
    unmarked = [score.unmarked.right + score.unmarked.wrong for score in scores]
    cells = [score.cells for score in scores]
    return Summary(
        pages=len(whole.pages),
        rows=rows,
        fields={name: _describe(whole.count(name)) for name in (ROWS, *FIELDS, *DETAILS)},
        rows_right=_divide(whole.rows_right, rows),
        cells=sum(cells),
        trusted_recall=_divide(sum(right), sum(cells)),
        trusted_recall_interval=_round_both(find_interval(right, cells)),
        unmarked_of_right=_divide(sum(right), whole.right_cells),
        unmarked_precision=_round(whole.unmarked.precision),
        unmarked_precision_interval=_round_both(find_interval(right, unmarked)),
        unmarked_values=sum(unmarked),
        unmarked_wrong=whole.unmarked.wrong,
        pages_right=whole.pages_right,
        pages_with_unmarked_wrong=sum(score.unmarked.wrong > 0 for score in scores),
        unclaimed_numbers=_divide(whole.unclaimed, whole.numbers),
        numbers=whole.numbers,
        empty_pages=whole.empty_pages,
        rows_on_empty_pages=whole.on_empty,
        unmarked_rows_on_empty_pages=whole.unmarked_on_empty,
    )


def _describe(count: Count) -> FieldScore:
    return FieldScore(
        precision=_round(count.precision),
        recall=_round(count.recall),
        f1=_round(count.f1),
        n=count.expected,
        wrong=count.wrong,
        missed=count.missed,
    )


def _round(ratio: float | None) -> float | None:
    return None if ratio is None else round(ratio, 4)


def _divide(part: int, whole: int) -> float | None:
    return _round(part / whole if whole else None)


def _round_both(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [round(bound, 4) for bound in interval]
