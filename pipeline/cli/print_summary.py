"""What ``extract`` prints: a table of what came out, what needs a look, where the files are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.show import show_text
from pipeline.crawl import Outcome

_SEVERITIES = ("error", "warning", "info")
_STYLES = {"error": "red", "warning": "yellow", "info": "dim"}
_MOST_SHOWN = 20
_LARGEST_TABLE = 200


def print_summary(console: Console, outcome: Outcome, output: Path) -> None:
    """Print the run's outcome for a person at a terminal."""
    summary, totals = outcome.summary, outcome.summary["totals"]
    if totals["records"] <= _LARGEST_TABLE:
        console.print(_make_table(summary))
    _print_looks(console, summary)
    found = ", ".join(f"{totals['findings'][name]} {name}" for name in _SEVERITIES)
    console.print(
        f"{totals['pages']} pages, {totals['records']} records, {totals['review']} to review; "
        f"findings: {found}.",
        highlight=False,
    )
    for line in _tell_run(outcome):
        console.print(show_text(line), soft_wrap=True)
    report = next((file for file in outcome.files if file.name == "validation_report.html"), None)
    console.print(
        show_text(f"The data set is in {output}/, the report in {report}."), highlight=False
    )


def _tell_run(outcome: Outcome) -> list[str]:
    lines = [f"{outcome.read} pages read, {outcome.kept} kept from earlier runs."]
    for name, copy in outcome.edited:
        lines.append(
            f"{name} had been edited by hand: your copy is {copy}. What must last goes into"
            " corrections.csv (see `sistercities set --help`)."
        )
    if outcome.gone:
        names = ", ".join(outcome.gone[:_MOST_SHOWN])
        more = len(outcome.gone) - _MOST_SHOWN
        rest = f" and {more} more" if more > 0 else ""
        what = "page is" if len(outcome.gone) == 1 else "pages are"
        lines.append(f"{len(outcome.gone)} {what} gone and left the data set: {names}{rest}.")
    changes = outcome.changes
    if changes.nothing:
        lines.append("Nothing changed since the last run.")
    elif not changes.first:
        rows = changes.rows
        lines.append(
            f"Rows since the last run: {rows['added']} added, {rows['removed']} removed, "
            f"{rows['changed']} changed; see changes.json."
        )
    return lines


def _make_table(summary: dict[str, Any]) -> Table:
    table = Table(header_style="bold", box=None, pad_edge=False)
    for title in ("host", "partner", "country", "kind", "since", "population", "km²", ""):
        right = title in ("population", "km²")
        table.add_column(title, justify="right" if right else "left", overflow="fold")
    hosts = {page["page_id"]: page["host"] for page in summary["pages"]}
    for record in summary["records"]:
        table.add_row(*_make_cells(record, hosts.get(record["page_id"])))
    return table


def _make_cells(record: dict[str, Any], host: str | None) -> list[Text]:
    values = {field: cell["value"] for field, cell in record["cells"].items()}
    population = values.get("population")
    cells = [
        host,
        values.get("name"),
        values.get("country"),
        values.get("relationship", "").removesuffix("_city"),
        values.get("established"),
        f"{int(population):,}" if population else None,
        values.get("area_km2"),
    ]
    mark = Text("review", style="yellow") if record["reasons"] else Text("")
    return [show_text(cell or "–") for cell in cells] + [mark]


def _print_looks(console: Console, summary: dict[str, Any]) -> None:
    looks = [
        (severity, row)
        for severity in _SEVERITIES[:2]
        for row in sorted(
            summary["findings"][severity], key=lambda row: (row["page_id"], row["start"] or 0)
        )
    ]
    if looks:
        console.print("\nWhat needs a look", style="bold")
    for severity, row in looks[:_MOST_SHOWN]:
        where = row["record_id"] or row["page_id"]
        line = Text(f"  {severity} ", style=_STYLES[severity])
        console.print(line + show_text(f"{where}: {row['message']}"), soft_wrap=True)
    more = sum(summary["totals"]["findings"][name] for name in _SEVERITIES[:2]) - _MOST_SHOWN
    if more > 0:
        console.print(f"  … and {more} more, all of them in the data set.")
    console.print()
