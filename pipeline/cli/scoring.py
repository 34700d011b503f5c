"""The command that measures the rows against known ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.say import NoNer, console, fail, make_progress, write_text

EXAMPLES = (
    "Examples: [bold]sistercities score tests/pages[/] · "
    "[bold]sistercities score gold/ --deep --only 'list-*' --without gazetteer[/]"
)


def score(
    gold: Annotated[
        Path, typer.Argument(help="Folders with a page and its gold.csv or expected.csv.")
    ],
    deep: Annotated[
        bool, typer.Option("--deep", help="List what was missed, extra and wrong.")
    ] = False,
    without: Annotated[
        list[str] | None,
        typer.Option(help="Leave out: ner, gazetteer or a rule by its name. Repeatable."),
    ] = None,
    no_ner: NoNer = False,
    only: Annotated[
        list[str] | None, typer.Option(help="Only these pages; * and ? allowed. Repeatable.")
    ] = None,
    skip: Annotated[list[str] | None, typer.Option(help="Not these pages. Repeatable.")] = None,
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
    from pipeline.cli.print_score import print_score
    from pipeline.score import AblationError, GoldError, make_report, score_folder
    from pipeline.score.markdown import MarkError, render_markdown, write_between

    left_out = [*(without or []), *(["ner"] if no_ner else [])]
    try:
        with make_progress() as progress:
            task = progress.add_task("scoring", total=None)
            scores = score_folder(
                gold,
                only or [],
                skip or [],
                left_out,
                lambda total: progress.update(task, total=total, advance=1),
            )
    except (AblationError, GoldError) as error:
        fail(str(error))
    report = make_report(scores)
    print_score(console, report, scores, deep=deep)
    if json_file:
        write_text(json_file, json.dumps(report, indent=2, ensure_ascii=False) + "\n")
    if table:
        try:
            figures = json.loads(baseline.read_text()) if baseline else {}
            write_between(table, render_markdown(report, label, figures))
        except (MarkError, OSError, ValueError) as error:
            fail(str(error))
