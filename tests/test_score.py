"""The scorer: what notes allow, who is paired with whom, what counts as wrong or missed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.model import Extraction, Mention, Page, Record
from pipeline.places import find_places, infer_country, link_place
from pipeline.score import (
    AblationError,
    Count,
    GoldError,
    Score,
    ablate,
    add_up,
    find_cases,
    make_report,
    measure_page,
)
from pipeline.score.gold import Gold, is_right, read_table
from pipeline.score.ledger import list_numbers
from pipeline.score.match import Row, match_rows
from pipeline.score.notes import read_note
from tests.test_cli import run

HEADER = (
    "host,name,country_iso2,established,relationship,population,population_qualifier,"
    "population_year,area_km2,area_kind,notes\n"
)


def write_case(folder: Path, *lines: str, page: str = "Sister cities\n") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gold.csv").write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")
    (folder / "page.txt").write_text(page, "utf-8")
    return folder


def read_golds(folder: Path, *lines: str) -> tuple[Gold, ...]:
    return tuple(read_table(write_case(folder, *lines) / "gold.csv"))


def make_extraction(*rows: dict[str, str], marked: bool = False) -> Extraction:
    """Records of which only the values matter; all of them stand nowhere on the page."""
    records = []
    for number, cells in enumerate(rows, 1):
        chosen = {
            field: Mention(field, value, value, -1, -1, "list", "test", True)
            for field, value in cells.items()
        }
        reasons = ["established_conflict"] if marked else []
        records.append(Record("page.txt", number, chosen, reasons=reasons))
    return Extraction(Page("page.txt", ""), records)


DIJON = {
    "name": "Dijon",
    "host": "Graz",
    "country": "FR",
    "established": "1972-05",
    "relationship": "sister_city",
}
GOLD_DIJON = "Graz,City of Dijon,FR,1972-05,twin town,,,,,,"


def tell(score: Score, field: str) -> tuple[int, int, int]:
    count = score.counts[field]
    return count.right, count.wrong, count.missed


NOTES = [
    ("XX acceptable", {"country": ["XX"]}, [], False),
    ("page names the county only, PL acceptable", {"country": ["PL"]}, [], False),
    ("empty country acceptable", {"country": [""]}, [], False),
    ("PL or empty country acceptable", {"country": ["", "PL"]}, [], False),
    ("1987 acceptable at year precision", {"established": ["1987"]}, [], False),
    ("established empty or 1987 acceptable", {"established": ["1987", ""]}, [], False),
    (
        "1987-05 and 1988-01-02 both acceptable",
        {"established": ["1988-01-02", "1987-05"]},
        [],
        False,
    ),
    ("population 8,290,000 acceptable", {"population": ["8290000"]}, [], False),
    ("121000 acceptable as population", {"population": ["121000"]}, [], False),
    ("72.3 km2 is acceptable", {"area_km2": ["72.3"]}, [], False),
    ("friendship city acceptable", {"relationship": ["friendship city"]}, [], False),
    ("kind not stated there; optional row", {"relationship": [""]}, [], True),
    ("country is optional", {"country": [""]}, [], False),
    ("host may be empty", {"host": [""]}, [], False),
    ("Poland acceptable as country", {"country": ["PL"]}, [], False),
    ("Nowa Huta acceptable", {}, ["Nowa Huta"], False),
    ("also spelt Gdansk-si", {}, ["Gdansk-si"], False),
    (
        "page: Danzig, Prussia (now Sopot, Poland); either name acceptable",
        {},
        ["Danzig", "Sopot"],
        False,
    ),
    ("doubtful row", {}, [], True),
    ("region on page: Mazovia", {}, [], False),
    ("1975 is a visit; XY is wrong", {}, [], False),
    ("20 km is a distance; host only in the address", {}, [], False),
    ("", {}, [], False),
]


@pytest.mark.parametrize(("words", "values", "names", "optional"), NOTES)
def test_notes(words: str, values: dict[str, list[str]], names: list[str], optional: bool) -> None:
    note = read_note(words)
    assert (note.values, note.names, note.optional, note.open) == (values, names, optional, set())


def test_doubtful_field_is_not_asserted(tmp_path: Path) -> None:
    (gold,) = read_golds(tmp_path, "Graz,Dijon,FR,1972,twin town,,,,,,date doubtful")
    assert "established" not in gold.cells
    assert "country" in gold.cells


@pytest.mark.parametrize(
    ("field", "accepted", "actual", "right"),
    [
        ("area_km2", "22.5", "22.53", True),
        ("area_km2", "22.5", "22.6", False),
        ("area_km2", "58.3", "58.30", True),
        ("area_km2", "748", "748.7", False),
        ("area_km2", "", "748", False),
        ("population", "120000", "120001", False),
        ("established", "1984-10", "1984-10", True),
        ("established", "1984-10", "1984", False),
        ("established", "1984", "1984-10", False),
        ("host", "Kraków", "Krakow City", True),
        ("host", "Kraków", "", False),
        ("country", "GB", "GG", False),
    ],
)
def test_cells(field: str, accepted: str, actual: str, right: bool) -> None:
    assert is_right(field, (accepted,), actual) is right


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("sister city", "sister_city"),
        ("twin town (announced)", "sister_city"),
        ("partner city", "sister_city"),
        ("sister city (inactive)", "sister_city"),
        ("friendship city", "friendship_city"),
        ("cooperation agreement", "other"),
        ("", ""),
    ],
)
def test_kinds_of_relationship(tmp_path: Path, words: str, kind: str) -> None:
    (gold,) = read_golds(tmp_path, f"Graz,Dijon,FR,,{words},,,,,,")
    assert gold.cells["relationship"] == (kind,)


def test_right_page_is_right(tmp_path: Path) -> None:
    score = measure_page("a", read_golds(tmp_path, GOLD_DIJON), make_extraction(DIJON))
    assert tell(score, "rows") == (1, 0, 0)
    assert tell(score, "established") == (1, 0, 0)
    assert tell(score, "population") == (0, 0, 0)
    assert score.rows_right == 1
    assert (score.unmarked.right, score.unmarked.wrong) == (5, 0)
    assert score.slips == []


def test_wrong_is_both_and_blank_only_missed(tmp_path: Path) -> None:
    golds = read_golds(tmp_path, GOLD_DIJON, "Graz,Trieste,IT,1973,twin town,,,,,,")
    wrong = DIJON | {"established": "1972"}
    blank = {"name": "Trieste", "host": "Graz", "country": "IT", "relationship": "sister_city"}
    score = measure_page("a", golds, make_extraction(wrong, blank))
    assert tell(score, "established") == (0, 1, 2)
    assert tell(score, "established_year") == (1, 0, 1)
    assert score.rows_right == 0
    assert (score.unmarked.right, score.unmarked.wrong) == (8, 1)
    assert [(slip.partner, slip.kind) for slip in score.slips] == [
        ("City of Dijon", "wrong"),
        ("Trieste", "missed"),
    ]


def test_value_where_blank_is_right_is_wrong_only(tmp_path: Path) -> None:
    score = measure_page(
        "a", read_golds(tmp_path, GOLD_DIJON), make_extraction(DIJON | {"population": "150000"})
    )
    assert tell(score, "population") == (0, 1, 0)
    assert (score.rows_right, score.slips[0].kind) == (0, "extra")


def test_missed_and_extra_rows_carry_their_cells(tmp_path: Path) -> None:
    other = DIJON | {"name": "Lyon"}
    score = measure_page("a", read_golds(tmp_path, GOLD_DIJON), make_extraction(other))
    for field in ("rows", "country", "established", "relationship", "host"):
        assert tell(score, field) == (0, 1, 1)
    assert (score.unmarked.right, score.unmarked.wrong) == (0, 5)


def test_marked_rows_are_not_held_to_precision(tmp_path: Path) -> None:
    rows = (DIJON | {"country": "BE"}, DIJON | {"name": "Lyon"})
    golds = read_golds(tmp_path, GOLD_DIJON)
    score = measure_page("a", golds, make_extraction(*rows, marked=True))
    assert (score.unmarked.right, score.unmarked.wrong) == (0, 0)
    assert tell(score, "country") == (0, 2, 1)


ALTERNATIVES = "Graz,Agram,HR,1994-03-01,twin town,,,,,,"


@pytest.mark.parametrize(
    ("note", "field", "actual", "counts"),
    [
        ("1994 acceptable", "established", "1994", (1, 0, 0)),
        ("1994 acceptable", "established", "1995", (0, 1, 1)),
        ("established empty acceptable", "established", "", (0, 0, 0)),
        ("established empty acceptable", "established", "1995", (0, 1, 0)),
        ("YU acceptable", "country", "YU", (1, 0, 0)),
        ("empty country acceptable", "country", "", (0, 0, 0)),
        ("now Zagreb; either name acceptable", "name", "Zagreb", (1, 0, 0)),
        ("now Zagreb; either name acceptable", "name", "Rijeka", (0, 1, 1)),
    ],
)
def test_alternatives(
    tmp_path: Path, note: str, field: str, actual: str, counts: tuple[int, int, int]
) -> None:
    golds = read_golds(tmp_path, ALTERNATIVES + note)
    row = {"name": "Agram", "country": "HR", "established": "1994-03-01", field: actual}
    score = measure_page("a", golds, make_extraction(row))
    assert tell(score, "rows" if field == "name" else field) == counts


@pytest.mark.parametrize("rows", [(), (DIJON,), (DIJON | {"country": "BE"},)])
def test_optional_rows_count_neither_way(tmp_path: Path, rows: tuple[dict[str, str], ...]) -> None:
    score = measure_page(
        "a", read_golds(tmp_path, GOLD_DIJON + "optional row"), make_extraction(*rows)
    )
    assert {field: tell(score, field) for field in score.counts} == dict.fromkeys(
        score.counts, (0, 0, 0)
    )
    assert (score.unmarked, score.slips, score.empty_pages) == (Count(), [], 0)


def gold(name: str, country: str = "", established: str = "", optional: bool = False) -> Gold:
    cells = {"country": (country,), "established": (established,)}
    return Gold(tuple(name.split("|")), cells, optional)


def row(name: str, country: str = "", established: str = "") -> Row:
    cells = dict.fromkeys(("relationship", "population", "area_km2", "host"), "")
    return Row(name, cells | {"country": country, "established": established})


MATCHES: list[tuple[str, list[Gold], list[Row], list[int | None]]] = [
    ("folded", [gold("City of Újváros", "HU")], [row("Ujvaros", "HU")], [0]),
    ("kind word", [gold("Mark District", "DE")], [row("Mark", "DE")], [0]),
    ("no part of a name", [gold("York", "GB")], [row("New York", "US")], [None]),
    (
        "country decides",
        [gold("Birmingham", "US"), gold("Birmingham", "GB")],
        [row("Birmingham", "GB"), row("Birmingham", "US")],
        [1, 0],
    ),
    (
        "cells decide",
        [gold("Salem", "US", "1990"), gold("Salem", "US", "1999")],
        [row("Salem", "US", "1999"), row("Salem", "US", "1990")],
        [1, 0],
    ),
    ("one to one", [gold("Salem", "US")], [row("Salem", "US"), row("Salem", "US")], [0]),
    ("blank country", [gold("Salem", "US")], [row("Salem")], [0]),
    ("other country only as a last resort", [gold("Salem", "US")], [row("Salem", "IN")], [0]),
    ("exact before folded", [gold("Cebu", "PH")], [row("Cebu City", "PH"), row("Cebu", "PH")], [1]),
    (
        "a row is freed for one that has no other",
        [gold("Saigon|Huế", "VN", "1990"), gold("Huế", "VN")],
        [row("Huế", "VN", "1990"), row("Saigon", "VN")],
        [1, 0],
    ),
    (
        "required before optional",
        [gold("Salem", "US", optional=True), gold("Salem", "US")],
        [row("Salem", "US")],
        [None, 0],
    ),
]


@pytest.mark.parametrize(
    ("golds", "rows", "expected"), [m[1:] for m in MATCHES], ids=[m[0] for m in MATCHES]
)
def test_match(golds: list[Gold], rows: list[Row], expected: list[int | None]) -> None:
    assert match_rows(golds, rows) == expected


def test_count_ratios() -> None:
    count = Count(right=3, wrong=1, missed=3)
    assert (count.precision, count.recall, count.f1) == (0.75, 0.5, 0.6)
    assert (Count().precision, Count().recall, Count().f1) == (None, None, None)


def test_pages_add_up(tmp_path: Path) -> None:
    golds = read_golds(tmp_path, GOLD_DIJON)
    scores = [
        measure_page("a", golds, make_extraction(DIJON)),
        measure_page("b", golds, make_extraction()),
        measure_page("c", (), make_extraction(DIJON)),
    ]
    whole = add_up(scores)
    assert tell(whole, "rows") == (1, 1, 1)
    assert (whole.empty_pages, whole.on_empty) == (1, 1)
    report = make_report(scores)
    assert report["all"]["rows_right"] == 0.5
    assert list(report["pages"]) == ["a", "b", "c"]
    assert report["pages"]["b"]["fields"]["rows"]["f1"] == 0.0
    assert json.loads(json.dumps(report)) == report


def test_ledger_counts_what_no_mention_touches() -> None:
    text = "Twin towns\nDijon since 1972 [3], 64 km2, 12 schools and 1,500 guests.\n\n"
    text += "far away\n" * 60 + "Views 77\n"
    at = text.index("1972")
    name = Mention("name", "Dijon", "Dijon", 11, 16, "list", "test", True)
    date = Mention("established", "1972", "1972", at, at + 4, "list", "test", True)
    at = text.index("12 schools")
    other = Mention("number", "12", "12", at, at + 2, "phrase", "number", reason="other_count")
    record = Record("p", 1, {"name": name, "established": date}, [other])
    page = Page("p", text)
    numbers, unclaimed = list_numbers(Extraction(page, [record]))
    assert [page.words(span) for span in numbers] == ["1972", "64", "12", "1,500"]
    assert [page.words(span) for span in unclaimed] == ["64", "1,500"]
    assert list_numbers(Extraction(page)) == ([], [])


def test_cases_are_folders_with_page_and_table(tmp_path: Path) -> None:
    for slug in ("01-a", "01-b", "02-c"):
        write_case(tmp_path / slug)
    (tmp_path / "03-d").mkdir()
    (tmp_path / "03-d" / "gold.csv").write_text(HEADER)
    (tmp_path / "03-d" / "source.txt").write_text("no page")
    assert [case.slug for case in find_cases(tmp_path)] == ["01-a", "01-b", "02-c"]
    assert [case.slug for case in find_cases(tmp_path, ["01*"], ["*-b"])] == ["01-a"]
    assert [case.slug for case in find_cases(tmp_path / "02-c")] == ["02-c"]
    with pytest.raises(GoldError):
        find_cases(tmp_path, ["9*"])
    with pytest.raises(GoldError):
        find_cases(tmp_path / "nowhere")


def test_table_without_a_column(tmp_path: Path) -> None:
    (write_case(tmp_path / "a") / "gold.csv").write_text("name,notes\nDijon,\n")
    with pytest.raises(GoldError, match="has no column"):
        find_cases(tmp_path)


def test_expected_tables_are_read(tmp_path: Path) -> None:
    table = tmp_path / "expected.csv"
    table.write_text(
        "name,country_code,relationship,established,population,population_qualifier,"
        "population_year,area_km2,host\nDijon,FR,sister_city,*,,,,40.4,Graz\n"
    )
    (gold,) = read_table(table)
    assert gold.cells["relationship"] == ("sister_city",)
    assert gold.cells["population"] == ("",)
    assert "established" not in gold.cells
    assert "established_year" not in gold.cells


def test_gazetteer_can_be_switched_off() -> None:
    with ablate(["gazetteer"]) as ner:
        assert ner
        assert find_places("Dijon", "FR") == []
        assert infer_country("Dijon") == (None, [])
        assert link_place("Dijon", "FR").candidate is None
    assert find_places("Dijon", "FR")
    with ablate(["ner", "populated"]) as ner:
        assert not ner
    with pytest.raises(AblationError, match="no-such-rule"), ablate(["ner", "no-such-rule"]):
        pass


def test_command(tmp_path: Path) -> None:
    page = "Sister cities of Graz\n\n- Dijon, France (1972)\n- Lyon, France (1980)\n"
    write_case(tmp_path / "a", "Graz,Dijon,FR,1972,sister city,,,,,,", page=page)
    done = run("score", ".", "--deep", "--no-ner", "--json", "out.json", cwd=tmp_path)
    assert done.exit_code == 0, done.stderr
    assert "precision" in done.stdout
    assert "extra row Lyon" in done.stdout
    figures = json.loads((tmp_path / "out.json").read_text())["all"]["fields"]["rows"]
    assert (figures["precision"], figures["recall"], figures["n"]) == (0.5, 1.0, 1)


@pytest.mark.parametrize("words", [("nowhere",), (".", "--without", "no-such-rule")])
def test_command_fails_in_one_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    write_case(tmp_path / "a")
    done = run("score", *words, cwd=tmp_path)
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.strip().endswith(".")
