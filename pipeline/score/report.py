"""The score as plain data, for JSON and for the command line to print."""

from __future__ import annotations

from typing import TypedDict

from pipeline.score.gold import DETAILS, FIELDS
from pipeline.score.measure import ROWS, Count, Score, add_up


class FieldScore(TypedDict):
    """``n`` values expected; a ratio of nothing is None."""

    precision: float | None
    recall: float | None
    f1: float | None
    n: int
    wrong: int
    missed: int


class Summary(TypedDict):
    """``fields`` are rows, the fields and the details, in that order; ratios 0 to 1."""

    pages: int
    rows: int
    fields: dict[str, FieldScore]
    rows_right: float | None
    unmarked_precision: float | None
    unmarked_values: int
    unclaimed_numbers: float | None
    numbers: int
    empty_pages: int
    rows_on_empty_pages: int


class Report(TypedDict):
    """``all`` pages together, and each page by its slug."""

    all: Summary
    pages: dict[str, Summary]


def make_report(scores: list[Score]) -> Report:
    """Figures per page and in all; ratios to four places, so that files compare."""
    pages = {score.pages[0]: summarize(score) for score in scores}
    return Report(all=summarize(add_up(scores)), pages=pages)


def summarize(score: Score) -> Summary:
    """The figures of one score."""
    rows = score.count(ROWS).expected
    values = score.unmarked.right + score.unmarked.wrong
    return Summary(
        pages=len(score.pages),
        rows=rows,
        fields={name: _describe(score.count(name)) for name in (ROWS, *FIELDS, *DETAILS)},
        rows_right=_round(score.rows_right / rows if rows else None),
        unmarked_precision=_round(score.unmarked.precision),
        unmarked_values=values,
        unclaimed_numbers=_round(score.unclaimed / score.numbers if score.numbers else None),
        numbers=score.numbers,
        empty_pages=score.empty_pages,
        rows_on_empty_pages=score.on_empty,
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
