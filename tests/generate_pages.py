"""Random pages: partners laid out in one layout, with sentences that mislead."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from tests.generate import Partner, partners

HOST = "Graz"
_DECOYS = (
    "It was founded in {old}.",
    "{name} was first mentioned in {old} and received its charter in {old}.",
    "The university, opened in {old}, has {count:,} students.",
    "It lies {small} km from the sea.",
    "{name} is situated {small} kilometres north of the border, at an altitude of {small} m.",
    "The province has {small} million inhabitants.",
    "The province has a population of {small}.5 million.",
    "The airport handles {count:,} passengers a year.",
    "The average temperature is {small} degrees.",
    "The cathedral was finished in {old}.",
    "Its football club dates from 1909.",
    "The city park covers {small} hectares.",
    "A delegation of {small} visited Graz in May 1998.",
    "The car factory employs {count:,} people.",
    "The population density is {count:,} per square kilometre.",
)
_POPULATION = (
    "{name} has a population of {words}.",
    "Its population is {words}.",
    "The city has {words} inhabitants.",
    "The population of {name} is {words}.",
)
_AREA = (
    "The city covers an area of {words}.",
    "It has an area of {words}.",
    "Its total area is {words}.",
)
_DATE = (
    "Sister city relations with Graz were established {on} {words}.",
    "The sister city agreement was signed {on} {words}.",
    "{name} has been a sister city of Graz since {words}.",
    "{name} became a sister city of Graz {on} {words}.",
)
Layout = Callable[[st.DrawFn], tuple[list[Partner], str]]
"""Draws a page: its partners, and its text."""


def _title(draw: st.DrawFn) -> str:
    titles = ("Sister Cities of Graz", "Graz and its Sister Cities", "Sister Cities\n\nCity of Graz")
    return draw(st.sampled_from(titles))


def _decoy(draw: st.DrawFn, name: str) -> str:
    return draw(st.sampled_from(_DECOYS)).format(
        name=name,
        old=draw(st.integers(1000, 1899)),
        count=draw(st.integers(1_000, 90_000)),
        small=draw(st.integers(2, 90)),
    )


def _prose(draw: st.DrawFn, partner: Partner) -> str:
    """Sentences in any order: each fact that there is, and decoys between them."""
    name = partner.city.name
    sentences = [_decoy(draw, name) for _ in range(draw(st.integers(0, 3)))]
    on = "on" if len(partner.date.value) == 10 else "in"
    for fact, wordings in (
        (partner.population, _POPULATION),
        (partner.area, _AREA),
        (partner.date, _DATE),
    ):
        if fact.words:
            wording = draw(st.sampled_from(wordings))
            sentences.append(wording.format(name=name, words=fact.words, on=on))
    return " ".join(draw(st.permutations(sentences)))


def _place(partner: Partner) -> str:
    city = partner.city
    return ", ".join(part for part in (city.name, city.region, city.country) if part)


def _headed(draw: st.DrawFn, frame: str) -> tuple[list[Partner], str]:
    rows = draw(partners(2, 5))
    sections = (
        f"{frame.format(number, _place(row))}\n\n{_prose(draw, row)}"
        for number, row in enumerate(rows, 1)
    )
    return rows, "\n\n".join((_title(draw), *sections))


def _listed(draw: st.DrawFn, frame: str) -> tuple[list[Partner], str]:
    rows = [row._replace(population=NOTHING, area=NOTHING) for row in draw(partners(3, 8))]
    lines = (
        frame.format(place=_place(row), name=row.city.name, country=row.city.country, date=row.date[0])
        for row in rows
    )
    closing = f"\n\n{_decoy(draw, HOST)}" if draw(st.booleans()) else ""
    return rows, f"{_title(draw)}\n\n" + "\n".join(lines) + closing
