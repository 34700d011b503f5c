"""What ``extract`` prints: what came out by host, what is new, what needs a look, what next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.print_rows import make_rows_table
from pipeline.cli.show import show, show_text
from pipeline.crawl import Outcome
from pipeline.rules.codes import FINDINGS

SEVERITIES = ("error", "warning", "info")
_STYLES = {"error": "red", "warning": "yellow", "info": "dim"}
_MOST_SHOWN = 20
_MOST_HOSTS = 30
_MOST_NAMED = 4


def print_summary(
    console: Console,
    outcome: Outcome,
    output: Path,
    passed: list[str],
    *,
    table: bool = False,
    verbose: bool = False,
) -> None:
    """Print the run's outcome for a person at a terminal; ``passed`` tells of files left out."""
    summary, totals, changes = outcome.summary, outcome.summary["totals"], outcome.changes
    if table:
        console.print(make_rows_table(summary))
    elif changes.first:
        console.print(_make_hosts_table(summary))
    elif not changes.nothing:
        # It loads what compares tables, which an unchanged run does not need.
        from pipeline.cli.print_diff import print_changes

        print_changes(console, changes)
    _print_findings(console, summary, verbose)
    for line in (*_tell_silent(summary), *passed):
        console.print(show_text(line), soft_wrap=True)
    found = ", ".join(f"{totals['findings'][name]} {name}" for name in SEVERITIES)
    console.print(
        f"{totals['pages']} pages, {totals['records']} records, {totals['review']} to review; "
        f"findings: {found}.",
        highlight=False,
    )
    for line in tell_run(outcome):
        console.print(show_text(line), soft_wrap=True)
    _print_next(console, outcome, output)


def tell_run(outcome: Outcome) -> list[str]:
    """What the run did, a sentence each."""
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


def _make_hosts_table(summary: dict[str, Any]) -> Table:
    table = Table(header_style="bold", box=None, pad_edge=False)
    for title in ("host", "", "records", "to review", "page"):
        right = title in ("records", "to review")
        table.add_column(title, justify="right" if right else "left", overflow="fold")
    pages = [page for page in summary["pages"] if page["records"]]
    for page in pages[:_MOST_HOSTS]:
        review = str(page["review"]) if page["review"] else ""
        table.add_row(
            show_text(page["host"] or "–"),
            show_text(page["host_country"] or ""),
            str(page["records"]),
            Text(review, style="yellow"),
            show_text(page["page_id"]),
        )
    if len(pages) > _MOST_HOSTS:
        table.add_row(f"… and {len(pages) - _MOST_HOSTS} more", "", "", "", "")
    return table


def _print_findings(console: Console, summary: dict[str, Any], verbose: bool) -> None:
    """Errors each, of the rest how many there are of a kind; all of them where ``verbose``."""
    for severity in SEVERITIES[: 3 if verbose else 2]:
        codes = summary["totals"]["codes"][severity]
        if not codes:
            continue
        console.print(Text(f"\n{severity}s" if severity != "info" else "\nnotes", "bold"))
        rows = summary["findings"][severity]
        each = verbose or severity == "error"
        for code, count in sorted(codes.items(), key=lambda item: (-item[1], item[0])):
            own = [row for row in rows if row["code"] == code]
            line = Text(f"{count:>6}  ", style=_STYLES[severity])
            console.print(line + show_text(f"{code}: {FINDINGS[code][1]}"), soft_wrap=True)
            shown = own if verbose else own[:_MOST_SHOWN] if each else []
            for row in shown:
                where = row["record_id"] or row["page_id"]
                console.print(show_text(f"        {where}: {row['message']}"), soft_wrap=True)
            if each and count > len(shown):
                console.print(f"        … and {count - len(shown)} more, all in the data set.")
    console.print()


def _tell_silent(summary: dict[str, Any]) -> list[str]:
    silent = [page["page_id"] for page in summary["pages"] if not page["records"]]
    if not silent:
        return []
    names = ", ".join(silent[:_MOST_NAMED])
    more = f" and {len(silent) - _MOST_NAMED} more" if len(silent) > _MOST_NAMED else ""
    what = "page" if len(silent) == 1 else "pages"
    return [f"{len(silent)} {what} gave no record: {names}{more}."]


def _print_next(console: Console, outcome: Outcome, output: Path) -> None:
    report = next((file for file in outcome.files if file.name == "validation_report.html"), None)
    console.print(
        show_text(f"The data set is in {output}/, the report in {report}."), highlight=False
    )
    if outcome.changes.first and outcome.summary["review"]:
        record = show(outcome.summary["review"][0]["record_id"])
        console.print(
            show_text(
                f"Next: open the report; `sistercities explain '{record}'` shows what a row rests"
                " on, `accept`, `set` and `drop` decide what is to review."
            ),
            soft_wrap=True,
        )
