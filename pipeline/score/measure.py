"""Compare what came out with what should: page by page."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.model import Extraction, Page
from pipeline.page import PageError, read_page
from pipeline.score.cases import Case
from pipeline.score.counts import ROWS, Count, Score, Slip
from pipeline.score.gold import DETAILS, FIELDS, Gold, is_right
from pipeline.score.ledger import list_numbers
from pipeline.score.match import Row, match_rows, read_row

_CONTEXT = 30


def score_case(case: Case, extract: Callable[[Page], Extraction]) -> Score:
    """Read the page, extract it, measure. A page that cannot be read gives no row."""
    try:
        extraction = extract(read_page(case.page, case.root))
    except PageError:
        extraction = Extraction(Page(case.slug, ""))
    return measure_page(case.slug, case.golds, extraction)


def measure_page(slug: str, golds: tuple[Gold, ...], extraction: Extraction) -> Score:
    """The score of one page."""
    score = Score([slug], {name: Count() for name in (ROWS, *FIELDS, *DETAILS)})
    rows = [read_row(record, extraction) for record in extraction.records]
    pairs = match_rows(golds, rows)
    for gold, index in zip(golds, pairs, strict=True):
        # An optional row says nothing, whether it was found or not.
        if not gold.optional:
            _compare(score, slug, gold, None if index is None else rows[index])
    for index, row in enumerate(rows):
        if index not in pairs:
            _note_extra(score, slug, row)
    if not golds:
        score.empty_pages, score.on_empty = 1, len(rows)
        score.unmarked_on_empty = sum(not row.marked for row in rows)
    score.pages_right = int(not score.slips)
    numbers, unclaimed = list_numbers(extraction)
    score.numbers, score.unclaimed = len(numbers), len(unclaimed)
    text = extraction.page.text
    for start, end in unclaimed:
        words = text[max(0, start - _CONTEXT) : end + _CONTEXT]
        score.slips.append(
            Slip(slug, "", "number", "unclaimed", text[start:end], " ".join(words.split()))
        )
    return score


def _compare(score: Score, slug: str, gold: Gold, row: Row | None) -> None:
    if row is None:
        score.count(ROWS).missed += 1
        score.slips.append(Slip(slug, gold.name, "row", "missed", gold.name, ""))
    else:
        score.count(ROWS).right += 1
        score.unmarked.right += not row.marked
    everything_right = row is not None
    for name, accepted in gold.cells.items():
        actual = row.cells[name] if row else ""
        if name == "country" and row is not None and row.inferred and "" in accepted:
            # The gold says what the page supports; an inference beyond it counts neither way.
            continue
        right = is_right(name, accepted, actual)
        _count_cell(score.count(name), accepted, actual, right)
        if name in DETAILS or row is None:
            continue
        everything_right &= right
        if actual and not row.marked:
            score.unmarked.right += right
            score.unmarked.wrong += not right
        if not right:
            kind = "wrong" if actual and accepted[0] else "extra" if actual else "missed"
            expected = " or ".join(value or "blank" for value in accepted)
            score.slips.append(Slip(slug, gold.name, name, kind, expected, actual))
    score.rows_right += everything_right


def _count_cell(count: Count, accepted: tuple[str, ...], actual: str, right: bool) -> None:
    if right:
        count.right += bool(actual)
        return
    count.wrong += bool(actual)
    count.missed += "" not in accepted


def _note_extra(score: Score, slug: str, row: Row) -> None:
    score.count(ROWS).wrong += 1
    score.unmarked.wrong += not row.marked
    score.unmarked_extra += not row.marked
    for name, actual in row.cells.items():
        score.count(name).wrong += bool(actual)
        if actual and name in FIELDS and not row.marked:
            score.unmarked.wrong += 1
    told = ", ".join(row.cells[name] for name in FIELDS if row.cells[name])
    score.slips.append(Slip(slug, row.name, "row", "extra", "", told))
