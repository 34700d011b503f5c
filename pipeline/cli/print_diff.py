"""What ``diff`` prints: the counts, then the first rows that came, went or are different."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.changes import REASONS, Changes
from pipeline.changes.nouns import Cell, CellChange, ListedRow, RowChange
from pipeline.cli.show import show

_MOST_SHOWN = 20
_TITLES = ("total", "added", "removed", "moved", "changed", "unchanged")
_STYLES = {"added": "green", "removed": "red", "changed": "yellow"}


def print_changes(console: Console, changes: Changes) -> None:
    """Print what is different for a person at a terminal."""
    console.print(_make_table(changes))
    told = ", ".join(f"{column} {number:,}" for column, number in changes.cells.items())
    _print(console, f"Cells changed: {told}." if told else "")
    if changes.rows["renumbered"]:
        _print(console, f"Rows that stand elsewhere in their list: {changes.rows['renumbered']:,}.")
    for title, columns in (("New", changes.new_columns), ("Lost", changes.lost_columns)):
        _print(console, f"{title} columns: {', '.join(columns)}." if columns else "")
    _print_list(console, "added", changes, map(_describe_row, changes.added[:_MOST_SHOWN]))
    _print_list(console, "removed", changes, map(_describe_row, changes.removed[:_MOST_SHOWN]))
    _print_list(console, "changed", changes, map(_describe_change, changes.changed[:_MOST_SHOWN]))


def _make_table(changes: Changes) -> Table:
    table = Table(header_style="bold", box=None, pad_edge=False)
    table.add_column("")
    for title in _TITLES:
        table.add_column(title, justify="right")
    for name, counts in (("rows", changes.rows), ("pages", changes.pages)):
        table.add_row(name, *(f"{counts[title]:,}" if title in counts else "" for title in _TITLES))
    return table


def _print_list(console: Console, kind: str, changes: Changes, texts: Iterable[Text]) -> None:
    total, shown = changes.rows[kind], 0
    for shown, text in enumerate(texts, 1):
        if shown == 1:
            console.print(Text(f"\n{kind}", style=f"bold {_STYLES[kind]}"))
        console.print(text, soft_wrap=True)
    if shown and total > shown:
        _print(console, f"  … and {total - shown:,} more")


def _describe_row(row: ListedRow) -> Text:
    facts = ", ".join(fact for fact in (row.name, row.country, row.established) if fact)
    return _describe_id(row, f"  {facts}")


def _describe_change(row: RowChange) -> Text:
    return Text("\n").join([_describe_id(row, ""), *map(_describe_cell, row.cells)])


def _describe_id(row: ListedRow | RowChange, facts: str) -> Text:
    why = f"; {REASONS[row.why]}" if row.why else ""
    return Text.assemble(
        show(f"  {row.record_id}{facts}"), (show(f"  ({row.page_id}{why})"), "dim")
    )


def _describe_cell(cell: CellChange) -> Text:
    proofs = (cell.old_evidence, cell.new_evidence)
    words = " → ".join(f'"{_join(proof.words)}"' if proof else "–" for proof in proofs)
    line = f"    {cell.column}: {_show(cell.old)} → {_show(cell.new)}"
    return Text.assemble(show(line), (show(f"  ({words})") if any(proofs) else "", "dim"))


def _show(cell: Cell) -> str:
    match cell:
        case None:
            return "blank"
        case bool():
            return "yes" if cell else "no"
        case list():
            return ", ".join(map(str, cell)) or "none"
    return _join(str(cell))


def _join(words: str) -> str:
    return " ".join(words.split())


def _print(console: Console, line: str) -> None:
    if line:
        console.print(show(line), markup=False, highlight=False, soft_wrap=True)
