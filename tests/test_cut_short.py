"""Runs that are cut short: the data set is the old one or the new one, and the next run ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.crawls import digest, digest_rows, extract, write_page, write_pages

PAGES = 60


def start(raw: Path, output: Path, *words: str) -> subprocess.Popen[str]:
    """A run in a group of its own, workers included."""
    command = [sys.executable, "-m", "pipeline", "extract", str(raw), "--output", str(output)]
    return subprocess.Popen(
        [*command, "--no-ner", *words],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def count_kept(output: Path) -> int:
    """How many pages the cache holds, asked while a run may write it."""
    import sqlite3

    cache = output / ".cache" / "pages.sqlite"
    try:
        with sqlite3.connect(f"file:{cache}?mode=ro", uri=True) as db:
            return int(db.execute("SELECT COUNT(*) FROM result WHERE key <> ''").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("pages") / "raw", PAGES)


@pytest.fixture(scope="module")
def whole(raw: Path) -> dict[str, str]:
    extract(raw, raw.parent / "whole")
    return digest_rows(raw.parent / "whole")


def test_killed_at_any_moment_the_data_set_is_whole(
    raw: Path, whole: dict[str, str], tmp_path: Path
) -> None:
    """Four kills, spread over all of a run; the old data set has a page less."""
    old_raw = write_pages(tmp_path / "old", PAGES - 1)
    output, kept = tmp_path / "out", tmp_path / "kept"
    extract(old_raw, kept)
    old = digest(kept)
    shutil.copytree(kept, output, symlinks=True)
    began = time.monotonic()
    process = start(raw, output, "--force")
    assert process.wait() == 0
    length = time.monotonic() - began
    outcomes = set()
    for kill in range(4):
        shutil.rmtree(output)
        shutil.copytree(kept, output, symlinks=True)
        process = start(raw, output, "--force", "--workers", str(1 + kill % 2))
        # No kill before the run has begun its work: loading the program takes a third of it.
        time.sleep(length * (0.3 + 0.7 * kill / 4))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        now = digest(output)
        outcomes.add("old" if now == old else "new")
        assert now == old or digest_rows(output) == whole
    assert "old" in outcomes
    assert start(raw, output).wait() == 0
    assert digest_rows(output) == whole


@pytest.mark.parametrize(
    ("sign", "code", "workers"), [(signal.SIGINT, 130, "2"), (signal.SIGTERM, 143, "1")]
)
def test_a_stopped_run_keeps_what_was_read(
    raw: Path, whole: dict[str, str], tmp_path: Path, sign: int, code: int, workers: str
) -> None:
    output = tmp_path / "out"
    process = start(raw, output, "--workers", workers)
    while not count_kept(output):
        time.sleep(0.01)
    # Ctrl-C reaches the whole group, SIGTERM the process that was started.
    (os.killpg if sign == signal.SIGINT else os.kill)(process.pid, sign)
    _, told = process.communicate(timeout=20)
    assert process.returncode == code, told
    assert find_group(process.pid) == {}
    assert "the next run goes on from here" in told
    kept = count_kept(output)
    assert kept > 0
    assert digest(output) == {}
    outcome = extract(raw, output)
    assert outcome.kept == kept
    assert outcome.read == PAGES - kept
    assert digest_rows(output) == whole


def test_a_killed_worker_changes_nothing(raw: Path, whole: dict[str, str], tmp_path: Path) -> None:
    output = tmp_path / "out"
    process = start(raw, output, "--workers", "2")
    while not count_kept(output):
        time.sleep(0.01)
    os.kill(max(find_workers(process.pid)), signal.SIGKILL)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told
    assert digest_rows(output) == whole


def test_no_worker_outlives_the_first_process(raw: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    process = start(raw, output, "--workers", "2")
    while not count_kept(output):
        time.sleep(0.01)
    assert find_workers(process.pid)
    process.kill()
    process.wait()
    for _ in range(200):
        if not find_group(process.pid):
            break
        time.sleep(0.1)
    assert find_group(process.pid) == {}


def find_workers(group: int) -> list[int]:
    """Processes of a run's group that read pages: the children of its fork server."""
    parents = find_group(group)
    return [pid for pid, parent in parents.items() if parent in parents and parent != group]


def find_group(group: int) -> dict[int, int]:
    """The processes of a run's group that live, each with its parent."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == group and fields[0] != "Z":
                parents[int(entry.name)] = int(fields[1])
    return parents


def test_a_run_goes_on_after_new_pages(raw: Path, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "raw", 3)
    extract(pages, tmp_path / "out")
    write_page(pages, 3)
    assert start(pages, tmp_path / "out").wait() == 0
    assert extract(pages, tmp_path / "out").read == 0
