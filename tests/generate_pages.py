"""Random pages: partners laid out in one layout, with sentences that mislead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.model import Page
from pipeline.page import make_page
from tests.generate import NOTHING, Fact, Partner, partners
from tests.generate_prose import HOST, write_decoy, write_prose

Drawn = tuple[list[Partner], str]
"""The partners of a page, and its text."""
Layout = Callable[[st.DrawFn], Drawn]


def _title(draw: st.DrawFn) -> str:
    # gap: "Sister Cities" above "City of Graz": the host is taken for a partner
    titles = ("Sister Cities of Graz", "Graz and its Sister Cities", "Graz – Sister Cities")
    return draw(st.sampled_from(titles))


def _place(partner: Partner) -> str:
    city = partner.city
    return ", ".join(part for part in (city.name, city.region, city.country) if part)


def _headed(draw: st.DrawFn, frame: str) -> Drawn:
    dated = [draw(st.integers(0, 3)) > 0 for _ in range(5)]
    drawn = zip(draw(partners(2, 5)), dated, strict=False)
    rows = [row if kept else row._replace(date=NOTHING) for row, kept in drawn]
    sections = (
        f"{frame.format(number, _place(row))}\n\n{write_prose(draw, row)}"
        for number, row in enumerate(rows, 1)
    )
    return rows, "\n\n".join((_title(draw), *sections))


def _listed(draw: st.DrawFn, frame: str) -> Drawn:
    rows = [row._replace(population=NOTHING, area=NOTHING) for row in draw(partners(3, 8))]
    lines = (
        frame.format(
            place=_place(row), name=row.city.name, country=row.city.country, date=row.date.words
        )
        for row in rows
    )
    closing = f"\n\n{write_decoy(draw, HOST)}" if draw(st.booleans()) else ""
    return rows, f"{_title(draw)}\n\n" + "\n".join(lines) + closing


def _by_country(draw: st.DrawFn) -> Drawn:
    rows = [row._replace(population=NOTHING, area=NOTHING) for row in draw(partners(3, 8))]
    rows.sort(key=lambda row: row.city.country)
    groups = (
        f"{country}\n" + "\n".join(f"{row.city.name} ({row.date.words})" for row in group)
        for country, group in groupby(rows, key=lambda row: row.city.country)
    )
    return rows, "\n\n".join((_title(draw), *groups))


_HEADER = ("City", "Country", "Date of establishment", "Population", "Area (km2)")


def _cells(row: Partner, nothing: str) -> tuple[str, ...]:
    facts = (row.population.words or nothing, row.area.words or nothing)
    return (row.city.name, row.city.country, row.date.words, *facts)


def _table(draw: st.DrawFn, join: Callable[[Iterable[str]], str], nothing: str) -> Drawn:
    rows = draw(partners(3, 6, plain=True))
    lines = [join(_HEADER), *(join(_cells(row, nothing)) for row in rows)]
    return rows, f"{_title(draw)}\n\n" + "\n".join(lines)


def _blanks(draw: st.DrawFn) -> Drawn:
    rows = draw(partners(3, 6, plain=True))
    date = draw(st.sampled_from(("Established", "Date of establishment")))
    header = f"City Country {date} Population Area (km2)"
    lines = [header, *(" ".join(_cells(row, "-")) for row in rows)]
    return rows, f"{_title(draw)}\n\n" + "\n".join(lines)


def _html(draw: st.DrawFn) -> Drawn:
    rows = draw(partners(3, 6, plain=True))
    heads = "".join(f"<th>{cell}</th>" for cell in _HEADER)
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in _cells(row, ''))}</tr>\n" for row in rows
    )
    title = _title(draw).replace("\n\n", " – ")
    table = f"<table>\n<tr>{heads}</tr>\n{body}</table>"
    decoy = f"<p>{write_decoy(draw, HOST)}</p>"
    return rows, f"<!doctype html>\n<html><body><h1>{title}</h1>\n{table}\n{decoy}</body></html>"


def _labels(draw: st.DrawFn) -> Drawn:
    [row] = draw(partners(1, 1))
    fixed = f"Country: {row.city.country}\n"
    lines = [
        f"Sister city since: {row.date.words}",
        f"Altitude: {draw(st.integers(2, 900))} m",
        *(f"{label}: {fact.words}" for label, fact in _named(row) if fact.words),
    ]
    shuffled = fixed + "\n".join(draw(st.permutations(lines)))
    decoy = write_decoy(draw, row.city.name)
    return [row], f"{_title(draw)}\n\n{row.city.name}\n\n{shuffled}\n\n{decoy}"


def _named(row: Partner) -> tuple[tuple[str, Fact], ...]:
    return (("Population", row.population), ("Area", row.area))


def _stacked(draw: st.DrawFn) -> Drawn:
    rows = [row._replace(population=NOTHING, area=NOTHING) for row in draw(partners(3, 6))]
    cards = (f"{row.city.name}\n{row.city.country}\n{row.date.words}" for row in rows)
    return rows, "\n\n".join((_title(draw), *cards))


def _pairs(draw: st.DrawFn) -> Drawn:
    rows = [row._replace(population=NOTHING, area=NOTHING) for row in draw(partners(1, 4))]
    paragraphs = (
        f"Sister city relations between {HOST} and {row.city.name} have been established since "
        f"{row.date.words}. {write_decoy(draw, row.city.name)}"
        for row in rows
    )
    return rows, "\n\n".join((_title(draw), *paragraphs))


LAYOUTS: dict[str, Layout] = {
    "numbered": lambda draw: _headed(draw, "{0}. {1}"),
    "plain": lambda draw: _headed(draw, "City of {1}"),
    "bullets": lambda draw: _listed(draw, "- {place} ({date})"),
    "dash": lambda draw: _listed(draw, "{date} – {place}"),
    "since": lambda draw: _listed(draw, "{name} ({country}) since {date}"),
    "countries": _by_country,
    "bars": lambda draw: _table(draw, " | ".join, ""),
    "tabs": lambda draw: _table(draw, "\t".join, ""),
    "cells": lambda draw: _table(draw, "\n".join, "-"),
    "blanks": _blanks,
    "html": _html,
    "labels": _labels,
    "stacked": _stacked,
    "pairs": _pairs,
}
"""Layout -> what draws a page in it."""


@st.composite
def pages(draw: st.DrawFn, layout: str) -> Drawn:
    """A page in this layout, with the partners that stand on it."""
    return LAYOUTS[layout](draw)


def check_pages(layout: str, check: Callable[[Page, list[Partner]], None], examples: int) -> None:
    """Call ``check`` with so many random pages in this layout, the same ones in every run."""

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        # The pages are short as they are; to make a failing one shorter takes half a minute.
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(pages(layout))
    def run(drawn: Drawn) -> None:
        partners, text = drawn
        suffix = ".html" if layout == "html" else ".txt"
        check(make_page(f"random{suffix}", text.encode(), suffix, {}), partners)

    run()
