"""Random sentences: the facts of a partner, and what must not be taken for them."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.generate import Partner

HOST = "Graz"
_DECOYS = (
    "It was founded in {old}.",
    "{name} was first mentioned in {old} and received its charter in {old}.",
    "The university, opened in {old}, has {count:,} students.",
    "It lies {small} km from the sea.",
    "{name} is situated {small} kilometres north of the border, at an altitude of {small} m.",
    "The airport handles {count:,} passengers a year.",
    "The average temperature is {small} degrees.",
    "The cathedral was finished in {old}.",
    "Its football club dates from 1909.",
    "The city park covers {small} hectares.",
    "A delegation of {small} visited Graz in May 1998.",
    "The population density is {count:,} per square kilometre.",
    "The port was opened in 1956.",
    "The city was rebuilt after the earthquake of 1963.",
    "The city was established on 1 April 1955 by a merger.",
    "{name} hosted the Winter Games in 1984.",
    "The tenth anniversary of the partnership was celebrated in 2001.",
    "The agreement was renewed in 1999.",
    "The mayor of {name} visited Graz on 5 May 1979.",
    "Friendship House was opened in June 1991.",
    "Some {count:,} tourists visit {name} every year.",
    "The stadium seats {count:,} spectators.",
    "The province has {count:,} inhabitants.",
    "The province has a population of 2 million.",
    "The surrounding county has an area of {count:,} km2.",
    "The lake has an area of {small} km2.",
    "The airport covers 420 hectares.",
    "The car factory employs {count:,} people.",
    "{name} is also twinned with Leipzig, since 1990.",
    "The sister city committee was established in 1992.",
)
_LONG = (
    "The old town is known for its bridges, its markets and a theatre of some fame.",
    "Students and choirs of both cities visit each other nearly every summer.",
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
    "{name} became a sister city {on} {words}.",
)


def write_decoy(draw: st.DrawFn, name: str) -> str:
    return draw(st.sampled_from(_DECOYS)).format(
        name=name,
        old=draw(st.integers(1000, 1899)),
        count=draw(st.integers(1_000, 90_000)),
        small=draw(st.integers(2, 90)),
    )


def write_prose(draw: st.DrawFn, partner: Partner) -> str:
    """Sentences in any order: each fact that there is, and decoys between them."""
    name = partner.city.name
    sentences = [write_decoy(draw, name) for _ in range(draw(st.integers(1, 5)))]
    sentences.append(draw(st.sampled_from(_LONG)))
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
