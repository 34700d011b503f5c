"""The command that shows what a row rests on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.say import NoNer, console, fail, make_progress, write_text
from pipeline.cli.show import show_text
from pipeline.page import PageError, find_pages

if TYPE_CHECKING:
    from pipeline.model import Extraction

EXAMPLE = (
    "Examples: [bold]sistercities explain Rennes[/] · "
    "[bold]sistercities explain wenzhou/ipswich-gb --field established[/] · "
    "[bold]sistercities explain Graz --all[/]"
)
_MOST_SHOWN = 20


def explain(
    record: Annotated[
        str,
        typer.Argument(help="An id or a part of one, a name, a spelling, a host or a country."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The data set that is asked.")
    ] = Path("output"),
    field: Annotated[str, typer.Option(help="Only this field.")] = "",
    every: Annotated[bool, typer.Option("--all", help="All rows that match.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option(help="Write the page, the words marked, to this file.")
    ] = None,
    raw: Annotated[
        Path | None, typer.Option("--raw", help="Read these pages anew, without a data set.")
    ] = None,
    no_ner: NoNer = False,
) -> None:
    """Show the page's words behind each value of a record: chosen, rejected, and why."""
    if raw is not None:
        _explain_pages(raw, record, ner=not no_ner)
        return
    from pipeline.cli.print_evidence import describe_evidence, print_evidence
    from pipeline.dataset.load import load

    try:
        data = load(output)
        found = data.find(record)
    except OSError as error:
        fail(str(error) if error.strerror is None else f"{output}: {error.strerror}")
    if not found:
        like = " or ".join(data.suggest(record))
        hint = f" Did you mean {like}?" if like else ""
        fail(f"No record matches {record!r}.{hint}")
    if len(found) > 1 and not every:
        _print_several(record, found)
        raise typer.Exit(2)
    opened = [data.open(row) for row in found]
    if as_json:
        typer.echo(json.dumps([describe_evidence(it, field) for it in opened], default=str))
    else:
        for it in opened:
            print_evidence(console, it, field)
    if html:
        from pipeline.report.page import render_alone

        page = opened[0].page
        write_text(html, render_alone(page.row, page.records, page.mentions, page.findings))
        position = opened[0].row["position"]
        console.print(show_text(f"Written to {html}; open it at #r{position}."), soft_wrap=True)


def _print_several(wanted: str, found: list[dict[str, object]]) -> None:
    console.print(show_text(f"{len(found)} records match {wanted!r}; name one, or take --all:"))
    for row in found[:_MOST_SHOWN]:
        told = ", ".join(str(row[name]) for name in ("name", "country_code", "host") if row[name])
        console.print(show_text(f"  {row['record_id']}  {told}"), soft_wrap=True)
    if len(found) > _MOST_SHOWN:
        console.print(f"  … and {len(found) - _MOST_SHOWN} more")


def _explain_pages(raw: Path, record: str, *, ner: bool) -> None:
    from pipeline.cli.print_record import find_record, print_record

    found = find_record(_extract(raw, ner=ner), record)
    if isinstance(found, str):
        fail(found)
    print_record(console, *found)


def _extract(raw: Path, *, ner: bool) -> list[Extraction]:
    from pipeline.run import extract as run_extract

    try:
        _, files = find_pages(raw)
        with make_progress() as progress:
            task = progress.add_task("reading", total=len(files))
            return run_extract(raw, ner=ner, progress=lambda _: progress.advance(task))
    except PageError as error:
        fail(str(error))
