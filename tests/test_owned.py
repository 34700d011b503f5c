"""Nothing that the program did not make is removed, wherever it lies and whatever its name."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.crawl.publish import NAMES
from pipeline.owned import MARKER, clean, list_names, mark, remove
from pipeline.page import PageError
from tests.crawls import digest_rows, extract, write_page, write_pages

ROOT = Path(__file__).parent.parent


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return write_pages(tmp_path / "raw", 2)


@pytest.fixture
def output(raw: Path, tmp_path: Path) -> Path:
    """A data set, and beside it a person's folder that must stay as it is."""
    extract(raw, tmp_path / "out")
    (tmp_path / "diary").mkdir()
    (tmp_path / "diary" / "monday.txt").write_text("rain")
    return tmp_path / "out"


def list_all(top: Path) -> dict[str, str]:
    """Every path under ``top`` with its content or aim, that of links' targets left out."""
    return {
        str(path.relative_to(top)): os.readlink(path)
        if path.is_symlink()
        else path.read_bytes().hex()
        if path.is_file()
        else "folder"
        for path in sorted(top.rglob("*"))
    }


def put_link(path: Path, output: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        path.rename(output.parent / f"moved{path.name}")
    path.symlink_to(output.parent / "diary")


def put_file(path: Path, output: Path) -> None:
    put_link(path, output)
    path.unlink()
    path.write_text("mine")


def put_folder(path: Path, output: Path) -> None:
    put_link(path, output)
    path.unlink()
    path.mkdir()
    (path / "mine.txt").write_text("mine")


PLACES = (".data", ".data/current", ".cache", ".cache/pages.sqlite", ".cache/lock")


@pytest.mark.parametrize(
    ("place", "put"),
    [
        (place, put)
        for place in (*PLACES, "pages.parquet", "changes.json")
        for put in (put_link, put_file, put_folder)
        # Nothing is in the way of a run: a broken cache, and a folder where ours can lie too.
        if not (put is put_file and place.startswith(".cache/"))
        if not (put is put_folder and place == ".data")
    ],
)
def test_what_is_in_the_way_stays_and_stops_the_run(
    raw: Path, output: Path, place: str, put: Callable[[Path, Path], None]
) -> None:
    put(output / place, output)
    write_page(raw, 2)
    before = list_all(output.parent)
    command = [sys.executable, "-m", "pipeline", "extract", str(raw), "--output", str(output)]
    done = subprocess.run([*command, "--no-ner"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert place.partition("/")[0] in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert list_all(output.parent) == before
    clean(output)
    assert (output.parent / "diary" / "monday.txt").read_text() == "rain"
    assert (output / place).exists()


def test_a_link_in_the_place_of_a_run_is_not_followed(raw: Path, output: Path) -> None:
    """Not even into a folder with the marker: a copy of a run is a person's."""
    copy = output.parent / "copy"
    shutil.copytree((output / ".data" / "current").resolve(), copy)
    whole = list_all(copy)
    (output / ".data" / "run-mine").symlink_to(copy)
    for number in (2, 3):
        write_page(raw, number)
        extract(raw, output)
    clean(output)
    assert list_all(copy) == whole


def test_what_a_person_put_among_our_files_stays(raw: Path, output: Path) -> None:
    run = (output / ".data" / "current").resolve()
    (run / "notes.txt").write_text("mine")
    (output / ".data" / "run-like").mkdir()
    (output / ".data" / "run-like" / "notes.txt").write_text("mine")
    (output / ".cache" / "notes.txt").write_text("mine")
    (output / "raw").mkdir()
    shutil.copy(raw / "page-0000.md", output / "raw")
    for number in (2, 3):
        write_page(raw, number)
        extract(raw, output)
    assert not (output / "notes.txt").exists()
    clean(output)
    left = {path.name for path in output.rglob("*") if path.is_file()}
    assert left == {"notes.txt", "page-0000.md"}
    assert sum(1 for _ in output.rglob("notes.txt")) == 3


def test_clean_leaves_nothing_of_ours(raw: Path, output: Path) -> None:
    (output / ".gitignore").write_text("*\n")
    write_page(raw, 2)
    extract(raw, output)
    command = [sys.executable, "-m", "pipeline.owned", str(output), str(output.parent / "none")]
    subprocess.run(command, cwd=ROOT, check=True)
    assert [path.name for path in output.rglob("*")] == [".gitignore"]


def test_a_spoilt_marker_removes_nothing_more(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    for words in (b"", b"\xff\x00", b"notes.txt\n"):
        folder.mkdir()
        mark(folder, ["ours.txt"])
        (folder / MARKER).write_bytes(words)
        (folder / "notes.txt").write_text("mine")
        assert list_names(folder) == []
        remove(folder)
        assert (folder / "notes.txt").exists()
        shutil.rmtree(folder)


def test_names_of_a_run_are_known_beforehand(output: Path) -> None:
    names = [path.name for path in output.iterdir() if not path.name.startswith(".")]
    assert sorted(names) == sorted(NAMES)


def test_a_cache_without_a_mark_is_taken_if_it_is_one(raw: Path, output: Path) -> None:
    """Earlier versions made no mark; a data base of somebody's is left alone."""
    (output / ".cache" / MARKER).unlink()
    assert extract(raw, output).read == 0
    (output / ".cache" / MARKER).unlink()
    file = output / ".cache" / "pages.sqlite"
    file.unlink()
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE result (mine TEXT)")
    db.close()
    whole = file.read_bytes()
    with pytest.raises(FileExistsError, match="not made by this program"):
        extract(raw, output)
    assert file.read_bytes() == whole


@pytest.mark.parametrize("name", ["raw/out", "raw/a/b"])
def test_an_output_among_the_pages_is_no_page_and_is_told(tmp_path: Path, name: str) -> None:
    raw = write_pages(tmp_path / "raw", 2)
    alone = tmp_path / "alone"
    extract(raw, alone)
    shutil.copytree(alone, raw / "copied")
    shutil.copytree(alone, raw / "linked", symlinks=True)
    (raw / "report.html").symlink_to(alone / "validation_report.html")
    output = tmp_path / name
    first = extract(raw, output)
    told = {"copied/", "linked/", "report.html", f"{output.relative_to(raw)}/"}
    assert {row["page_id"] for row in first.summary["findings"]["info"]} >= told
    assert first.summary["totals"]["codes"]["info"]["output_passed_over"] == 4
    assert first.summary["totals"]["records"] == 6
    rows = digest_rows(output)
    second = extract(raw, output)
    assert second.read == 0
    assert second.changes.nothing
    assert digest_rows(output) == rows


def test_pages_in_the_output_are_read_and_our_files_are_not(tmp_path: Path) -> None:
    output = write_pages(tmp_path / "out", 2)
    for read in (2, 0):
        outcome = extract(output, output)
        assert outcome.read == read
    assert outcome.summary["totals"]["codes"]["info"]["output_passed_over"] == 1
    write_pages(output / "raw", 2)
    assert extract(output / "raw", output).summary["totals"]["records"] == 6
    run = (output / ".data" / "current").resolve()
    for ours in (run, output / ".data" / "current", output / "validation_report.html"):
        with pytest.raises(PageError):
            extract(ours, tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_a_folder_that_gave_no_page_leaves_what_others_put_in_it(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.html").write_bytes(b"")
    with pytest.raises(PageError):
        extract(tmp_path / "raw", tmp_path / "new")
    assert not (tmp_path / "new").exists()
