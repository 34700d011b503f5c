"""The report: what it counts and shows, and that no page can do it harm."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from pipeline.model import Block, Claim, Extraction, Finding, Mention, Page, Record
from pipeline.report import render_report, summarise
from pipeline.report.names import name_view
from pipeline.report.render import is_linkable

TEXT = (
    "Twins of Examplestadt\n\nExamplestadt has 3 sister cities.\n\n"
    "1. Vale <b>County</b>, U.S.\n\nIt lies north of St. Ode. It has 1,200 people "
    "& <script>alert(1)</script>! Friends since May 1984.\n\n示范市\n\n人口是一万。成立于1990年。\n"
)


def make_mention(field: str, value: str, words: str, **more: str) -> Mention:
    start = TEXT.index(words)
    source, rule = more.get("source", "phrase"), more.get("rule", f"{field}_of")
    return Mention(field, value, words, start, start + len(words), source, rule)


def make_extraction() -> Extraction:
    paragraphs = TEXT.rstrip().split("\n\n")
    starts = [TEXT.index(part) for part in paragraphs]
    blocks = tuple(
        Block("line", at, at + len(part)) for at, part in zip(starts, paragraphs, strict=True)
    )
    page = Page("b/<i>.html", TEXT, blocks, url="javascript:alert(2)")
    about = make_mention("population_qualifier", "about", "has 1")
    first = {
        "name": make_mention("name", "Vale <b>County</b>", "Vale <b>County</b>", source="heading"),
        "country": make_mention("country", "US", "U.S.", source="heading"),
        "established": make_mention("established", "1984-05", "May 1984", source="model"),
        "population": make_mention("population", "1200", "1,200")._replace(parts=(about,)),
    }
    second = {
        "name": make_mention("name", "示范市", "示范市", source="heading"),
        "name_as_written": make_mention("name_as_written", "示范市", "示范市", source="heading"),
        "country": make_mention("country", "CN", "示范市")._replace(source="gazetteer"),
    }
    decoy = make_mention("population", "3", "3").reject("decoy")
    start = TEXT.index("1,200")
    return Extraction(
        page,
        records=[
            Record(page.id, 2, second, [decoy, decoy], [], "two"),
            Record(page.id, 1, first, [decoy.reject("x")], ["wider", "dated"], "one"),
        ],
        loose=[make_mention("established", "1990", "1990")._replace(reason=None)],
        findings=[
            Finding(page.id, "note", "info", "The page is short."),
            Finding(page.id, "wider", "warning", "1 < 2", "one", "population", start, start + 5),
        ],
        claims=[Claim(page.id, "cities", "3 sister cities", 40, 55, 3, 2, "short", ("Ode",))],
        host=make_mention("host", "Examplestadt", "Examplestadt", source="title"),
        layouts=("headings",),
    )


def render_soup(extractions: list[Extraction]) -> BeautifulSoup:
    return BeautifulSoup(render_report(extractions)["validation_report.html"], "lxml")


def list_items(soup: BeautifulSoup, section: str) -> list[str]:
    return [" ".join(item.get_text(" ").split()) for item in soup.select(f"#{section} .items li")]


def test_it_counts_what_a_person_must_know() -> None:
    summary = summarise([make_extraction()])
    assert summary["totals"] == {
        "pages": 1,
        "records": 2,
        "review": 1,
        "findings": {"error": 0, "warning": 1, "info": 1},
        "codes": {"error": {}, "warning": {"wider": 1}, "info": {"note": 1}},
        "claims": {"met": 0, "short": 1, "over": 0, "contradicted": 0},
        "values": 7,
        "values_from_model": 1,
    }
    fill = {row["field"]: (row["count"], row["percent"]) for row in summary["fill"]}
    assert (fill["name"], fill["population"], fill["region"]) == ((2, 100.0), (1, 50.0), (0, 0.0))
    assert summary["pages"][0]["fill"] == summary["fill"]
    assert [row["record_id"] for row in summary["records"]] == ["one", "two"]


def test_it_counts_values_by_rule_and_rejections_by_reason() -> None:
    summary = summarise([make_extraction()])
    rules = {row["field"]: row for row in summary["values_by_rule"]}
    assert list(rules) == ["name", "country", "established", "population", "population_qualifier"]
    assert rules["established"]["model"] == rules["established"]["total"] == 1
    assert [rule["source"] for rule in rules["country"]["rules"]] == ["gazetteer", "heading"]
    assert summary["rejected"] == [
        {"field": "established", "total": 1, "reasons": [{"reason": None, "count": 1}]},
        {"field": "population", "total": 3, "reasons": [{"reason": "decoy", "count": 3}]},
    ]


def test_a_record_to_review_carries_the_messages_of_its_reasons() -> None:
    (row,) = summarise([make_extraction()])["review"]
    wider, dated = row["reasons"]
    assert (wider["code"], wider["messages"], wider["field"]) == ("wider", ["1 < 2"], "population")
    assert (wider["value"], wider["sentence"]["marked"]) == ("1200", "1,200")
    assert [rival["value"] for rival in wider["rivals"]] == ["3"]
    assert (dated["code"], dated["messages"], dated["rivals"]) == ("dated", [], [])


def test_no_page_can_do_harm() -> None:
    soup = render_soup([make_extraction()])
    assert not soup.find_all(["img", "iframe", "link"])
    (script,) = soup.find_all("script")
    digest = hashlib.sha256(str(script.string).encode()).digest()
    (policy,) = soup.select('meta[http-equiv="Content-Security-Policy"]')
    assert f"script-src 'sha256-{base64.b64encode(digest).decode()}'" in str(policy["content"])
    assert not [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert "alert(1)" in soup.text
    assert "javascript:alert(2)" in soup.text
    hrefs = [str(a["href"]) for a in soup.find_all("a")]
    views = [href for href in hrefs if not href.startswith("#")]
    assert {href.partition("#")[0] for href in views} == {f"pages/{name_view('b/<i>.html')}"}
    targets = {str(tag["id"]) for tag in soup.find_all(id=True)}
    assert {it[1:] for it in hrefs if it.startswith("#") and it[1] != "?"} <= targets


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, expected: bool) -> None:
    assert is_linkable(url) is expected


def test_html_and_json_state_the_same_facts() -> None:
    texts = render_report([make_extraction()])
    facts = json.loads(texts["validation_report.json"])
    assert facts == summarise([make_extraction()])
    soup = render_soup([make_extraction()])
    tiles = [tile.get_text().split()[0] for tile in soup.select(".tiles b")]
    assert tiles == ["2", "1", "0", "1", "1", "1", "1"]
    rows = soup.select("table.records tr[id]")
    shown = [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")] for row in rows
    ]
    assert shown == [
        ["Vale <b>County</b> review", "U.S. US", "–", "1984-05", "about 1,200", "–"],
        ["示范市", "CN, inferred", "–", "–", "–", "–"],
    ]
    warning, note = list_items(soup, "findings")
    assert warning.endswith("population 1 < 2 It has 1,200 people & <script>alert(1)</script>!")
    assert note == "b/<i>.html The page is short."
    (claim,) = list_items(soup, "claims")
    assert claim.startswith("short by 1 cities: 3 claimed, 2 found")
    assert claim.endswith("Names: Ode")


def test_order_of_pages_changes_nothing() -> None:
    first, second = make_extraction(), make_extraction()
    second.page = replace(second.page, id="a.txt", url="https://a.example/")
    second.findings.reverse()
    assert render_report([first, second]) == render_report([second, first])


def test_an_empty_run_still_has_a_report() -> None:
    texts = render_report([])
    assert list(texts) == ["validation_report.html", "validation_report.json"]
    facts = json.loads(texts["validation_report.json"])
    assert facts["totals"]["records"] == 0
    assert {row["percent"] for row in facts["fill"]} == {None}
