"""Sections joined to partners, spellings of one name, and kinds of place in prose."""

from __future__ import annotations

import pytest

from pipeline.mentions.place_kinds import find_kinds, find_said
from pipeline.model import Page, Place, Section, Span
from pipeline.resolve.join import join_sections
from pipeline.resolve.spelling import find_spellings


def _section(text: str, name: str, layout: str, body: str = "", at: int = 0) -> Section:
    span = _find(text, name, at)
    bodies = (_find(text, body),) if body else ()
    return Section(layout, Place(span, span), (), bodies)


def _find(text: str, words: str, at: int = 0) -> Span:
    start = text.index(words, at)
    return Span(start, start + len(words))


def _join(text: str, *sections: Section) -> list[list[str]]:
    return [list(p.layouts) for p in join_sections(Page("page.txt", text), sections)]


def test_the_same_letters_are_the_same_partner() -> None:
    text = "Port Alder\nNewhaven"
    joined = _join(
        text,
        _section(text, "Port Alder", "rows"),
        _section(text, "Newhaven", "rows"),
        _section(text, "Alder", "sentences"),
    )
    assert joined == [["rows", "sentences"], ["rows"]]


def test_a_slip_joins_across_layouts_and_not_within_one() -> None:
    text = "Alderburgh\nAldersburgh"
    one, two = _section(text, "Alderburgh", "rows"), _section(text, "Aldersburgh", "sentences")
    assert _join(text, one, two) == [["rows", "sentences"]]
    assert _join(text, one, two._replace(layout="rows")) == [["rows"], ["rows"]]


@pytest.mark.parametrize(
    ("name", "body", "spelt"),
    [
        ("Alderburgh", "In Aldersburgh a school of Alderburgh's opened.", ["Aldersburgh"]),
        ("Port Alder", "to Portalder, not Port Hill", ["Portalder"]),
        ("Port Alder", "a Port-Alder line, the port of Alder", ["Port-Alder"]),
        ("Alderburgh", "The anti-Alderburgh vote of Alder and Burgh.", []),
    ],
)
def test_spellings_stand_as_words_of_their_own(name: str, body: str, spelt: list[str]) -> None:
    text = f"{name}\n{body}"
    page = Page("page.txt", text)
    (partner,) = join_sections(page, (_section(text, name, "headings", body),))
    mentions = find_spellings(page, partner)
    assert mentions[0].value == name
    assert [m.value for m in mentions if m.value != name] == spelt


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It is a large port city.", ["city"]),
        ("Paris the city of light.", []),
        ("It is the province in the north and is also a county.", ["province", "county"]),
        ("It is a city hall.", []),
    ],
)
def test_prose_says_a_kind(text: str, kinds: list[str]) -> None:
    assert [text[slice(*span)] for span, _ in find_said(text, 0, len(text))] == kinds


def test_kinds_stand_beside_the_name() -> None:
    text = "Alder\nThe province of Alder and Alder County met."
    section = _section(text, "Alder", "headings", text[6:])
    assert find_kinds(Page("page.txt", text), [section]) == {"province", "county"}
