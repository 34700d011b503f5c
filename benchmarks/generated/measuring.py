"""Run generated pages through the pipeline, and count what is right, missing and invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generated.pages import make_page
from pipeline.model import Extraction, Page
from pipeline.run import extract_page
from pipeline.score.cases import Case
from pipeline.score.counts import ROWS, Score, Slip, add_up
from pipeline.score.gold import FIELDS, read_table
from pipeline.score.match import match_rows, read_row
from pipeline.score.measure import score_case
from pipeline.score.processes import map_pages

_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Fault:
    """One slip, the wordings its page was made of, and whether a person is asked to look."""

    template: str
    slip: Slip
    marked: bool

    def __str__(self) -> str:
        slip = self.slip
        told = f"{slip.partner}: {slip.field} {slip.kind}, {slip.expected!r} was {slip.actual!r}"
        return f"{slip.page} [{self.template}] {told}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one page gave."""

    score: Score
    faults: tuple[Fault, ...]


def measure_pages(which: str, seed: int, pages: int, workers: int) -> list[Outcome]:
    """The outcomes of the first ``pages`` pages of a set."""
    one = partial(measure_one, which, seed)
    return list(map_pages(one, range(pages), (), workers))


def measure_one(which: str, seed: int, number: int) -> Outcome:
    """Make a page, read it as the pipeline reads any, and compare."""
    made, kept = make_page(which, seed, number), list[Extraction]()

    def extract(page: Page) -> Extraction:
        kept.append(extract_page(page, None))
        return kept[0]

    with TemporaryDirectory() as folder:
        file = made.write(Path(folder))
        golds = tuple(read_table(file.with_name("gold.csv")))
        score = score_case(Case(made.slug, file, Path(folder), golds), extract)
    rows = [read_row(record, it) for it in kept for record in it.records]
    pairs = match_rows(golds, rows)
    marked = {
        gold.name: rows[index].marked
        for gold, index in zip(golds, pairs, strict=True)
        if index is not None
    }
    extra = {row.name: row.marked for index, row in enumerate(rows) if index not in pairs}
    faults = []
    for slip in score.slips:
        looked_at = (extra if slip.kind == "extra" and slip.field == "row" else marked).get(
            slip.partner, False
        )
        faults.append(Fault(made.template, slip, looked_at))
    return Outcome(score, tuple(faults))


def report(outcomes: list[Outcome], every: bool = False) -> Iterator[str]:
    """The lines that tell how it went; ``every`` fault, or the first ones only."""
    score = add_up(outcome.score for outcome in outcomes)
    faults = [fault for outcome in outcomes for fault in outcome.faults]
    rows = score.count(ROWS)
    yield f"pages {len(outcomes)}, right in all {score.pages_right}"
    yield f"rows of gold {rows.expected}: found {rows.right}, missing {rows.missed}"
    yield f"rows found and right in all {score.rows_right}"
    yield f"rows that gold does not have {rows.wrong}, unmarked {score.unmarked_extra}"
    yield (
        f"pages without partners {score.empty_pages}: rows {score.on_empty},"
        f" unmarked {score.unmarked_on_empty}"
    )
    yield f"numbers {score.numbers}, unclaimed {score.unclaimed}"
    yield f"unmarked cells and rows: right {score.unmarked.right}, wrong {score.unmarked.wrong}"
    yield f"{'field':15} {'right':>7} {'marked':>7} {'unmarked':>9} {'blank':>6} (wrong, wrong, blank)"
    for field in FIELDS:
        kinds = Counter(
            "blank" if it.slip.kind == "missed" else "marked" if it.marked else "unmarked"
            for it in faults
            if it.slip.field == field
        )
        right = score.count(field).right
        yield f"{field:15} {right:7} {kinds['marked']:7} {kinds['unmarked']:9} {kinds['blank']:6}"
    wrong = [it for it in faults if not it.marked and it.slip.kind in ("wrong", "extra")]
    missing = [it for it in faults if it.slip.field == "row" and it.slip.kind == "missed"]
    rest = [it for it in faults if it not in wrong and it not in missing]
    for title, some in (("unmarked and wrong", wrong), ("missing rows", missing)):
        yield f"\n{title}: {len(some)}"
        yield from map(str, some if every else some[:_SHOWN])
    if every:
        yield f"\nmarked, blank or unclaimed: {len(rest)}"
        yield from map(str, rest)
    yield "\nmissing rows by template"
    for template, times in Counter(_layout(it.template) for it in missing).most_common(_SHOWN):
        yield f"{times:5} {template}"


def _layout(template: str) -> str:
    return " ".join(template.split()[:3])
