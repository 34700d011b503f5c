"""The command that makes the data set."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.logging import RunLog
from pipeline.cli.print_summary import print_summary, tell_run
from pipeline.cli.say import NoNer, Terminated, console, errors, fail, heed_sigterm, make_progress
from pipeline.cli.show import show
from pipeline.crawl import Options, Outcome
from pipeline.crawl import run as run_crawl
from pipeline.crawl.write import TooManyRemoved
from pipeline.engines import EngineError
from pipeline.page import PageError
from pipeline.page.limits import LIMITS
from pipeline.page.passed import list_passed
from pipeline.store.lock import BusyError

EXAMPLES = (
    "Examples: [bold]sistercities extract[/] · "
    "[bold]sistercities extract scraped/ --output data/ --strict[/] · "
    "[bold]sistercities extract crawl.warc.gz --workers 8[/]\n\n"
    "Exit codes: 0 done · 1 errors, with --strict · 2 nothing to read, or wrong usage · "
    "3 too many rows would go · 130, 143 stopped"
)

Raw = Annotated[
    str,
    typer.Argument(
        help="A page (.html .htm .txt .md, also .gz), an archive (.zip .warc .warc.gz), a folder"
        " of them, or an fsspec address of one (s3://…)."
    ),
]


class EngineName(StrEnum):
    """Where the pages are read."""

    LOCAL = "local"
    DASK = "dask"


def _read_share(text: str) -> float:
    try:
        share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise typer.BadParameter("a share is 10% or 0.1")
    return share


def extract(
    raw: Raw = "raw",
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the data set goes.")] = Path(
        "output"
    ),
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
    corrections: Annotated[
        Path | None,
        typer.Option(help="What people decided; else corrections.csv beside the pages."),
    ] = None,
    max_removed: Annotated[
        str,
        typer.Option(help="The share of the rows that may go; of more the old data set stays."),
    ] = "10%",
    max_mb: Annotated[
        float, typer.Option(min=0.001, help="The largest page, in million bytes unpacked.")
    ] = LIMITS.max_bytes / 1e6,
    max_seconds: Annotated[
        float, typer.Option(min=0, help="How long one page may take; 0 for no limit.")
    ] = LIMITS.seconds,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave the pages' texts, and their views, out.")
    ] = False,
    table: Annotated[bool, typer.Option("--table", help="Print all rows.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Print every finding.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    log: Annotated[
        Path | None, typer.Option(help="Append what happens to this file, as JSON lines.")
    ] = None,
) -> None:
    """Read what is new, write the data set and the validation report, say what needs a look."""
    limits = LIMITS._replace(max_bytes=round(max_mb * 1e6), seconds=max_seconds)
    share = _read_share(max_removed)
    options = Options(
        not no_ner, force, workers, engine.value, scheduler, limits, corrections, share, not no_text
    )
    with RunLog(log) as told:
        told.write("started", source=raw, output=str(output))
        outcome = _run(raw, output, options, told)
        told.write_outcome(outcome)
    if as_json:
        typer.echo(json.dumps(_describe(outcome, raw), ensure_ascii=True))
    elif quiet:
        for row in outcome.summary["findings"]["error"]:
            errors.print(show(f"{row['page_id']}: {row['message']}"), markup=False, soft_wrap=True)
    else:
        passed = list_passed(raw)
        print_summary(console, outcome, output, passed, table=table, verbose=verbose)
    if strict and outcome.summary["totals"]["findings"]["error"]:
        raise typer.Exit(1)


def _run(raw: str, output: Path, options: Options, told: RunLog) -> Outcome:
    try:
        with heed_sigterm(), make_progress() as progress:
            task = progress.add_task("listing", total=None)

            def advance(step: str, done: int, total: int) -> None:
                progress.update(task, description=step, completed=done, total=total or None)
                told.write_step(step)

            return run_crawl(raw, output, options, advance)
    except (PageError, BusyError, EngineError) as error:
        told.write("failed", message=str(error))
        fail(str(error))
    except TooManyRemoved as error:
        told.write("failed", message=str(error))
        errors.print(show(str(error)), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(3) from None
    except OSError as error:
        told.write("failed", message=str(error))
        fail(f"Cannot write to {output}: {error.strerror or error}.")
    except MemoryError:
        fail("There is not enough memory to go on; the data set is as it was.")
    except KeyboardInterrupt as stop:
        errors.print("Stopped. The data set is as it was; the next run goes on from here.")
        raise typer.Exit(143 if isinstance(stop, Terminated) else 130) from None


def _describe(outcome: Outcome, raw: str) -> dict[str, Any]:
    changes = outcome.changes
    return {
        "totals": outcome.summary["totals"],
        "pages": {"read": outcome.read, "kept": outcome.kept, "gone": outcome.gone},
        "rows": {"first": changes.first, **changes.rows},
        "pages_without_rows": [
            page["page_id"] for page in outcome.summary["pages"] if not page["records"]
        ],
        "passed_over": list_passed(raw),
        "edited": [{"file": name, "copy": copy} for name, copy in outcome.edited],
        "told": tell_run(outcome),
        "files": [str(file) for file in outcome.files],
    }
