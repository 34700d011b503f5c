"""Plain text pages: the layouts of the property tests, with other matters around them."""

from __future__ import annotations

from random import Random

from benchmarks.pages.draw import Host, draw_partners, make_draw
from benchmarks.pages.sentences import write_heading, write_label, write_paragraph
from tests.generate import Partner
from tests.generate_pages import LAYOUTS
from tests.generate_prose import HOST, write_prose

PLAIN = (*(name for name in LAYOUTS if name != "html"), "flattened")
Written = tuple[str, list[Partner]]


def write_plain(random: Random, host: Host, layout: str, size: int) -> Written:
    """A text page of about ``size`` bytes: crumbs, partners, then news of the city."""
    if layout == "flattened":
        body, rows = _write_flattened(random)
    else:
        rows, body = LAYOUTS[layout](make_draw(random))
    body = body.replace(HOST, host.name)
    parts = [f"{host.name} > {write_label(random)} > Sister Cities", body]
    left = size - sum(len(part.encode()) + 2 for part in parts)
    while left > 0:
        text = f"{write_heading(random)}\n{write_paragraph(random)}"
        parts.append(text)
        left -= len(text.encode()) + 2
    return "\n\n".join(parts) + "\n", rows


def _write_flattened(random: Random) -> Written:
    """A table of which a column of dates is left, between the names and the portraits."""
    rows = draw_partners(random, 4, 7)
    first, *rest = rows
    others = ", ".join(f"{row.city.name} in {row.city.country}" for row in rest[:-1])
    last = f"{rest[-1].city.name} in {rest[-1].city.country}"
    intro = (
        f"   Since the conclusion of the first sister city relationship with {first.city.name} of "
        f"{first.city.country} in {first.date.value[:4]}, {HOST} City has successively become "
        f"sister city of {others} and {last}."
    )
    dates = "\n\n\n\n".join(f" {row.date.words}" for row in rows)
    portraits = "\n\n".join(
        f"City of {row.city.name}, {row.city.country}\n\n"
        f"   {write_prose(make_draw(random), row._replace(date=row.date._replace(words='')))}"
        for row in rows
    )
    column = f"List of Sister Cities\n\n\n\n Date of Establishment\n\n\n\n{dates}"
    return "\n\n".join((f"{HOST} City and Sister Cities", intro, column, portraits)), rows
