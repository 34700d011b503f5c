"""Use the flattened columns of a page: certain cells become candidates, others findings."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.mentions.make import make_mention
from pipeline.model import Cell, Column, Finding, Mention, Page, Record
from pipeline.resolve.align import Alignment, align_column
from pipeline.resolve.choose import Candidate, choose_date
from pipeline.resolve.partner import Partner
from pipeline.values.page_dates import find_page_dates


@dataclass(slots=True)
class ColumnReadings:
    """What the columns gave: candidates by partner index, loose cells, and doubts."""

    candidates: dict[int, list[Candidate]] = field(default_factory=dict)
    loose: list[Mention] = field(default_factory=list)
    alignments: list[tuple[Column, Alignment]] = field(default_factory=list)

    def make_findings(self, page: Page, records: list[Record]) -> list[Finding]:
        """Findings on cells that could not be tied to one row; marks the records."""
        findings: list[Finding] = []
        for column, alignment in self.alignments:
            if not alignment.fits:
                findings.append(_note_misfit(page, column, records))
            for reachable, cells in _group_doubtful(alignment).items():
                findings += _note_doubtful(page, cells, [records[i] for i in reachable])
            for index in alignment.missing:
                findings.append(_note_missing(page, column, records[index]))
        return findings


def align_columns(
    page: Page,
    columns: tuple[Column, ...],
    partners: list[Partner],
    candidates: list[list[Candidate]],
) -> ColumnReadings:
    """Align each column with the partners, checked by the dates found elsewhere."""
    readings = ColumnReadings()
    if not columns:
        return readings
    known = {}
    for index, offered in enumerate(candidates):
        dates = [c for c in offered if c.mention.field == "established"]
        chosen = choose_date(dates).chosen
        if chosen:
            known[index] = chosen
    for column in columns:
        alignment = align_column(page, column, partners, known)
        readings.alignments.append((column, alignment))
        aligned = {cell.slot: index for index, cell in alignment.certain.items()}
        for cell in column.cells:
            mention = _read_cell(page, cell)
            if cell.field == "established" and cell.slot in aligned:
                readings.candidates.setdefault(aligned[cell.slot], []).append(Candidate(mention, 0))
            else:
                reason = "not_aligned" if cell.field == "established" else "agrees"
                readings.loose.append(mention.reject(reason))
    return readings


def _read_cell(page: Page, cell: Cell) -> Mention:
    if cell.field == "established":
        value = find_page_dates(page.flat, *cell.span)[0].iso or ""
    else:
        value = page.words(cell.span)
    return make_mention(page, cell.field, value, cell.span, source="table", rule="columns")


def _note_misfit(page: Page, column: Column, records: list[Record]) -> Finding:
    dates = sum(cell.field == "established" for cell in column.cells)
    message = (
        f"A column of {dates} dates could not be tied to the {len(records)} partners"
        " and was left out."
    )
    return Finding(page.id, "column_misfit", "warning", message, None, "established", *column.span)


def _group_doubtful(alignment: Alignment) -> dict[tuple[int, ...], list[Cell]]:
    groups: dict[tuple[int, ...], list[Cell]] = {}
    for cell, reachable in alignment.doubtful:
        groups.setdefault(reachable, []).append(cell)
    return groups


def _note_doubtful(page: Page, cells: list[Cell], records: list[Record]) -> list[Finding]:
    names = " or ".join(record.chosen["name"].value for record in records)
    dates = " and ".join(page.words(cell.span) for cell in cells)
    message = (
        f"In the column of dates {dates} can belong to {names}: the lists of the page do not"
        " settle which, so the cell is blank."
    )
    findings = []
    for record in records:
        if "established" in record.chosen:
            continue
        if "established_not_aligned" not in record.reasons:
            record.reasons.append("established_not_aligned")
        findings.append(
            Finding(
                page.id,
                "established_not_aligned",
                "warning",
                message,
                record.record_id,
                "established",
                *cells[0].span,
            )
        )
    return findings


def _note_missing(page: Page, column: Column, record: Record) -> Finding:
    record.reasons.append("established_cell_missing")
    message = (
        f"The row of {record.chosen['name'].value} has no date cell: the blank lines of the column"
        " show a gap at its place."
    )
    return Finding(
        page.id,
        "established_cell_missing",
        "warning",
        message,
        record.record_id,
        "established",
        *column.span,
    )
