"""The commands as a user types them, from a clean folder."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipeline.cli import app
from tests.cases import RAW

CONTRACT = {
    "pages",
    "partnerships.csv",
    "partnerships.parquet",
    "sister_cities.geojson",
    "datapackage.json",
    "changes.json",
    "sister_cities.parquet",
    "sister_cities.csv",
    "mentions.parquet",
    "findings.parquet",
    "findings.csv",
    "pages.parquet",
    "validation_report.html",
    "validation_report.json",
}


def run(*words: object, cwd: Path) -> Result:
    """A command in this process, from another folder: starting one takes longer than most do."""
    with chdir(cwd):
        return CliRunner().invoke(app, [*map(str, words)])


def test_extract_writes_the_contract(tmp_path: Path) -> None:
    """The program as it is started."""
    command = [sys.executable, "-m", "pipeline", "extract", str(RAW), "--output", "out"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    files = {file.name for file in (tmp_path / "out").iterdir()}
    assert {name for name in files if not name.startswith(".")} == CONTRACT
    assert "46 records" in done.stdout
    assert "validation_report.html" in done.stdout


def test_extract_takes_one_file(tmp_path: Path) -> None:
    done = run("extract", RAW / "nanchang.txt", "--output", "out", "--no-ner", cwd=tmp_path)
    assert done.exit_code == 0, done.stderr
    assert "12 records" in done.stdout


def test_explain_shows_chosen_and_rejected(tmp_path: Path) -> None:
    done = run("explain", "dimona", "--raw", RAW, cwd=tmp_path)
    assert done.exit_code == 0, done.stderr
    assert "34500" in done.stdout
    assert "target" in done.stdout


@pytest.mark.parametrize("record", ["atlantis", "ipswich"])
def test_explain_wants_one_record(tmp_path: Path, record: str) -> None:
    done = run("explain", record, "--raw", RAW, cwd=tmp_path)
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 1


def _break_page(folder: Path, kind: str) -> Path:
    raw = folder / "raw"
    if kind == "missing":
        return raw
    raw.mkdir()
    page = raw / "page.txt"
    match kind:
        case "no bytes":
            page.write_bytes(b"")
        case "binary":
            page.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
        case "broken sidecar":
            page.write_text("Sister cities")
            (raw / "page.meta.json").write_text("{")
    return raw


@pytest.mark.parametrize("kind", ["missing", "empty", "no bytes", "binary", "broken sidecar"])
def test_bad_input_gives_one_sentence_and_code_2(tmp_path: Path, kind: str) -> None:
    done = run("extract", _break_page(tmp_path, kind), "--output", "out", cwd=tmp_path)
    assert done.exit_code == 2, (done.stdout, done.stderr)
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.strip().endswith(".")
    assert not (tmp_path / "out").exists()


def test_one_bad_page_does_not_stop_the_others(tmp_path: Path) -> None:
    raw = _break_page(tmp_path, "binary")
    (raw / "good.txt").write_bytes((RAW / "nanchang.txt").read_bytes())
    done = run("extract", raw, "--output", "out", "--no-ner", cwd=tmp_path)
    assert done.exit_code == 0, done.stderr
    report = json.loads((tmp_path / "out" / "validation_report.json").read_text())
    assert "page_unreadable" in json.dumps(report)
    strict = run("extract", raw, "--output", "out", "--no-ner", "--strict", cwd=tmp_path)
    assert strict.exit_code == 1


def test_hostile_page_does_no_harm(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "page.txt").write_text(
        "Our sister cities\n\n1. Dijon, France\n\n<script>alert(1)</script> Sister city relations"
        " between Graz and Dijon have been established since 1990, and =HYPERLINK(1) too.\n"
    )
    done = run("extract", raw, "--output", "out", "--no-ner", cwd=tmp_path)
    assert done.exit_code == 0, done.stderr
    html = (tmp_path / "out" / "validation_report.html").read_text()
    # The report's own, which its policy alone lets run.
    assert html.lower().count("<script") == 1
    assert "alert(1)" in html
    (view,) = (tmp_path / "out" / "pages").iterdir()
    assert "<script" not in view.read_text().lower()


def test_help_has_examples(tmp_path: Path) -> None:
    for command in ("extract", "explain"):
        done = run(command, "--help", cwd=tmp_path)
        assert done.exit_code == 0
        assert "Example" in done.stdout
