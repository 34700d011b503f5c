"""The command that measures the rows against known ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from pipeline.cli.say import NoNer, console, fail, make_progress, write_text

if TYPE_CHECKING:
    from pipeline.score import Choice, Report, Score

EXAMPLES = (
    "Examples: [bold]sistercities score tests/pages[/] · "
    "[bold]sistercities score gold/ more/ --cv --only-language en[/] · "
    "[bold]sistercities score gold/ --robust --sample 5[/] · "
    "[bold]sistercities score gold/ --deep --only 'list-*' --without gazetteer[/]"
)

T = TypeVar("T")


class Language(StrEnum):
    """Which pages, by their language."""

    EN = "en"
    OTHER = "other"


def score(
    gold: Annotated[
        list[Path], typer.Argument(help="Folders with pages and their gold.csv or expected.csv.")
    ],
    deep: Annotated[
        bool, typer.Option("--deep", help="List what was missed, extra and wrong.")
    ] = False,
    cv: Annotated[
        bool,
        typer.Option("--cv", help="Judge each site by what was learned from the other sites."),
    ] = False,
    beside: Annotated[
        list[Path] | None,
        typer.Option(
            "--with", help="With --cv: folders to learn from in every fold, not judged. Repeatable."
        ),
    ] = None,
    groups: Annotated[
        Path | None,
        typer.Option(help="Table slug,group of pages of one site; else groups.csv beside GOLD."),
    ] = None,
    robust: Annotated[
        bool, typer.Option("--robust", help="Change every page slightly; count what gets lost.")
    ] = False,
    sample: Annotated[int, typer.Option(min=1, help="With --robust: every N-th page only.")] = 1,
    without: Annotated[
        list[str] | None,
        typer.Option(help="Leave out: ner, gazetteer or a rule by its name. Repeatable."),
    ] = None,
    no_ner: NoNer = False,
    only: Annotated[
        list[str] | None, typer.Option(help="Only these pages; * and ? allowed. Repeatable.")
    ] = None,
    skip: Annotated[list[str] | None, typer.Option(help="Not these pages. Repeatable.")] = None,
    only_language: Annotated[
        Language | None, typer.Option(help="Only English pages, or only the others.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes; by default all cores.")
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write the figures to this file too.")
    ] = None,
    table: Annotated[
        Path | None, typer.Option(help="Put the score table between the marks of this file.")
    ] = None,
    label: Annotated[
        str, typer.Option(help="What the table says was measured, and when.")
    ] = "Measured",
    baseline: Annotated[
        Path | None, typer.Option(help="Another extractor's F1 by field, as JSON.")
    ] = None,
) -> None:
    """Measure precision, recall and F1 per field against pages whose rows are known."""
    from pipeline.score import Choice, cross_validate, score_folders

    left_out = [*(without or []), *(["ner"] if no_ner else [])]
    language = only_language.value if only_language else ""
    choice = Choice(only or [], skip or [], language, left_out, workers)
    if robust:
        if cv or deep or table:
            fail("--robust goes with no --cv, --deep or --table.")
        figures: Any = _measure_robustness(gold, choice, sample)
    else:
        folds = partial(cross_validate, groups=groups, beside=beside or ()) if cv else None
        figures = _measure_rows(gold, choice, folds or score_folders, deep)
    if json_file:
        write_text(json_file, json.dumps(figures, indent=2, ensure_ascii=False) + "\n")
    if table:
        _write_table(table, figures, label, baseline)


def _measure_rows(
    gold: list[Path], choice: Choice, measure: Callable[..., list[Score]], deep: bool
) -> Report:
    from pipeline.cli.print_score import print_score
    from pipeline.score import make_report

    scores = _run("scoring", lambda progress: measure(gold, choice, progress=progress))
    report = make_report(scores)
    print_score(console, report, scores, deep=deep)
    return report


def _measure_robustness(gold: list[Path], choice: Choice, sample: int) -> Any:
    from pipeline.cli.print_robust import print_robust
    from pipeline.score.robust import measure_robustness

    table = _run("changing", lambda progress: measure_robustness(gold, choice, sample, progress))
    print_robust(console, table)
    return table


def _run(title: str, measure: Callable[[Callable[[int], None]], T]) -> T:
    """What ``measure`` gives, with a bar that it moves a page at a time; or fail."""
    from pipeline.score import AblationError, GoldError

    try:
        with make_progress() as progress:
            task = progress.add_task(title, total=None)
            return measure(lambda total: progress.update(task, total=total, advance=1))
    except (AblationError, GoldError) as error:
        fail(str(error))


def _write_table(table: Path, report: Report, label: str, baseline: Path | None) -> None:
    from pipeline.score.markdown import MarkError, render_markdown, write_between

    try:
        figures = json.loads(baseline.read_text()) if baseline else {}
        write_between(table, render_markdown(report, label, figures))
    except (MarkError, OSError, ValueError) as error:
        fail(str(error))
