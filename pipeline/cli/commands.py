"""The commands. Each is thin: it parses, calls ``run``, and prints."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from pipeline.cli.diff import EXAMPLE, diff
from pipeline.cli.say import console, errors, fail, write_text
from pipeline.cli.summary import print_summary
from pipeline.crawl import Options
from pipeline.crawl import run as run_crawl
from pipeline.engines import EngineError
from pipeline.page import PageError, find_pages
from pipeline.page.limits import LIMITS
from pipeline.store.lock import BusyError

if TYPE_CHECKING:
    from pipeline.model import Extraction

app = typer.Typer(
    help="From pages in which cities describe their sister cities to data that can be trusted.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)

Raw = Annotated[
    str,
    typer.Argument(
        help="A page (.html .htm .txt .md, also .gz), an archive (.zip .warc .warc.gz), a folder"
        " of them, or an fsspec address of one (s3://…)."
    ),
]
Output = Annotated[Path, typer.Option("--output", "-o", help="Where the data set goes.")]
NoNer = Annotated[bool, typer.Option("--no-ner", help="Rules alone; spaCy is not imported.")]


class EngineName(StrEnum):
    """Where the pages are read."""

    LOCAL = "local"
    DASK = "dask"


@app.command(
    epilog="Examples: [bold]sistercities extract[/] · "
    "[bold]sistercities extract scraped/ --output data/ --strict[/] · "
    "[bold]sistercities extract crawl.warc.gz --workers 8[/]"
)
def extract(
    raw: Raw = "raw",
    output: Output = Path("output"),
    no_ner: NoNer = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if a finding is an error.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Read every page again, changed or not.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes; by default all cores when there is enough to do."),
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="Where the pages are read.")] = (
        EngineName.LOCAL
    ),
    scheduler: Annotated[
        str | None, typer.Option(help="A running Dask scheduler; without it one is made here.")
    ] = None,
    max_mb: Annotated[
        float, typer.Option(min=0.001, help="The largest page, in million bytes unpacked.")
    ] = LIMITS.max_bytes / 1e6,
    max_seconds: Annotated[
        float, typer.Option(min=0, help="How long one page may take; 0 for no limit.")
    ] = LIMITS.seconds,
) -> None:
    """Read what is new, write the data set and the validation report, say what needs a look."""
    limits = LIMITS._replace(max_bytes=round(max_mb * 1e6), seconds=max_seconds)
    options = Options(not no_ner, force, workers, engine.value, scheduler, limits)
    try:
        with _make_progress() as progress:
            task = progress.add_task("listing", total=None)
            outcome = run_crawl(
                raw,
                output,
                options,
                lambda step, done, total: progress.update(
                    task, description=step, completed=done, total=total or None
                ),
            )
    except (PageError, BusyError, EngineError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"Cannot write to {output}: {error.strerror or error}.")
    except KeyboardInterrupt:
        errors.print("Stopped. The data set is as it was; the next run goes on from here.")
        raise typer.Exit(130) from None
    print_summary(console, outcome, output)
    if strict and outcome.summary["totals"]["findings"]["error"]:
        raise typer.Exit(1)


@app.command(
    epilog="Example: [bold]sistercities explain wenzhou/ipswich-gb[/]; a part of the id will do."
)
def explain(
    record: Annotated[str, typer.Argument(help="A record id, or a part of one.")],
    raw: Annotated[Path, typer.Option("--raw", help="Where the pages are.")] = Path("raw"),
    no_ner: NoNer = False,
) -> None:
    """Show the page's words behind each value of a record: chosen, rejected, and why."""
    from pipeline.cli.explain import find_record, print_record

    found = find_record(_extract(raw, ner=not no_ner), record)
    if isinstance(found, str):
        fail(found)
    print_record(console, *found)


@app.command(
    epilog="Examples: [bold]sistercities score tests/pages[/] · "
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
    from pipeline.cli.score import print_score
    from pipeline.score import AblationError, GoldError, make_report, score_folder
    from pipeline.score.markdown import MarkError, render_markdown, write_between

    left_out = [*(without or []), *(["ner"] if no_ner else [])]
    try:
        with _make_progress() as progress:
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


app.command(epilog=EXAMPLE)(diff)


def _extract(raw: Path, *, ner: bool) -> list[Extraction]:
    from pipeline.run import extract as run_extract

    try:
        _, files = find_pages(raw)
        with _make_progress() as progress:
            task = progress.add_task("reading", total=len(files))
            return run_extract(raw, ner=ner, progress=lambda _: progress.advance(task))
    except PageError as error:
        fail(str(error))


def _make_progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=errors, transient=True, disable=not sys.stderr.isatty())
