"""The commands. Each is thin: it parses, calls ``run``, and prints."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli import comparing, correcting, scoring, training
from pipeline.cli.print_summary import print_summary
from pipeline.cli.say import NoNer, Terminated, console, errors, fail, heed_sigterm, make_progress
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
    corrections: Annotated[
        Path | None,
        typer.Option(help="What people decided; else corrections.csv beside the pages."),
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
    options = Options(not no_ner, force, workers, engine.value, scheduler, limits, corrections)
    try:
        with heed_sigterm(), make_progress() as progress:
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
    except MemoryError:
        fail("There is not enough memory to go on; the data set is as it was.")
    except KeyboardInterrupt as stop:
        errors.print("Stopped. The data set is as it was; the next run goes on from here.")
        raise typer.Exit(143 if isinstance(stop, Terminated) else 130) from None
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
    from pipeline.cli.print_record import find_record, print_record

    found = find_record(_extract(raw, ner=not no_ner), record)
    if isinstance(found, str):
        fail(found)
    print_record(console, *found)


app.command(epilog=scoring.EXAMPLES)(scoring.score)
app.command(epilog=comparing.EXAMPLE)(comparing.diff)
app.command()(training.train)
app.command(epilog="Example: [bold]sistercities accept graz/dijon-fr established[/]")(
    correcting.accept
)
app.command("set", epilog="Example: [bold]sistercities set graz/dijon-fr established 1984-10[/]")(
    correcting.set_value
)
app.command()(correcting.drop)
app.command("same-as")(correcting.same_as)
app.command()(correcting.add)
app.command("note")(correcting.note_record)


def _extract(raw: Path, *, ner: bool) -> list[Extraction]:
    from pipeline.run import extract as run_extract

    try:
        _, files = find_pages(raw)
        with make_progress() as progress:
            task = progress.add_task("reading", total=len(files))
            return run_extract(raw, ner=ner, progress=lambda _: progress.advance(task))
    except PageError as error:
        fail(str(error))
