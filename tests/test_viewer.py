"""Page views and the report in a browser: what they show, and that no page can do it harm."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from pipeline.report.marks import mark_lines
from pipeline.report.names import name_view
from tests.crawls import extract, write_page
from tests.data_sets import read_rows

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
HOSTILE = """# Sister cities of Graz

- Dijon, France (1957)
- Turku <img src=x onerror=alert(1)>, Finland (1968)
- "Kanazawa' onmouseover='alert(2), Japan (1973)

</script><script>alert(3)</script> {{ 7 * 7 }} <!-- neighbours --> Some 4,711 people came.
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("viewer")
    for number in range(6):
        write_page(folder / "raw", number)
    page = folder / "raw" / "a'<b>&.md"
    page.write_text(HOSTILE, encoding="utf-8")
    sidecar = {"url": "javascript:alert(4)", "fetched_at": "<script>alert(5)</script>"}
    page.with_name(page.name + ".meta.json").write_text(json.dumps(sidecar), encoding="utf-8")
    (folder / "raw" / "zero.md").write_text("# Graz\n\nOur sister cities are many.\n")
    extract(folder / "raw", folder / "out")
    return folder / "out"


def open_view(output: Path, page_id: str) -> BeautifulSoup:
    return BeautifulSoup((output / "pages" / name_view(page_id)).read_text("utf-8"), "lxml")


def test_every_page_has_a_view_that_leads_to_the_next(output: Path) -> None:
    pages = [row["page_id"] for row in read_rows(output, "pages")]
    assert {path.name for path in (output / "pages").iterdir()} == set(map(name_view, pages))
    seen, page = [pages[0]], pages[0]
    while link := open_view(output, page).select_one("a[rel=next]"):
        (page,) = [it for it in pages if name_view(it) == link["href"]]
        seen.append(page)
    assert seen == pages


def test_a_view_shows_the_words_of_each_record(output: Path) -> None:
    soup = open_view(output, "page-0000.md")
    text = (output.parent / "raw" / "page-0000.md").read_text("utf-8")
    for line in soup.select(".text p"):
        assert line.get_text() in text
    names = [tag.get_text() for tag in soup.select(".f-name[id]")]
    assert names == ["Dijon", "Debrecen", "Kanazawa"]
    assert [a["href"] for a in soup.select("aside ol a")] == ["#r1", "#r2", "#r3"]
    (year,) = [tag for tag in soup.select(".f-established") if tag.get_text() == "1957"]
    assert "established of Dijon: 1957" in str(year["title"])


@pytest.mark.parametrize("file", ["view", "report"])
def test_a_hostile_page_is_text(output: Path, file: str) -> None:
    view = output / "pages" / name_view("a'<b>&.md")
    path = view if file == "view" else output / "validation_report.html"
    soup = BeautifulSoup(path.read_text("utf-8"), "lxml")
    assert len(soup.find_all("script")) == (file == "report")
    assert not soup.find_all(["img", "iframe", "object", "b-"])
    assert not [a for tag in soup.find_all(True) for a in tag.attrs if a.startswith("on")]
    for tag in soup.find_all(href=True):
        assert re.match(
            r"#|pages/[a-z0-9-]+\.html|\.\./validation_report\.html$|[a-z0-9-]+\.html$",
            str(tag["href"]),
        )
    if file == "view":
        assert "{{ 7 * 7 }}" in soup.text
        assert "Some 4,711 people came." in soup.text


def test_pages_without_rows_are_listed_with_what_they_say(output: Path) -> None:
    soup = BeautifulSoup((output / "validation_report.html").read_text("utf-8"), "lxml")
    (item,) = soup.select("#silent li")
    assert "zero.md" in item.get_text()
    assert [mark.get_text() for mark in item.select("mark")] == ["sister cities"]


def test_the_map_has_a_dot_for_each_place_and_links_that_filter(output: Path) -> None:
    soup = BeautifulSoup((output / "validation_report.html").read_text("utf-8"), "lxml")
    rows = read_rows(output, "sister_cities")
    places = {(row["latitude"], row["longitude"]) for row in rows if row["latitude"] is not None}
    dots = soup.select("svg.map circle")
    assert len(dots) == len(places)
    assert all(0 <= float(str(dot["cx"])) <= 360 for dot in dots)
    (leeds,) = [a for a in soup.select("svg.map a") if a["href"] == "#?q=Leeds"]
    assert 175 < float(str(leeds.circle["cx"])) < 180  # type: ignore[index]
    years = soup.select(".by-year a")
    assert sum(int(a.find(string=True)) for a in years) == sum(bool(r["established"]) for r in rows)


def test_what_lies_in_another_is_marked_for_the_shorter_one() -> None:
    def mention(start: int, end: int, field: str, **more: object) -> dict[str, object]:
        base = {"record_id": "a", "value": "v", "chosen": True, "reason": None, "source": "list"}
        return {
            **base,
            "rule": "r",
            "confidence": None,
            "field": field,
            "start": start,
            "end": end,
            **more,
        }

    text = "Bonn, Germany\n12 of 1949"
    rows = [{"record_id": "a", "position": 4, "name": "Bonn"}]
    found = [
        mention(0, 13, "name"),
        mention(6, 13, "country"),
        mention(0, 4, "population", chosen=False, reason="range"),
        mention(20, 24, "established", record_id=None, chosen=False, reason="no_year"),
    ]
    first, second = mark_lines(text, rows, found)
    assert [(p.text, p.kinds) for p in first] == [
        ("Bonn", "m f-name of-4"),
        (", ", "m f-name of-4"),
        ("Germany", "m f-country of-4"),
    ]
    assert first[0].anchor == "r4"
    assert [(p.text, p.kinds) for p in second] == [
        ("12", "number"),
        (" of ", ""),
        ("1949", "rejected"),
    ]
    assert "".join(p.text for line in (first, second) for p in line) == text.replace("\n", "")


def browse(path: Path, fragment: str = "") -> tuple[BeautifulSoup, list[str]]:
    """The page after its script ran, and what the console said."""
    assert BROWSER
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"]
    url = f"file://{quote(str(path.resolve()))}{fragment}"
    profile = f"--user-data-dir={path.resolve().parent.parent}/profile"
    done = subprocess.run(
        [BROWSER, *flags, profile, "--dump-dom", url], capture_output=True, text=True, timeout=120
    )
    return BeautifulSoup(done.stdout, "lxml"), re.findall(r".*CONSOLE.*", done.stderr)


@pytest.mark.skipif(not BROWSER, reason="needs chromium")
def test_a_browser_filters_sorts_and_complains_of_nothing(output: Path) -> None:
    report = output / "validation_report.html"
    soup, said = browse(report)
    assert said == []
    assert not soup.select_one("#filters[hidden]")
    every = soup.select("table.records tr[data-host]")
    soup, said = browse(report, "#?country=JP&sort=-3")
    assert said == []
    shown = [
        row for row in soup.select("table.records tr[data-host]") if not row.has_attr("hidden")
    ]
    assert 0 < len(shown) < len(every)
    assert {row["data-country"] for row in shown} == {"JP"}
    assert soup.select_one("#shown").get_text() == f"{len(shown)} of {len(every)} records"  # type: ignore[union-attr]
    years = [cell["data-key"] for row in shown for cell in row.select("td.date[data-key]")]
    assert years == sorted(years, reverse=True)
    soup, said = browse(output / "pages" / name_view("a'<b>&.md"), "#r1")
    assert said == []
    assert soup.select_one("#r1")
