"""The changes that a page must bear, each as text, and what is counted after them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pipeline.model import Extraction, Mention, Page, Record
from pipeline.score import Choice
from pipeline.score.perturb import CHANGES, FORMS, forms, is_markup, noise, wording
from pipeline.score.robust import Line, measure_robustness
from tests.test_cli import run
from tests.test_score import write_case

LONG = "Graz and its partners meet every year for a fair that lasts ten days and has many guests."


def test_foreign_line_after_every_third_block() -> None:
    text = "A\nB\nC\nD\n\nE\n\nF\n\nG"
    assert noise.add_share_lines(text, False) == (
        "A\nB\nC\nShare this page\nD\n\nE\n\nF\n\nShare this page\n\nG"
    )
    markup = "<h2>A</h2><ul><li>B</li><li><b>C</b></li></ul><p></p><p>D</p>"
    assert noise.add_share_lines(markup, True) == markup.replace(
        "</b></li>", "</b></li><li>Share this page</li>"
    )
    table = "<table><tr><th>A</th><td>B</td></tr>" + "<tr><td>C</td></tr>" * 2 + "</table>"
    assert noise.add_share_lines(table, True) == table.replace(
        "</tr></table>", "</tr><tr><td>Share this page</td></tr></table>"
    )


def test_credits_follow_short_blocks_only() -> None:
    assert noise.add_photo_lines(f"Dijon\n{LONG}\nLyon\n", False) == (
        f"Dijon\nPhoto: J. Smith\n{LONG}\nLyon\nPhoto: J. Smith\n"
    )
    hidden = "<script>'<p>a</p>'</script><!-- <p>b</p> -->"
    markup = f"{hidden}<dl><dt>Dijon</dt><dd>{LONG}</dd></dl>"
    assert noise.add_photo_lines(markup, True) == markup.replace(
        "</dt>", "</dt><dd>Photo: J. Smith</dd>"
    )


@pytest.mark.parametrize(
    ("text", "markup", "changed"),
    [
        (f"Dijon  \n{LONG}\n", False, f"Dijon[1]  \n{LONG}\n"),
        ("| Dijon | 1972 |\n", False, "| Dijon | 1972[1] |\n"),
        ("<p>Dijon</p>", True, "<p>Dijon<sup>[1]</sup></p>"),
        (
            "<tr><td>Dijon</td><td><p>1972</p></td></tr>",
            True,
            "<tr><td>Dijon<sup>[1]</sup></td><td><p>1972<sup>[1]</sup></p></td></tr>",
        ),
    ],
)
def test_footnote_marks(text: str, markup: bool, changed: str) -> None:
    done = noise.add_footnote_marks(text, markup)
    # The cell around the paragraph is short too, and may carry a mark of its own.
    assert done.replace("</sup></p><sup>[1]</sup>", "</sup></p>") == changed


def test_what_goes_in_front_and_behind() -> None:
    page = "<!DOCTYPE html><html><head><title>T</title></head><body class=x><p>Dijon</p>\n</body></html>"
    menu = noise.add_menu(page, True)
    assert menu.startswith(page[: page.index("<p>Dijon")] + "<ul><li>")
    assert menu.count("<li>") == 6
    assert noise.add_menu("Dijon", False).split("\n")[5:] == ["Contact", "", "Dijon"]
    assert noise.add_search(page, True).endswith("Africa.</p>\n\n</body></html>")
    assert noise.add_search("Dijon\n\n\n", False) == f"Dijon\n\n{noise.SEARCH}\n\n"
    assert noise.add_search("<p>Dijon", True) == f"<p>Dijon<p>{noise.SEARCH}</p>\n"
    for add in (noise.add_prose_behind, noise.add_prose_in_front):
        for text, markup in ((page, True), ("Dijon\n", False)):
            added = len(add(text, markup)) - len(text)
            assert noise.PROSE_LENGTH <= added < noise.PROSE_LENGTH * 1.1
    assert noise.add_prose_behind("Dijon\n", False).startswith("Dijon\n\nThe library")


@pytest.mark.parametrize(
    ("text", "markup", "known", "unknown"),
    [
        ("Sister Cities", False, "Twin Towns", "Kindred Communities"),
        ("TWIN TOWNS of Graz", False, "SISTER CITIES of Graz", "KINDRED COMMUNITIES of Graz"),
        ("Our partner city", False, "Our sister town", "Our kindred community"),
        ("It has a twin town.", False, None, None),
        (LONG + " sister city", False, None, None),
        (
            "<h2 id='sister-cities'>Sister <b>cities</b> and twin towns</h2><p>twin town</p>",
            True,
            "<h2 id='sister-cities'>Sister <b>cities</b> and sister cities</h2><p>twin town</p>",
            "<h2 id='sister-cities'>Sister <b>cities</b> and kindred communities</h2>"
            "<p>twin town</p>",
        ),
    ],
)
def test_synonyms_in_headings(
    text: str, markup: bool, known: str | None, unknown: str | None
) -> None:
    assert wording.use_known_synonyms(text, markup) == (known or text)
    assert wording.use_unknown_synonyms(text, markup) == (unknown or text)


def test_marks_of_lists_and_headings_go() -> None:
    text = "# Twin towns #\n\n== Europe ==\nAsia\n----\n• Dijon\n  - Lyon\n12. Metz\n-5 degrees\n"
    assert wording.turn_bullets_to_lines(text, False) == (
        "# Twin towns #\n\n== Europe ==\nAsia\n----\nDijon\nLyon\nMetz\n-5 degrees\n"
    )
    assert wording.turn_headings_to_lines(text, False) == (
        "Twin towns\n\nEurope\nAsia\n• Dijon\n  - Lyon\n12. Metz\n-5 degrees\n"
    )
    markup = "<h3 class=x>Asia</h3><ul id=y><li>Dijon</li><li>Lyon</ul>"
    assert wording.turn_bullets_to_lines(markup, True) == (
        "<h3 class=x>Asia</h3><div><br>Dijon<br>Lyon</div>"
    )
    assert wording.turn_headings_to_lines(markup, True).startswith("<p>Asia</p><ul id=y>")


ROWS = (
    {"name": "Dijon", "country": "FR", "established": "1972-05-09", "host": "Graz"},
    {"name": "A & B", "population": "120000", "area_km2": "40.4", "relationship": "other"},
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_forms_tell_all_of_each_row(form: object) -> None:
    render = {each.name: each for each in FORMS}[form.name].render  # type: ignore[attr-defined]
    source = render(ROWS)
    words = BeautifulSoup(source, "lxml").get_text(" ") if "<" in source else source
    for told in ("Sister cities of Graz", "Dijon", "France", "9 May 1972", "Partner cities"):
        assert told in words
    for told in ("A & B", "120,000", "40.4 km²"):
        assert told in words


@pytest.mark.parametrize(
    ("render", "selector", "count"),
    [
        (forms.render_list, "ul > li", 2),
        (forms.render_table, "table tr", 4),
        (forms.render_definitions, "dl > dt", 2),
        (forms.render_cards, ".cards > .card > h3", 2),
    ],
)
def test_forms_are_what_they_are_called(render: object, selector: str, count: int) -> None:
    page = BeautifulSoup(render(ROWS), "lxml")  # type: ignore[operator]
    assert len(page.select(selector)) == count


@pytest.mark.parametrize(
    ("text", "suffix", "markup"),
    [
        ("<p>a", ".html", True),
        ("plain", ".htm", False),
        ("<!-- x --> <!DOCTYPE html><p>", ".txt", True),
        ("a <p> b", ".txt", False),
    ],
)
def test_markup_is_told(text: str, suffix: str, markup: bool) -> None:
    assert is_markup(text, suffix) is markup


def read_naively(page: Page) -> Extraction:
    """Every line ``Name (year)`` is a row, up to the first line that is none; then none is."""
    records = []
    for line in page.text.splitlines():
        found = re.fullmatch(r"(\w+) \(?(?:since )?(\d{4})\)?", line)
        if not found and records and line:
            break
        if found:
            cells = {"name": found[1], "established": found[2]}
            chosen = {
                field: Mention(field, value, value, -1, -1, "list", "test", True)
                for field, value in cells.items()
            }
            records.append(Record(page.id, len(records) + 1, chosen))
    return Extraction(page, records)


def test_losses_and_gains_are_counted(tmp_path: Path) -> None:
    names = ("Dijon", "Lyon", "Metz", "Nancy")
    page = "Twin towns\n" + "".join(f"{name} (1972)\n" for name in (*names, "Zzz")) + "Photo 1\n"
    golds = [f"Graz,{name},,{1972 + (name == 'Metz')},,,,,,," for name in names]
    write_case(tmp_path / "a", *golds, page=page)
    lines = measure_robustness(
        [tmp_path], Choice(workers=1, left_out=["ner"]), extract=read_naively
    )
    table: dict[str, Line] = {line["change"]: line for line in lines}
    assert list(table) == [*(change.name for change in CHANGES), *(form.name for form in FORMS)]
    share = table["'Share this page' after every third block"]
    assert (share["pages"], share["rows"], share["lost"], share["lost_share"]) == (1, 4, 2, 0.5)
    # Dates of three rows are right; that of Nancy is lost with its row.
    assert (share["cells"], share["cells_lost"], share["added"]) == (3, 1, 0)
    assert share["worst"] == [("a", 2, 0)]
    assert table["six menu lines in front"]["lost"] == 0
    assert table["bullets to lines"]["pages"] == 0
    assert table["bullets to lines"]["lost_share"] is None
    plain = table["rows as plain text"]
    # Metz has no right date, so its line ends the list for this reader.
    assert (plain["rows"], plain["lost"]) == (4, 2)


def test_rows_that_were_there_before_are_not_added(tmp_path: Path) -> None:
    write_case(tmp_path / "a", "Graz,Dijon,,1972,,,,,,,", page="Dijon (1972)\nZzz (1980)\n")

    def read(page: Page) -> Extraction:
        lines = page.text.count("Photo: J. Smith")
        extra = "".join(f"Photo{number} (1990)\n" for number in range(lines))
        start = page.text.find("Dijon")
        return read_naively(
            Page(page.id, "Dijon (1972)\nZzz (1980)\n" + extra if start >= 0 else "")
        )

    lines = measure_robustness([tmp_path], Choice(workers=1), extract=read)
    added = {line["change"]: line["added"] for line in lines if line["added"]}
    assert added == {"'Photo: J. Smith' after each short line": 2}


def test_command(tmp_path: Path) -> None:
    page = "Sister cities of Graz\n\n- Dijon, France (1972)\n- Lyon, France (1980)\n"
    rows = [f"Graz,{name},FR,,sister city,,,,,," for name in ("Dijon", "Lyon")]
    for slug in ("a", "b", "c"):
        write_case(tmp_path / slug, *rows, page=page)
    words = ("--robust", "--sample", "2", "--no-ner", "--workers", "1", "--json", "out.json")
    done = run("score", ".", *words, cwd=tmp_path)
    assert done.exit_code == 0, done.stderr
    assert re.search(r"six menu lines in front +2 +4 +0 +0\.0", done.stdout)
    table = json.loads((tmp_path / "out.json").read_text())
    assert {line["pages"] for line in table if line["change"].startswith("rows as")} == {2}
    assert run("score", ".", "--robust", "--cv", cwd=tmp_path).exit_code == 2
