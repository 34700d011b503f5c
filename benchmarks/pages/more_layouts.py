"""The wordier layouts: cards, accordions, prose, questions, an article, and no partner at all."""

from __future__ import annotations

from benchmarks.pages.draw import draw_partners
from benchmarks.pages.layouts import (
    Asked,
    Layout,
    write_bullets,
    write_countries,
    write_definitions,
    write_headings,
    write_lines,
    write_names,
    write_single,
    write_table,
)
from benchmarks.pages.sentences import write_heading, write_paragraph, write_sentence
from tests.generate import Partner

Written = tuple[str, list[Partner]]


def write_cards(asked: Asked) -> Written:
    rows = asked.draw(9)
    cards = (
        f'<div class="card card--teaser">\n<img src="/i/{at}.jpg" alt="{row.city.name}, view">\n'
        f'<strong class="card__title">{row.city.name}</strong>\n'
        f'<span class="card__meta">{row.city.country}</span>\n'
        f'<p class="card__text">Twinned since {row.date.words}</p>\n'
        f'<p class="card__text">{asked.prose(row._replace(date=row.date._replace(words="")))}</p>\n'
        f'<a class="card__more" href="/partner/{at}">Read more</a>\n</div>'
        for at, row in enumerate(rows)
    )
    return '<section class="grid">\n' + "\n".join(cards) + "\n</section>", rows


def write_accordion(asked: Asked) -> Written:
    rows = asked.draw(8)
    panels = (
        '<div class="accordion__item">\n<h3 class="accordion__header"><button type="button" '
        f'aria-expanded="false" aria-controls="p{at}">{row.city.name}, {row.city.country}</button>'
        f'</h3>\n<div id="p{at}" class="accordion__panel" hidden>'
        f"<p>{asked.prose(row)}</p></div>\n</div>"
        for at, row in enumerate(rows)
    )
    return '<div class="accordion">\n' + "\n".join(panels) + "\n</div>", rows


def write_stacked(asked: Asked) -> Written:
    rows = asked.draw()
    cards = (
        f'<div class="b">\n<div class="l">{row.city.name}</div>\n'
        f'<div class="l">{row.city.country}</div>\n<div class="l">{row.date.words}</div>\n</div>'
        for row in rows
    )
    return "\n".join(cards), rows


def write_pairs(asked: Asked) -> Written:
    rows = asked.draw(8)
    on = {10: "on", 7: "in", 4: "in"}
    parts = (
        f"<p>The sister city agreement with {row.city.name} in {row.city.country} was signed "
        f"{on[len(row.date.value)]} {row.date.words}. {write_sentence(asked.random)}</p>"
        for row in rows
    )
    return "\n".join(parts), rows


def write_questions(asked: Asked) -> Written:
    rows = asked.draw(6)
    parts = [
        f"<h3>When did {row.city.name} join?</h3>\n<p>The sister city agreement with "
        f"{row.city.name}, {row.city.country}, was signed in {row.date.value[:4]}. "
        f"{asked.prose(row._replace(date=row.date._replace(words='')))}</p>"
        for row in rows
    ]
    dated = [row._replace(date=row.date._replace(value=row.date.value[:4])) for row in rows]
    return "\n".join(parts), dated


def write_article(asked: Asked) -> Written:
    """Sections of an encyclopedia on other matters; one has the list of the partners."""
    rows = draw_partners(asked.random, 6, 24)
    items = "\n".join(
        f'<li><span class="flagicon"><img alt="{row.city.country}" src="//upload.example.org/'
        f'flags/{row.city.code.lower()}.svg" width="23" height="15" data-file-width="900"></span> '
        f'<a href="/wiki/{row.city.name}" title="{row.city.name}">{row.city.name}</a>, '
        f"{row.city.country} ({row.date.value[:4]})"
        f'<sup id="cite_ref-{at}" class="reference"><a href="#cite_note-{at}">[{at}]</a></sup></li>'
        for at, row in enumerate(rows, 20)
    )
    return (
        f"<p>{asked.host.name} is twinned with:</p>\n<ul>\n{items}\n</ul>",
        [row._replace(date=row.date._replace(value=row.date.value[:4])) for row in rows],
    )


def write_nothing(asked: Asked) -> Written:
    """A page that names places abroad without being tied to them."""
    visitors = draw_partners(asked.random, 1, 3)
    parts = [
        f"<h2>{write_heading(asked.random)}</h2>\n<p>Engineers from {row.city.name}, "
        f"{row.city.country}, called at {asked.host.name} this week. "
        f"{write_paragraph(asked.random)}</p>"
        for row in visitors
    ]
    return "\n".join(parts), []


LAYOUTS: dict[str, tuple[Layout, int]] = {
    "bullets": (write_bullets, 0),
    "names": (write_names, 0),
    "lines": (write_lines, 0),
    "stacked": (write_stacked, 0),
    "single": (write_single, 0),
    "nothing": (write_nothing, 0),
    "countries": (write_countries, 0),
    "pairs": (write_pairs, 0),
    "table": (write_table, 3_000),
    "definitions": (write_definitions, 5_000),
    "headings": (write_headings, 5_000),
    "accordion": (write_accordion, 6_000),
    "cards": (write_cards, 6_000),
    "questions": (write_questions, 6_000),
    "article": (write_article, 30_000),
}
"""Layout -> what writes it, and the bytes that a page must have for it to fit in."""
