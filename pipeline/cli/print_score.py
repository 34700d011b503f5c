"""What ``score`` prints: a table per field, the figures of the whole, and what went wrong."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.say import print_wide
from pipeline.cli.show import show_text
from pipeline.fields import FIELDS as ALL
from pipeline.score import DETAILS, FIELDS, Report, Score, Slip, Summary
from pipeline.score.counts import ROWS

_STYLES = {"wrong": "red", "extra": "red", "missed": "yellow", "unclaimed": "dim"}
_TITLES = {ROWS: ROWS} | {name: ALL[name].title for name in FIELDS}
_LANGUAGES = {"en": "English pages", "other": "pages in other languages"}
_MOST_UNCLAIMED = 12


def print_score(console: Console, report: Report, scores: list[Score], *, deep: bool) -> None:
    """Print the score for a person at a terminal; ``deep`` adds every slip.

    ``bad`` in the table of pages counts the cells that are wrong and not marked.
    """
    if deep:
        for score in scores:
            _print_slips(console, score)
    if len(scores) > 1:
        print_wide(console, _make_pages(report))
    parts = {"in all": report["all"]}
    if len(report["languages"]) > 1:
        parts |= {_LANGUAGES[name]: part for name, part in report["languages"].items()}
    for title, part in parts.items():
        console.print(_make_fields(part, title))
        _print_whole(console, part)


def _make_fields(whole: Summary, title: str) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", box=None)
    table.add_column("field")
    for title in ("precision", "recall", "F1", "n", "wrong", "missed"):
        table.add_column(title, justify="right")
    for name, field in whole["fields"].items():
        ratios = [_ratio(field["precision"]), _ratio(field["recall"]), _ratio(field["f1"])]
        numbers = [str(field["n"]), str(field["wrong"]), str(field["missed"])]
        table.add_row(name, *ratios, *numbers, style="dim" if name in DETAILS else "")
    return table


def _make_pages(report: Report) -> Table:
    table = Table(title="F1 per page", title_justify="left", header_style="bold", box=None)
    table.add_column("page", no_wrap=True)
    for title in ("n", *_TITLES.values(), "right", "bad"):
        table.add_column(title, justify="right", no_wrap=True)
    for slug, page in report["pages"].items():
        ratios = [page["fields"][name]["f1"] for name in _TITLES]
        cells = [_ratio(ratio, 2) for ratio in (*ratios, page["rows_right"])]
        bad = str(page["unmarked_wrong"] or "")
        table.add_row(show_text(slug), str(page["rows"]), *cells, bad)
    return table


def _print_whole(console: Console, whole: Summary) -> None:
    unmarked = _with_interval(whole["unmarked_precision"], whole["unmarked_precision_interval"])
    trusted = _with_interval(whole["trusted_recall"], whole["trusted_recall_interval"])
    unclaimed = f"{_ratio(whole['unclaimed_numbers'])} of {whole['numbers']}"
    lines = (
        f"{whole['pages']} pages, {whole['rows']} rows, {whole['cells']} cells in gold",
        f"rows right in every field      {_ratio(whole['rows_right'])}",
        f"trusted recall                 {trusted} of the cells right and unmarked",
        f"unmarked precision             {unmarked} of {whole['unmarked_values']} cells",
        f"right cells that are unmarked  {_ratio(whole['unmarked_of_right'])}",
        f"pages all right                {whole['pages_right']} of {whole['pages']}",
        f"unmarked wrong cells           {whole['unmarked_wrong']}"
        f" on {whole['pages_with_unmarked_wrong']} pages",
        f"numbers that none claimed      {unclaimed}",
        f"rows on pages without any      {whole['unmarked_rows_on_empty_pages']} unmarked,"
        f" {whole['rows_on_empty_pages'] - whole['unmarked_rows_on_empty_pages']} marked"
        f" on {whole['empty_pages']} pages",
    )
    console.print("\n" + "\n".join(lines) + "\n", highlight=False, markup=False, soft_wrap=True)


def _print_slips(console: Console, score: Score) -> None:
    slips = [slip for slip in score.slips if slip.kind != "unclaimed"]
    unclaimed = [slip for slip in score.slips if slip.kind == "unclaimed"]
    if not slips and not unclaimed:
        return
    console.print(show_text(score.pages[0], "bold"))
    for slip in slips + unclaimed[:_MOST_UNCLAIMED]:
        console.print(_describe(slip), soft_wrap=True)
    if len(unclaimed) > _MOST_UNCLAIMED:
        console.print(f"  … and {len(unclaimed) - _MOST_UNCLAIMED} more numbers", style="dim")


def _describe(slip: Slip) -> Text:
    if slip.kind == "unclaimed":
        words = f"{slip.expected}: … {slip.actual} …"
    elif slip.field == "row":
        words = slip.partner + (f" ({slip.actual})" if slip.actual else "")
    else:
        words = f"{slip.partner}: expected {slip.expected or 'blank'}, got {slip.actual or 'blank'}"
    return Text(f"  {slip.kind} {slip.field} ", style=_STYLES[slip.kind]) + show_text(words)


def _ratio(value: float | None, places: int = 3) -> str:
    return "–" if value is None else f"{value:.{places}f}"


def _with_interval(ratio: float | None, interval: list[float] | None) -> str:
    bounds = f" ({_ratio(interval[0])}–{_ratio(interval[1])})" if interval else ""
    return _ratio(ratio) + bounds
