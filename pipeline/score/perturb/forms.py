"""The same rows in other forms: list, table, definition list, cards, plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from pipeline.fields import FIELDS
from pipeline.values.countries import country_facts
from pipeline.values.months import NAMES

Cells = Mapping[str, str]
"""One row: ``name`` and its fields in the data set's notation, without the blank ones."""

_KINDS = {"friendship_city": "Friendship cities", "other": "Partner cities"}
_LABELS = {
    name: field.heading
    for name, field in FIELDS.items()
    if field.scored and field.shown and field.kind != "relationship"
}


def render_list(rows: Sequence[Cells]) -> str:
    """An HTML list, one item a row."""
    return _make_page(rows, lambda row: f"<li>{escape(_make_line(row))}</li>", "<ul>{}</ul>")


def render_table(rows: Sequence[Cells]) -> str:
    """An HTML table, with the columns that any row needs."""
    fields = [field for field in _LABELS if any(field in row for row in rows)]
    titles = ["City", *(_LABELS[field] for field in fields)]

    def render(row: Cells) -> str:
        told = [row["name"], *(_tell(row, field) for field in fields)]
        return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in told) + "</tr>"

    header = "<tr>" + "".join(f"<th>{title}</th>" for title in titles) + "</tr>"
    return _make_page(rows, render, f"<table>{header}{{}}</table>")


def render_definitions(rows: Sequence[Cells]) -> str:
    """A definition list: the name, then its values with their labels."""

    def render(row: Cells) -> str:
        values = "".join(f"<dd>{escape(line)}</dd>" for line in _list_labels(row))
        return f"<dt>{escape(row['name'])}</dt>{values}"

    return _make_page(rows, render, "<dl>{}</dl>")


def render_cards(rows: Sequence[Cells]) -> str:
    """Cards: a heading and short paragraphs each."""

    def render(row: Cells) -> str:
        values = "".join(f"<p>{escape(line)}</p>" for line in _list_labels(row))
        return f'<div class="card"><h3>{escape(row["name"])}</h3>{values}</div>'

    return _make_page(rows, render, '<div class="cards">{}</div>')


def render_plain(rows: Sequence[Cells]) -> str:
    """Plain text, one line a row."""
    lines = [_make_title(rows)]
    for kind, those in _split_kinds(rows).items():
        lines += ["", kind, "", *(_make_line(row) for row in those)]
    return "\n".join(lines) + "\n"


def _make_page(rows: Sequence[Cells], render: Callable[[Cells], str], frame: str) -> str:
    title = escape(_make_title(rows))
    sections = "\n".join(
        f"<h2>{kind}</h2>\n" + frame.replace("{}", "\n".join(render(row) for row in those))
        for kind, those in _split_kinds(rows).items()
    )
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title></head>'
        f"\n<body><h1>{title}</h1>\n{sections}\n</body></html>\n"
    )


def _make_title(rows: Sequence[Cells]) -> str:
    kind = next(iter(_split_kinds(rows)), "")
    host = next((row["host"] for row in rows if "host" in row), "")
    return f"{kind} of {host}" if host else kind


def _split_kinds(rows: Sequence[Cells]) -> dict[str, list[Cells]]:
    kinds: dict[str, list[Cells]] = {}
    for row in rows:
        kind = _KINDS.get(row.get("relationship", ""), "Sister cities")
        kinds.setdefault(kind, []).append(row)
    return kinds


def _make_line(row: Cells) -> str:
    """``Genk, Belgium (since May 1972), population 120,000, area 40.4 km²``."""
    return row["name"] + "".join(_tell_in_line(row, field) for field in _LABELS if field in row)


def _tell_in_line(row: Cells, field: str) -> str:
    if field == "country":
        return f", {_tell(row, field)}"
    words = f"{_LABELS[field].lower()} {_tell(row, field)}"
    return f" ({words})" if FIELDS[field].kind == "date" else f", {words}"


def _list_labels(row: Cells) -> list[str]:
    return [f"{label}: {_tell(row, field)}" for field, label in _LABELS.items() if field in row]


def _tell(row: Cells, field: str) -> str:
    """The cell as a page would write it; blank where the row has none."""
    value = row.get(field, "")
    if not value:
        return ""
    if FIELDS[field].kind == "country":
        return country_facts(value).name
    kind = FIELDS[field].kind
    if kind == "date":
        year, *rest = value.split("-")
        month = f"{NAMES[int(rest[0]) - 1]} " if rest else ""
        day = f"{int(rest[1])} " if len(rest) > 1 else ""
        return f"{day}{month}{year}"
    if kind == "persons":
        return f"{int(value):,}"
    return f"{value} km²" if kind == "area" else value
