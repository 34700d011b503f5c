"""Partners as HTML in each layout that city sites use; the facts are those of the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby
from random import Random
from typing import NamedTuple

from benchmarks.pages.draw import Host, draw_partners, make_draw
from benchmarks.pages.sentences import write_paragraph
from tests.generate import NOTHING, Partner
from tests.generate_prose import HOST, write_prose


class Content(NamedTuple):
    """The heading of a page, the HTML below it, and the partners that it names."""

    heading: str
    html: str
    rows: list[Partner]


class Asked(NamedTuple):
    """What a layout is to write: about how many partners, of whom, drawn from what."""

    random: Random
    host: Host
    most: int

    def draw(self, most: int = 99, plain: bool = False) -> list[Partner]:
        most = min(self.most, most)
        return draw_partners(self.random, max(1, most // 2), most, plain)

    def prose(self, row: Partner) -> str:
        return write_prose(make_draw(self.random), row).replace(HOST, self.host.name)


def _place(row: Partner) -> str:
    return ", ".join(part for part in (row.city.name, row.city.region, row.city.country) if part)


def _list(asked: Asked, frame: str, tag: str = "ul") -> tuple[str, list[Partner]]:
    rows = asked.draw()
    items = (
        frame.format(
            place=_place(row), name=row.city.name, country=row.city.country, date=row.date.words
        )
        for row in rows
    )
    return _wrap(tag, (f'<li class="list__item">{item}</li>' for item in items)), rows


def _wrap(tag: str, parts: Iterable[str]) -> str:
    return f'<{tag} class="partners">\n' + "\n".join(parts) + f"\n</{tag}>"


def write_bullets(asked: Asked) -> tuple[str, list[Partner]]:
    frames = ("{place} ({date})", "{date} – {place}", "{name} ({country}) since {date}")
    return _list(asked, asked.random.choice(frames))


def write_names(asked: Asked) -> tuple[str, list[Partner]]:
    html, rows = _list(asked, asked.random.choice(("{name}, {country}", "{name} ({country})")))
    return html, [row._replace(date=NOTHING) for row in rows]


def write_lines(asked: Asked) -> tuple[str, list[Partner]]:
    rows = asked.draw()
    lines = (f"<b>{row.city.name}</b>, {row.city.country} – {row.date.words}" for row in rows)
    return "<p>\n" + "<br>\n".join(lines) + "\n</p>", rows


def write_countries(asked: Asked) -> tuple[str, list[Partner]]:
    rows = sorted(asked.draw(), key=lambda row: row.city.country)
    groups = (
        f"<h3>{country}</h3>\n"
        + _wrap("ul", (f"<li>{row.city.name} ({row.date.words})</li>" for row in group))
        for country, group in groupby(rows, key=lambda row: row.city.country)
    )
    return "\n".join(groups), rows


def write_table(asked: Asked) -> tuple[str, list[Partner]]:
    rows = asked.draw(plain=True)
    heads = ["City", "Country", "Date of establishment", "Population", "Area (km2)"]
    cells = [
        [
            f'<a href="/partner/{row.city.code.lower()}-{at}">{row.city.name}</a>',
            row.city.country,
            *(fact.words for fact in (row.date, row.population, row.area)),
        ]
        for at, row in enumerate(rows)
    ]
    order = asked.random.choice(((0, 1, 2, 3, 4), (1, 0, 2, 3, 4), (0, 1, 2)))
    head = "".join(f'<th scope="col">{heads[at]}</th>' for at in order)
    body = (
        "<tr>" + "".join(f'<td class="table__cell">{line[at]}</td>' for at in order) + "</tr>"
        for line in cells
    )
    return _wrap("table", (f"<thead><tr>{head}</tr></thead>\n<tbody>", *body, "</tbody>")), rows


def write_definitions(asked: Asked) -> tuple[str, list[Partner]]:
    rows = asked.draw(8)
    parts = (f"<dt>{_place(row)}</dt>\n<dd>{asked.prose(row)}</dd>" for row in rows)
    return _wrap("dl", parts), rows


def write_headings(asked: Asked) -> tuple[str, list[Partner]]:
    rows = asked.draw(8)
    numbered = asked.random.random() < 0.5
    parts = (
        f"<h3>{f'{at}. ' * numbered}{_place(row)}</h3>\n<p>{asked.prose(row)}</p>"
        for at, row in enumerate(rows, 1)
    )
    return "\n".join(parts), rows


def write_single(asked: Asked) -> tuple[str, list[Partner]]:
    [row] = draw_partners(asked.random, 1, 1)
    facts = (("Population", row.population), ("Area", row.area))
    labels = [("Country", row.city.country), ("Sister city since", row.date.words)]
    labels += [(label, fact.words) for label, fact in facts if fact.words]
    lines = (f"<p><strong>{label}:</strong> {words}</p>" for label, words in labels)
    story = write_paragraph(asked.random, 3)
    return f"<h2>{row.city.name}</h2>\n" + "\n".join(lines) + f"\n<p>{story}</p>", [row]


Layout = Callable[[Asked], tuple[str, list[Partner]]]


def make_content(layout: Layout, asked: Asked) -> Content:
    html, rows = layout(asked)
    titles = ("Sister Cities of {}", "{} and its Sister Cities", "{} – Sister Cities")
    return Content(escape(asked.random.choice(titles).format(asked.host.name)), html, rows)
