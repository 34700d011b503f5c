"""The commands that write down what a person decided."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.say import console, fail
from pipeline.cli.show import show_text
from pipeline.corrections.nouns import Correction

RecordId = Annotated[str, typer.Argument(help="A record id, or a name that only one record has.")]
Field = Annotated[str, typer.Argument(help="The field, e.g. established.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="The data set decided on.")]
Raw = Annotated[Path, typer.Option("--raw", help="The pages; the file lies beside them.")]
File = Annotated[Path | None, typer.Option("--corrections", help="The file to append to.")]
By = Annotated[str, typer.Option("--by", help="Who decides; else the user's name.")]
Why = Annotated[str, typer.Option("--note", help="Why, in your own words.")]
_LONGEST = 160


def accept(
    record: RecordId,
    field: Annotated[str, typer.Argument(help="Only this field.")] = "",
    output: Output = Path("output"),
    raw: Raw = Path("raw"),
    corrections: File = None,
    by: By = "",
    note: Why = "",
) -> None:
    """Say that a row, or one of its values, is right: it leaves the list of reviews."""
    _decide("accept", record, field, "", output, raw, corrections, by, note)


def set_value(
    record: RecordId,
    field: Field,
    value: Annotated[str, typer.Argument(help="What is right; empty to leave the cell blank.")],
    output: Output = Path("output"),
    raw: Raw = Path("raw"),
    corrections: File = None,
    by: By = "",
    note: Why = "",
) -> None:
    """Put another value into a cell, on this and every later run."""
    decision = "set" if value.strip() else "blank"
    _decide(decision, record, field, value, output, raw, corrections, by, note)


def drop(
    record: RecordId,
    output: Output = Path("output"),
    raw: Raw = Path("raw"),
    corrections: File = None,
    by: By = "",
    note: Why = "",
) -> None:
    """Say that a row is no partnership: it leaves the data set, its words stay."""
    _decide("drop", record, "", "", output, raw, corrections, by, note)


def same_as(
    record: RecordId,
    other: Annotated[str, typer.Argument(help="The row that stays.")],
    output: Output = Path("output"),
    raw: Raw = Path("raw"),
    corrections: File = None,
    by: By = "",
    note: Why = "",
) -> None:
    """Say that two rows of a page are one partnership."""
    _decide("same_as", record, "", other, output, raw, corrections, by, note)


def note_record(
    record: RecordId,
    note: Annotated[str, typer.Argument(help="What is to be remembered.")],
    output: Output = Path("output"),
    raw: Raw = Path("raw"),
    corrections: File = None,
    by: By = "",
) -> None:
    """Write a note to a row; it changes nothing and stands among the findings."""
    _decide("note", record, "", "", output, raw, corrections, by, note)


def add(
    page: Annotated[str, typer.Argument(help="The page's id, its path under the pages.")],
    partner: Annotated[str, typer.Argument(help="The partner as the page writes it.")],
    country: Annotated[str, typer.Argument(help="Its country, if known.")] = "",
    output: Output = Path("output"),
    raw: Raw = Path("raw"),
    corrections: File = None,
    by: By = "",
    note: Why = "",
) -> None:
    """Add a partner that was not found on a page."""
    from pipeline.corrections.values import read_value
    from pipeline.dataset.load import NotFoundError, load

    try:
        code = read_value("country", country) if country else ""
        text = load(output).page(page).text
    except (NotFoundError, OSError, ValueError) as error:
        fail(_tell(error))
    words = partner if partner in text else ""
    line = Correction(page, partner, "", code, "add", _name(by), _today(), note, words)
    console.print(show_text(f"{page}: {partner}{f', {code}' if code else ''} is added."))
    if not words:
        console.print(show_text("These words do not stand on the page."))
    _append(line, raw, corrections)


def _decide(
    decision: str,
    wanted: str,
    field: str,
    value: str,
    output: Path,
    raw: Path,
    corrections: Path | None,
    by: str,
    note: str,
) -> None:
    from pipeline.corrections.values import FIELDS, PAGE_WIDE, read_value
    from pipeline.dataset.load import NotFoundError, load

    try:
        data = load(output)
        found = data.explain(wanted)
        if decision == "same_as":
            value = data.explain(value).record_id
        elif decision == "set":
            value = read_value(field, value)
    except (NotFoundError, OSError, ValueError) as error:
        fail(_tell(error))
    chosen, _ = found.of(field or "name")
    if field and field not in FIELDS:
        fail(f"{field} is no field; fields are {', '.join(FIELDS)}.")
    old = chosen[0]["value"] if chosen else ""
    words = (
        "".join(found.page.quote(chosen[0]["start"], chosen[0]["end"])).strip() if chosen else ""
    )
    if decision == "accept":
        value = old if field else "; ".join(found.row["review_reasons"])
    wide = field in PAGE_WIDE
    partner = "" if wide else found.record_id
    told = {"accept": f"{old or 'blank'} is right", "drop": "is dropped", "note": note}
    change = told.get(decision, f"{old or 'blank'} → {value or 'blank'}")
    about = field or found.row["name"]
    console.print(show_text(f"{found.record_id}  {about}: {change}", "bold"))
    if words:
        console.print(show_text(f"  {found.page.id}: “{words}”"), soft_wrap=True)
    page, who = found.page.id, _name(by)
    line = Correction(page, partner, field, value, decision, who, _today(), note, words[:_LONGEST])
    _append(line, raw, corrections)


def _append(line: Correction, raw: Path, corrections: Path | None) -> None:
    from pipeline.corrections.file import append_line, find_file

    path = corrections or find_file(raw)
    assert path is not None
    try:
        append_line(path, line)
    except OSError as error:
        fail(f"Cannot write to {path}: {error.strerror or error}.")
    told = f"Written to {path}; `sistercities extract` applies it."
    console.print(show_text(told), soft_wrap=True)


def _name(by: str) -> str:
    return by or os.environ.get("USER", "")


def _today() -> str:
    return date.today().isoformat()


def _tell(error: Exception) -> str:
    return str(error) if not isinstance(error, OSError) else error.strerror or str(error)
