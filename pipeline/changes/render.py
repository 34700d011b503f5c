"""Write changes as JSON and as the section of the validation report."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from pipeline.changes.nouns import REASONS, Changes
from pipeline.report.render import load_template

OPEN, CLOSE = "<!-- changes -->", "<!-- /changes -->"


def render_json(changes: Changes) -> str:
    """The text of ``changes.json``: keys in a fixed order, a line break at the end."""
    return json.dumps(asdict(changes), ensure_ascii=False, indent=2) + "\n"


def render_section(changes: Changes) -> str:
    """The HTML that stands between the marks of the report; all text escaped."""
    template = load_template(Path(__file__).parent, "section.html.j2")
    return template.render(changes=changes, reasons=REASONS)


def replace_section(html: str, section: str) -> str:
    """The report with another section; raises ``ValueError`` where its marks are missing."""
    before, opened, rest = html.partition(OPEN)
    _, closed, after = rest.partition(CLOSE)
    if not opened or not closed:
        raise ValueError(f"The report has no place for what changed: no {OPEN} … {CLOSE}.")
    return f"{before}{OPEN}\n{section.strip()}\n{CLOSE}{after}"
