"""Decisions of a person: they change the rows, last, and are told when they no longer fit."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.corrections.file import CorrectionsError, append_line, read_corrections
from pipeline.corrections.nouns import COLUMNS, Correction
from pipeline.corrections.values import read_value
from pipeline.crawl import Options
from pipeline.tables.verify import verify_output
from tests.crawls import FAST, digest_rows, extract
from tests.data_sets import read_rows

PAGE = """Sister cities of Bergen

Seattle, United States
Sister city since 1967
Population: 737,000

Turku, Finland
Sister city since 1946

Gothenburg, Sweden
Population: 1,000,000,000

Friends of Bergen speak of Newcastle now and then.
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "bergen.txt").write_text(PAGE, encoding="utf-8")
    return folder


def decide(raw: Path, *lines: dict[str, str]) -> None:
    for line in lines:
        cells = dict.fromkeys(COLUMNS, "") | {"page": "bergen.txt"} | line
        append_line(raw / "corrections.csv", Correction(**cells))


def read(output: Path) -> dict[str, dict[str, Any]]:
    assert verify_output(output) == []
    return {row["name"]: row for row in read_rows(output, "sister_cities")}


def list_codes(output: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in read_rows(output, "findings"):
        if row["code"].startswith("correction"):
            found.setdefault(row["code"], []).append(row["message"])
    return found


def test_each_decision_changes_its_row_and_nothing_else(raw: Path, tmp_path: Path) -> None:
    extract(raw, tmp_path / "plain")
    before = read(tmp_path / "plain")
    decide(
        raw,
        {"partner": "Turku", "field": "established", "value": "1946-05", "decision": "set", "by": "ann",
             "on": "2026-03-01", "note": "city archive", "words": "Sister city since 1946"},
        {"partner": "Seattle", "field": "population", "decision": "blank"},
        {"partner": "Gothenburg", "decision": "drop"},
        {"partner": "Newcastle", "value": "South Africa", "decision": "add"},
        {"field": "host_country", "value": "Norway", "decision": "set"},
    )  # fmt: skip
    extract(raw, tmp_path / "out")
    after = read(tmp_path / "out")
    assert set(after) == {"Seattle", "Turku", "Newcastle"}
    assert (after["Turku"]["established"], after["Turku"]["established_precision"]) == (
        "1946-05",
        "month",
    )
    assert after["Turku"]["review_state"] == "corrected"
    assert after["Seattle"]["population"] is None
    assert (after["Newcastle"]["country_code"], after["Newcastle"]["host"]) == ("ZA", "Bergen")
    assert {row["host_country_code"] for row in after.values()} == {"NO"}
    assert after["Seattle"]["record_id"] == before["Seattle"]["record_id"]
    (told,) = [m for m in list_codes(tmp_path / "out")["correction_applied"] if "1946-05" in m]
    assert told == "established of Turku: set to 1946-05 by ann on 2026-03-01 (city archive)."
    mentions = read_rows(tmp_path / "out", "mentions")
    human = {(m["field"], m["value"]) for m in mentions if m["source"] == "human" and m["chosen"]}
    assert ("established", "1946-05") in human
    old = [m for m in mentions if m["field"] == "established" and m["reason"] == "corrected"]
    assert [(m["value"], m["words"]) for m in old] == [("1946", "1946")]
    assert any(m["reason"] == "dropped" and m["value"] == "Gothenburg" for m in mentions)


@pytest.mark.parametrize("field", ["", "population"])
def test_accepted_doubts_are_closed_until_the_value_changes(
    raw: Path, tmp_path: Path, field: str
) -> None:
    extract(raw, tmp_path / "out")
    row = read(tmp_path / "out")["Gothenburg"]
    assert (row["review"], row["review_state"]) == (True, "open")
    value = str(row[field]) if field else "; ".join(row["review_reasons"])
    decide(raw, {"partner": row["record_id"], "field": field, "value": value, "decision": "accept"})
    extract(raw, tmp_path / "out")
    row = read(tmp_path / "out")["Gothenburg"]
    assert (row["review"], row["review_state"], row["review_reasons"]) == (False, "accepted", [])
    page = raw / "bergen.txt"
    page.write_text(PAGE.replace("1,000,000,000", "590,000"), encoding="utf-8")
    extract(raw, tmp_path / "out")
    # Nobody has looked at the value that stands there now.
    assert ("correction_stale" in list_codes(tmp_path / "out")) is bool(field)


def test_two_rows_become_one(raw: Path, tmp_path: Path) -> None:
    decide(raw, {"partner": "Gothenburg", "value": "Turku", "decision": "same_as"})
    extract(raw, tmp_path / "out")
    rows = read(tmp_path / "out")
    assert set(rows) == {"Seattle", "Turku"}
    assert rows["Turku"]["established"] == "1946"


def test_what_no_longer_fits_is_told_and_not_applied(raw: Path, tmp_path: Path) -> None:
    decide(
        raw,
        {"partner": "Turku", "field": "established", "value": "1950", "decision": "set", "words": "since 1956"},
        {"partner": "Reykjavik", "decision": "drop"},
        {"page": "gone.html", "partner": "X", "decision": "drop"},
        {"partner": "Turku", "field": "population", "value": "many", "decision": "set"},
        {"partner": "Turku", "field": "colour", "value": "red", "decision": "set"},
        {"partner": "Turku", "decision": "approve"},
        {"partner": "Seattle", "decision": "add"},
    )  # fmt: skip
    extract(raw, tmp_path / "out")
    rows = read(tmp_path / "out")
    assert (rows["Turku"]["established"], rows["Turku"]["population"]) == ("1946", None)
    codes = list_codes(tmp_path / "out")
    assert {code: len(told) for code, told in codes.items()} == {
        "correction_stale": 1,
        "correction_unused": 3,
        "correction_unreadable": 3,
    }
    assert any("there is no page gone.html" in told for told in codes["correction_unused"])
    assert any("line 2" in told for told in codes["correction_stale"])


def test_only_the_pages_of_new_decisions_are_read_again(raw: Path, tmp_path: Path) -> None:
    shutil.copy(raw / "bergen.txt", raw / "other.txt")
    extract(raw, tmp_path / "out")
    decide(raw, {"partner": "Turku", "field": "established", "value": "1947", "decision": "set"})
    outcome = extract(raw, tmp_path / "out")
    assert (outcome.read, outcome.kept) == (1, 1)
    whole = digest_rows(tmp_path / "out")
    for _ in range(3):
        outcome = extract(raw, tmp_path / "out")
        assert (outcome.read, outcome.changes.nothing) == (0, True)
    assert digest_rows(tmp_path / "out") == whole
    extract(raw, tmp_path / "two", Options(ner=False, workers=2))
    assert digest_rows(tmp_path / "two") == whole
    (raw / "corrections.csv").unlink()
    assert extract(raw, tmp_path / "out").read == 1
    assert read_rows(tmp_path / "out", "findings")
    assert not list_codes(tmp_path / "out")


def test_dask_workers_apply_them(raw: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    decide(raw, {"partner": "Turku", "field": "established", "value": "1947", "decision": "set"})
    extract(raw, tmp_path / "out", FAST._replace(engine="dask", workers=1))
    parts = sorted((tmp_path / "out" / "sister_cities.parquet").glob("*"))
    assert parts
    text = (tmp_path / "out" / "sister_cities.csv").read_text(encoding="utf-8")
    assert ",1947,year," in text


@pytest.mark.parametrize(
    "text",
    [
        "page;partner;field;value;decision\r\nbergen.txt;Turku;established;1947;set\r\n",
        "\ufeffdecision,page,partner,field,value\nset,bergen.txt,Turku,established,1947\n",
        "page\tdecision\tpartner\tfield\tvalue\n\nbergen.txt\tset\tTurku\testablished\t1947",
    ],
)
def test_whatever_a_spreadsheet_writes_is_read(tmp_path: Path, text: str) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text(text, encoding="utf-8", newline="")
    ((line,),) = read_corrections(tmp_path).by_page.values()
    assert (line.partner, line.value, line.decision) == ("Turku", "1947", "set")
    append_line(file, line._replace(note="=1+1", words="two\nlines"))
    lines = read_corrections(tmp_path).of("bergen.txt")
    assert [one.value for one in lines] == ["1947", "1947"]
    assert "'=1+1" in file.read_text(encoding="utf-8") or "note" not in text


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"\xff\xfe\x00page", b""])
def test_a_file_that_is_no_table_stops_the_run(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "corrections.csv").write_bytes(content)
    with pytest.raises(CorrectionsError):
        read_corrections(tmp_path)
    with pytest.raises(CorrectionsError, match=r"nowhere\.csv"):
        read_corrections(tmp_path, tmp_path / "nowhere.csv")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("established", "1984-13"),
        ("established", "May 1984"),
        ("population", "-4"),
        ("area_km2", "nan"),
        ("country", "Ruritania"),
        ("relationship", "twin"),
        ("latitude", "3"),
        ("name", "  "),
    ],
)
def test_what_cannot_stand_in_a_cell_is_refused(field: str, text: str) -> None:
    with pytest.raises(ValueError, match=field):
        read_value(field, text)


