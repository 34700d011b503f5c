"""The score as a Markdown table between two marks of a file, for the README."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.score.counts import ROWS
from pipeline.score.gold import FIELDS
from pipeline.score.report import Report

_FIELDS = (ROWS, *FIELDS)


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


def write_between(file: Path, table: str, name: str = "score") -> None:
    """Replace what stands between the marks ``<!-- name -->`` and ``<!-- /name -->`` of ``file``.

    Raises MarkError without them.
    """
    begins, ends = f"<!-- {name} -->", f"<!-- /{name} -->"
    text = file.read_text(encoding="utf-8")
    before, begin, rest = text.partition(begins)
    _, end, after = rest.partition(ends)
    if not begin or not end:
        raise MarkError(f"{file} has no {begins} … {ends}.")
    file.write_text(f"{before}{begins}\n{table}\n{ends}{after}", encoding="utf-8")
