"""Rows are neither lost nor invented for what stands around them: menus, news, other lines."""

from __future__ import annotations

import pytest

from pipeline.model import Extraction
from pipeline.page import make_page
from pipeline.run import extract_page

_NEWS = (
    "The parks department repainted the swimming pool near the old mill, and residents may "
    "comment until the end of the month. The waste calendar is kept in the reading room."
)
_MENU = "".join(f"<li><a href='/s/{at}'>Service number {at}</a></li>" for at in range(400))
_CHROME = (
    f"<nav><ul>{_MENU}</ul></nav>",
    "".join(f"<h2>News from the harbour</h2><p>{_NEWS}</p>" for _ in range(60)),
)
_LONG = 15_000


def _read(text: str, suffix: str = ".txt", url: str = "") -> Extraction:
    page = make_page(f"page{suffix}", text.encode(), suffix, {"url": url} if url else {})
    return extract_page(page)


def _rows(extraction: Extraction) -> list[tuple[str | None, ...]]:
    return [
        (r.value("name"), r.value("country"), r.value("established")) for r in extraction.records
    ]


def _dress(title: str, main: str) -> Extraction:
    before, after = _CHROME
    html = f"<html><head><title>{title}</title></head><body>{before}<h1>{title}</h1>{main}{after}"
    return _read(html, ".html")


STRASBOURG, KREFELD = ("Strasbourg", "FR", "1960"), ("Krefeld", "DE", "1969")
PROSE = (
    "<p>The sister city agreement with Strasbourg in France was signed in 1960. {0}</p>"
    "<p>The sister city agreement with Krefeld in Germany was signed in 1969. {0}</p>"
)


@pytest.mark.parametrize("title", ["Sister Cities of Leicester", "Leicester – Sister Cities"])
def test_a_long_page_whose_title_speaks_of_partners_is_read(title: str) -> None:
    extraction = _dress(title, PROSE.format(_NEWS))
    assert len(extraction.page.text) > _LONG
    assert _rows(extraction) == [STRASBOURG, KREFELD]


def test_a_long_page_on_another_matter_gives_no_unmarked_row() -> None:
    extraction = _dress("Leicester – City Archive", PROSE.format(_NEWS))
    assert all("partner_uncertain" in record.reasons for record in extraction.records)


def test_below_a_country_an_item_that_cannot_be_read_ends_no_list() -> None:
    listed = "<h3>{}</h3><ul><li>{}</li></ul>".format
    main = (
        listed("France", "Strasbourg (1960)")
        + listed("Nicaragua", "see below!")
        + listed("Germany", "Krefeld (1969)")
    )
    assert _rows(_dress("Sister Cities of Leicester", main)) == [STRASBOURG, KREFELD]


def _unfound(*values: str) -> object:
    gap = pytest.mark.xfail(
        reason="a city with its country's name, alone on the page", strict=False
    )
    return pytest.param(*values, marks=gap)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        _unfound("Luxembourg, Luxembourg", "Luxembourg", "LU"),
        _unfound("San Marino (San Marino)", "San Marino", "SM"),
        _unfound("Luxembourg\n\nLuxembourg (1988)", "Luxembourg", "LU"),
        _unfound("Singapore\nSingapore\n1988", "Singapore", "SG"),
        _unfound("Djibouti\nCountry: Djibouti\nSister city since: 1988", "Djibouti", "DJ"),
        _unfound(
            "Sister city relations between Graz and Monaco were established in 1988.",
            "Monaco",
            "MC",
        ),
        ("Panama City, Panama (1988)", "Panama City", "PA"),
        ("Mexico City, Mexico", "Mexico City", "MX"),
        ("Antigua Guatemala (1988)\nLinz, Austria (1990)", "Antigua Guatemala", "GT"),
        ("Antigua Guatemala\nGuatemala\n1988", "Antigua Guatemala", "GT"),
        _unfound("Guatemala\n\nAntigua Guatemala (1988)", "Antigua Guatemala", "GT"),
    ],
)
def test_a_city_may_have_the_name_of_its_country(text: str, name: str, code: str) -> None:
    rows = _rows(_read(f"Sister Cities of Graz\n\n{text}\n"))
    assert rows[0][:2] == (name, code)


@pytest.mark.parametrize(
    "text", ["Luxembourg", "Germany, Germany", "Guatemala", "Austria\n\nGermany\n\nAustria"]
)
def test_a_country_alone_is_no_partner(text: str) -> None:
    assert _rows(_read(f"Sister Cities of Graz\n\n{text}\n\nBrno, Czechia (1987)\n")) == [
        ("Brno", "CZ", "1987")
    ]


def test_a_record_whose_date_can_be_read_two_ways_is_kept() -> None:
    text = "Sister Cities of Plymouth\n\nBrest\nFrance\n04/09/1963\n\nGdynia\nPoland\n1976\n"
    extraction = _read(text)
    assert _rows(extraction) == [("Brest", "FR", None), ("Gdynia", "PL", "1976")]
    assert "date_ambiguous" in extraction.records[0].reasons