def test_an_edited_file_is_kept_beside_the_new_one(raw: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    extract(raw, output)
    whole = digest_rows(output)
    path = output / "sister_cities.csv"
    edited = path.read_text(encoding="utf-8").replace("Turku", "Åbo")
    path.write_text(edited, encoding="utf-8")
    outcome = extract(raw, output)
    assert outcome.edited == (("sister_cities.csv", "sister_cities.csv.edited-1"),)
    assert (output / "sister_cities.csv.edited-1").read_text(encoding="utf-8") == edited
    assert whole.items() <= digest_rows(output).items()
    assert extract(raw, output).edited == ()


def test_commands_write_what_the_next_run_applies(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    extract(raw, Path("output"))

    def call(*words: str) -> Result:
        return CliRunner().invoke(app, [*words])

    done = call("set", "Turku", "established", "1947", "--by", "ann")
    assert done.exit_code == 0, done.output
    assert "1946 → 1947" in done.stdout
    assert "Sister city since 1946" in done.stdout
    assert call("accept", "gothenburg").exit_code == 0
    assert call("add", "bergen.txt", "Newcastle", "South Africa").exit_code == 0
    assert call("drop", "seattle", "--note", "not signed").exit_code == 0
    for wrong in (
        ("set", "Turku", "colour", "red"),
        ("set", "Turku", "established", "soon"),
        ("drop", "Atlantis"),
        ("add", "nowhere.txt", "X"),
    ):
        done = call(*wrong)
        assert done.exit_code == 2, wrong
        assert done.stderr.count("\n") == 1
    extract(raw, Path("output"))
    rows = read(Path("output"))
    assert set(rows) == {"Turku", "Gothenburg", "Newcastle"}
    assert (rows["Turku"]["established"], rows["Gothenburg"]["review"]) == ("1947", False)
    assert "correction_stale" not in list_codes(Path("output"))
