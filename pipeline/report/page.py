"""A page as it was read: its text, the words of each record marked, what was turned down."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Template

from pipeline.report.marks import mark_lines
from pipeline.report.names import name_view
from pipeline.report.render import load_template

Row = dict[str, Any]

NEIGHBOURS = "<!-- neighbours -->"
"""Where links to the pages before and behind go, which are known only when all are read."""

_LONGEST = 300_000
_MOST_LISTED = 100


def render_view(
    page: Row, records: Sequence[Row], mentions: Sequence[Row], findings: Sequence[Row]
) -> str:
    """The file of one page: nothing is loaded from elsewhere, no script, all text escaped."""
    return _load("page.html.j2").render(**_make_facts(page, records, mentions, findings))


def render_alone(
    page: Row, records: Sequence[Row], mentions: Sequence[Row], findings: Sequence[Row]
) -> str:
    """The file of one page that has no neighbours."""
    return render_view(page, records, mentions, findings).replace(NEIGHBOURS, "", 1)


def render_marked(page: Row, records: Sequence[Row], mentions: Sequence[Row]) -> str:
    """The marked text alone, as a notebook shows it."""
    return _load("marked.html.j2").render(**_make_facts(page, records, mentions, ()))


def render_neighbours(before: str | None, after: str | None) -> str:
    """Links to the views of the pages before and behind, by their ids."""
    names = [(it, name_view(it)) if it else None for it in (before, after)]
    return _load("neighbours.html.j2").render(before=names[0], after=names[1]).strip()


@cache
def read_style() -> str:
    """The style that views and notebooks share."""
    return (Path(__file__).parent / "marks.css").read_text(encoding="utf-8").strip()


def _load(name: str) -> Template:
    return load_template(Path(__file__).parent, name)


def _make_facts(
    page: Row, records: Sequence[Row], mentions: Sequence[Row], findings: Sequence[Row]
) -> Row:
    text = page["text"]
    unlikely = [m for m in mentions if m["reason"] == "unlikely_partner" and m["field"] == "name"]
    best: dict[str, float] = {}
    for mention in unlikely:
        best[mention["value"]] = max(mention["confidence"] or 0, best.get(mention["value"], 0))
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    return {
        "page": page,
        "records": sorted(records, key=lambda row: row["position"]),
        "lines": [line for line in mark_lines(text[:_LONGEST], records, mentions) if line],
        "cut": len(text) > _LONGEST,
        "unlikely": ranked[:_MOST_LISTED],
        "findings": list(findings)[:_MOST_LISTED],
        "style": read_style(),
    }
