"""Render the summary as one self-contained HTML file and as JSON."""

from __future__ import annotations

import base64
import hashlib
import shlex
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from pipeline.fields import FIELDS
from pipeline.model import Extraction
from pipeline.report.bars import count_bars
from pipeline.report.map import draw_map
from pipeline.report.names import MOST_VIEWS, name_view
from pipeline.report.summary import Row, Summary, summarise
from pipeline.rules.codes import FINDINGS


def render_report(extractions: list[Extraction]) -> dict[str, str]:
    """Return file name to text, for a caller that writes all its files together."""
    return render_summary(summarise(extractions))


def render_summary(summary: Summary) -> dict[str, str]:
    """Return file name to text of a report whose facts are known."""
    return {
        "validation_report.html": render_html(summary),
        "validation_report.json": render_json(summary),
    }


def render_json(summary: Summary) -> str:
    """The facts as JSON, one a line: what ``json.dumps`` would give, in less time."""
    text = msgspec.json.format(msgspec.json.encode(summary), indent=2)
    return text.decode("utf-8") + "\n"


def render_html(summary: Summary) -> str:
    """Return the page: no script but our own, nothing from elsewhere, all text escaped."""
    numbered = [(f"record-{n}", record) for n, record in enumerate(summary["records"], 1)]
    anchors = {record["record_id"]: anchor for anchor, record in numbered}
    script = read_script()
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return load_page().render(
        summary=summary,
        numbered=numbered,
        anchors=anchors,
        columns=[field for field in FIELDS.values() if field.shown and field.reported],
        meanings={code: meaning for code, (_, meaning) in FINDINGS.items()},
        script=script,
        script_hash=digest,
        bars=count_bars(summary),
        world=draw_map(summary),
        views=summary["totals"]["pages"] <= MOST_VIEWS,
    )


@cache
def read_script() -> str:
    """The one script of the report; the page's policy lets no other run."""
    return (Path(__file__).parent / "viewer.js").read_text(encoding="utf-8")


def load_page() -> Template:
    """The template of the whole page."""
    return load_template(Path(__file__).parent, "template.html.j2")


class _Environment(Environment):
    """The report is made of dicts: their keys are asked first, and not after their methods."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def load_template(folder: Path, name: str) -> Template:
    """Load a template of the report or of a part of it: all text escaped, the same filters."""
    # Autoescape is set outright: by file name, jinja2 would not escape in a ".j2".
    environment = _Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"number": format_number, "words": format_words, "view": name_view}
    environment.filters["quoted"] = shlex.quote
    environment.globals["doubts"] = group_doubts
    environment.tests["linkable"] = is_linkable
    return environment.get_template(name)


def group_doubts(review: list[Row]) -> list[tuple[str, list[tuple[Row, Row]]]]:
    """Records to review by code, each with the reason that has it; the commonest code first."""
    groups: dict[str, list[tuple[Row, Row]]] = {}
    for row in review:
        for reason in row["reasons"]:
            groups.setdefault(reason["code"], []).append((row, reason))
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def format_number(value: str | int) -> str:
    """Group thousands; text that is no finite number stays as it is.

    >>> format_number("1250000"), format_number("98.6"), format_number("many")
    ('1,250,000', '98.6', 'many')
    """
    try:
        number = Decimal(value)
    except InvalidOperation:
        return str(value)
    return f"{number:,f}" if number.is_finite() else str(value)


def format_words(code: str) -> str:
    """Return a code as words.

    >>> format_words("sister_city"), format_words("area_km2")
    ('sister city', 'area (km²)')
    """
    return code.replace("_km2", " (km²)").replace("_", " ")


def is_linkable(url: str | None) -> bool:
    """Tell whether a browser may follow ``url``: never a script or a file of the reader's."""
    return url is not None and url.lower().startswith(("http://", "https://"))
