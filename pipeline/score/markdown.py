"""The score as a Markdown table between two marks of a file, for the README."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.score.report import Report

BEGIN, END = "<!-- score -->", "<!-- /score -->"
_FIELDS = ("rows", "country", "established", "relationship", "population", "area_km2", "host")


class MarkError(ValueError):
    """The file does not hold the two marks."""


def render_markdown(report: Report, label: str, baseline: Mapping[str, float | None]) -> str:
    """The table; ``label`` says what was measured and when, as nothing here reads a clock.

    ``baseline`` is another extractor's F1 by field, to stand beside ours.
    """
    whole = report["all"]
    lines = [
        f"{label}: {whole['pages']} pages, {whole['rows']} rows.",
        "",
        "| field | precision | recall | F1 | n | baseline F1 |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in _FIELDS:
        field = whole["fields"][name]
        ratios = " | ".join(_ratio(field[key]) for key in ("precision", "recall", "f1"))
        other = _ratio(baseline.get(name))
        lines.append(f"| {name} | {ratios} | {field['n']} | {other} |")
    lines += [
        "",
        f"Rows right in every field: {_ratio(whole['rows_right'])}"
        f" (baseline {_ratio(baseline.get('rows_right'))}). Values not marked for review"
        f" that are right: {_ratio(whole['unmarked_precision'])}. Rows on the"
        f" {whole['empty_pages']} pages that have none: {whole['rows_on_empty_pages']}.",
    ]
    return "\n".join(lines)


def _ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def write_between(file: Path, table: str) -> None:
    """Replace what stands between the marks of ``file``; raises MarkError without them."""
    text = file.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise MarkError(f"{file} has no {BEGIN} … {END}.")
    file.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
