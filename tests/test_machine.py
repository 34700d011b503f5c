"""What is the machine's fault passes: it is told in one sentence, and nothing of it is kept."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import pipeline.crawl.story
from pipeline.store import is_broken, tables
from tests.crawls import digest, digest_rows, extract, find_codes, write_page, write_pages


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return write_pages(tmp_path / "raw", 4)


def _before_reading(monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]) -> None:
    """Let something happen to the pages between their listing and their reading."""
    read = pipeline.crawl.story.read_stale

    def read_later(*args: Any, **options: Any) -> None:
        change()
        monkeypatch.undo()
        read(*args, **options)

    monkeypatch.setattr(pipeline.crawl.story, "read_stale", read_later)


def test_a_page_that_is_away_for_a_moment_comes_back(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, away = raw / "page-0001.md", tmp_path / "away"
    _before_reading(monkeypatch, lambda: page.rename(away))
    assert find_codes(extract(raw, tmp_path / "out")) == {"page_unreadable": 1}
    away.rename(page)
    outcome = extract(raw, tmp_path / "out")
    assert (outcome.read, find_codes(outcome)) == (1, {})


def test_a_page_that_changes_meanwhile_is_kept_as_what_was_read(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    _before_reading(monkeypatch, lambda: write_page(raw, 1, year=1987))
    extract(raw, output)
    rows = digest_rows(output)
    assert extract(raw, output).read == 0
    write_page(raw, 1)
    assert extract(raw, output).read == 1
    assert digest_rows(output) != rows


def test_a_full_disk_leaves_cache_and_data_set(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    extract(raw, output)
    old = digest(output)
    for number in range(4, 40):
        write_page(raw, number)
    full = tables.PRAGMAS + "PRAGMA max_page_count = 1;"
    monkeypatch.setattr(tables, "PRAGMAS", full)
    with pytest.raises(OSError, match="full"):
        extract(raw, output)
    assert digest(output) == old
    monkeypatch.undo()
    assert extract(raw, output).kept == 4


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        *(("SQLITE_CORRUPT", True), ("SQLITE_NOTADB", True), ("SQLITE_IOERR_SHORT_READ", True)),
        *(("SQLITE_FULL", False), ("SQLITE_IOERR_WRITE", False), ("SQLITE_BUSY", False)),
    ],
)
def test_a_broken_cache_is_told_from_a_machine_that_fails(name: str, broken: bool) -> None:
    error = sqlite3.DatabaseError("no")
    error.sqlite_errorcode = getattr(sqlite3, name)
    assert is_broken(error) is broken
    assert is_broken(sqlite3.DatabaseError("The cache has another version."))


def _run(
    raw: Path,
    output: Path,
    stdout: Any = subprocess.PIPE,
    more: Sequence[str] = (),
    **options: Any,
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", "extract", str(raw), "--output", str(output)]
    return subprocess.run(
        [*command, "--no-ner", *more], stdout=stdout, stderr=subprocess.PIPE, text=True, **options
    )


def _limit(kind: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(kind, (most, most))


@pytest.mark.parametrize(
    ("kind", "most"), [(resource.RLIMIT_FSIZE, 30_000), (resource.RLIMIT_NOFILE, 16)]
)
def test_a_limit_of_files_is_one_sentence(raw: Path, tmp_path: Path, kind: int, most: int) -> None:
    output = tmp_path / "out"
    extract(raw, output)
    old = digest(output)
    for number in range(4, 20):
        write_page(raw, number)
    done = _run(raw, output, preexec_fn=_limit(kind, most))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert done.stderr.startswith("Cannot write to")
    assert digest(output) == old
    assert extract(raw, output).kept >= 4


@pytest.mark.parametrize("kind", ["closed", "broken pipe"])
def test_output_that_cannot_be_printed_is_told(raw: Path, tmp_path: Path, kind: str) -> None:
    output = tmp_path / "out"
    match kind:
        case "closed":
            done = _run(raw, output, None, preexec_fn=lambda: os.close(1))
        case _:
            reader, writer = os.pipe()
            os.close(reader)
            done = _run(raw, output, writer)
            os.close(writer)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert done.stderr.startswith("Standard output cannot be written:")
    assert extract(raw, output).read == 0


@pytest.mark.parametrize(("encoding", "square"), [("ascii", r"km\xb2")])
def test_any_encoding_of_the_output_will_do(
    raw: Path, tmp_path: Path, encoding: str, square: str
) -> None:
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    done = _run(raw, tmp_path / "out", more=["--table"], env=environment, encoding=encoding)
    assert (done.returncode, done.stderr) == (0, "")
    assert square in done.stdout