@pytest.mark.parametrize(
    "headline", ["Jazz weekend 2005", "Regatta 2011", "Open House 2019\n06.02.2024"]
)
def test_a_headline_below_a_list_is_no_partner(headline: str) -> None:
    lists = (
        "Sister Cities of Dundee\n\nGermany\nWürzburg (1962)\n\nFrance\nOrléans (1946)",
        "Sister Cities of Dundee\n\nCity Country Established Population Area (km2)\n"
        "Würzburg Germany 1962 127,000 87.6\nOrléans France 1946 114,000 27.48",
    )
    for text in lists:
        rows = _rows(_read(f"{text}\n\n{headline}\n{_NEWS}\n"))
        assert sorted(row[0] or "" for row in rows) == ["Orléans", "Würzburg"]


def test_a_heading_above_those_of_the_countries_ends_the_last_country() -> None:
    html = (
        "<h1>Sister Cities of Dundee</h1><h3>France</h3><p>Orléans (1946)</p>"
        "<h2>Regatta 2011</h2><ul><li>Rowing</li></ul>"
    )
    assert _rows(_read(html, ".html")) == [("Orléans", "FR", "1946")]


@pytest.mark.xfail(reason="one partner in one sentence: not found", strict=True)
def test_the_first_word_of_a_name_is_not_taken_for_an_adjective() -> None:
    text = "Mishima – twin towns\n\nMishima is twinned with {}. The charter was signed in 1991.\n"
    assert _rows(_read(text.format("New Plymouth")))[0][0] == "New Plymouth"
    assert _rows(_read(text.format("the Belgian city of Ghent")))[0][:2] == ("Ghent", "BE")


@pytest.mark.xfail(reason="a date of news is taken for the partnership's", strict=True)
def test_a_date_at_the_end_of_a_sentence_has_a_notation_of_its_own() -> None:
    """Dates of news with dots do not tell the order of a date with slashes."""
    text = (
        "Sister Cities of Tulsa\n\nThe sister city agreement between Tulsa and Amiens in France was "
        "signed on 03/07/2005.\n\nRegatta\n25.07.2024\n"
    )
    assert _rows(_read(text)) == [("Amiens", "FR", None)]


@pytest.mark.parametrize(
    ("sentence", "population", "area"),
    [
        ("Ewan Tully opened the new playground, which covers 60 hectares beside the mill.", None, None),
        ("The council rebuilt a sports hall, that has 2,000 inhabitants around it.", None, None),
        ("It is a quiet town, which covers 60 hectares.", None, "0.6"),
        ("Osnabr\u00fcck is the youngest port, which has 2,000 inhabitants.", "2000", None),
        ("About 2,000 residents signed a letter about the sewer.", None, None),
        ("The census counted 2,000 inhabitants.", "2000", None),
        ("The mayor thanked 2,000 residents who had helped.", None, None),
    ],
)  # fmt: skip
def test_what_a_thing_has_is_not_the_partners(
    sentence: str, population: str | None, area: str | None
) -> None:
    text = (
        f"Sister Cities of Graz\n\n1. Osnabr\u00fcck, Germany\n\nIt lies on a river. {sentence}\n"
    )
    record = _read(text).records[0]
    assert (record.value("population"), record.value("area_km2")) == (population, area)


def test_the_charter_of_a_town_begins_no_partnership() -> None:
    text = (
        "Sister Cities of Graz\n\n1. Osnabr\u00fcck, Germany\n\nOsnabr\u00fcck is twinned with Angers. "
        "Osnabr\u00fcck {} charter {} in 1909.\n"
    )
    assert _rows(_read(text.format("received its", "as a free town")))[0][2] is None
    assert _rows(_read(text.format("signed a", "of friendship")))[0][2] == "1909"


def test_the_year_of_the_first_partner_is_not_that_of_another() -> None:
    text = (
        "Sister Cities of Tampere\n\nSince the first sister city relationship with Brno of Czechia in "
        "2008, Tampere has become sister city of Larissa in Greece, Dundee in Scotland, Volos in "
        "Greece.\n"
    )
    dates = {name: date for name, _, date in _rows(_read(text))}
    assert {dates[name] for name in ("Larissa", "Dundee", "Volos")} == {None}


@pytest.mark.xfail(reason="a date of news is taken for the partnership's", strict=True)
def test_the_day_of_a_piece_of_news_begins_no_partnership() -> None:
    """Nor does it contradict the date of one, if its order is settled elsewhere."""
    html = (
        "<h1>Sister Cities of Thun</h1><h2>Lviv</h2><p>Country: Ukraine</p><p>{}</p><p>{}</p>"
        "<aside><h4>What the theatre does</h4><time>07.02.2024</time><p>{}</p></aside>"
    )
    undated = _read(html.format("Population: 700,000", _NEWS, _NEWS), ".html")
    assert _rows(undated) == [("Lviv", "UA", None)]
    dated = _read(html.format("Sister city since: 1954", _NEWS, _NEWS), ".html")
    assert _rows(dated) == [("Lviv", "UA", "1954")]
    assert dated.records[0].reasons == []
