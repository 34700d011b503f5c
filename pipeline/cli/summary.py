"""What ``extract`` prints: a table of what came out, what needs a look, where the files are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.model import Extraction, Record

_SEVERITIES = ("error", "warning", "info")
_STYLES = {"error": "red", "warning": "yellow", "info": "dim"}
_MOST_SHOWN = 20


def print_summary(
    console: Console, extractions: list[Extraction], files: list[Path], output: Path
) -> None:
    """Print the run's outcome for a person at a terminal."""
    records = [record for extraction in extractions for record in extraction.records]
    if len(records) <= 200:
        console.print(_make_table(extractions))
    _print_looks(console, extractions)
    counts: Counter[str] = Counter(f.severity for e in extractions for f in e.findings)
    found = ", ".join(f"{counts[name]} {name}" for name in _SEVERITIES)
    reviews = sum(bool(record.reasons) for record in records)
    console.print(
        f"{len(extractions)} pages, {len(records)} records, {reviews} to review; findings: {found}.",
        highlight=False,
    )
    report = next((file for file in files if file.name == "validation_report.html"), None)
    console.print(Text(f"The data set is in {output}/, the report in {report}."), highlight=False)


def _make_table(extractions: list[Extraction]) -> Table:
    table = Table(header_style="bold", box=None, pad_edge=False)
    for title in ("host", "partner", "country", "kind", "since", "population", "km²", ""):
        right = title in ("population", "km²")
        table.add_column(title, justify="right" if right else "left", overflow="fold")
    for extraction in extractions:
        for record in extraction.records:
            table.add_row(*_make_cells(record))
    return table


def _make_cells(record: Record) -> list[Text]:
    population = record.value("population")
    cells = [
        record.value("host"),
        record.chosen["name"].value,
        record.value("country"),
        (record.value("relationship") or "").removesuffix("_city"),
        record.value("established"),
        f"{int(population):,}" if population else None,
        record.value("area_km2"),
    ]
    mark = Text("review", style="yellow") if record.reasons else Text("")
    return [Text(cell or "–") for cell in cells] + [mark]


def _print_looks(console: Console, extractions: list[Extraction]) -> None:
    looks = [f for e in extractions for f in e.findings if f.severity != "info"]
    looks.sort(key=lambda f: (_SEVERITIES.index(f.severity), f.page_id, f.start or 0))
    if looks:
        console.print("\nWhat needs a look", style="bold")
    for finding in looks[:_MOST_SHOWN]:
        where = finding.record_id or finding.page_id
        line = Text(f"  {finding.severity} ", style=_STYLES[finding.severity])
        console.print(line + Text(f"{where}: {finding.message}", style=""), soft_wrap=True)
    if len(looks) > _MOST_SHOWN:
        console.print(f"  … and {len(looks) - _MOST_SHOWN} more, all of them in the report.")
    console.print()
