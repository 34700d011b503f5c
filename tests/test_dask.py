"""A real scheduler with two worker processes: the same rows as one process, also when one dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from pipeline.engines import EngineError
from pipeline.tables.read import read_frames
from pipeline.tables.verify import verify_output
from tests.crawls import FAST, digest_rows, extract, write_pages

pytest.importorskip("distributed")

TABLES = ("sister_cities", "mentions", "findings", "pages")


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("pages") / "raw", 200)


@pytest.fixture(scope="module")
def alone(raw: Path) -> Path:
    output = raw.parent / "alone"
    extract(raw, output, FAST._replace(workers=1))
    return output


@contextmanager
def run_cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers without nannies, each a process of its own."""
    with ExitStack() as stack:
        address_file = folder / "scheduler.json"
        command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0"]
        command += ["--no-dashboard", "--scheduler-file", str(address_file)]
        stack.enter_context(_start(command, folder))
        while not address_file.exists():
            time.sleep(0.05)
        workers = []
        for _ in range(2):
            command = [sys.executable, "-m", "distributed.cli.dask_worker", "--no-nanny"]
            command += ["--nthreads", "1", "--no-dashboard", "--scheduler-file", str(address_file)]
            workers.append(stack.enter_context(_start(command, folder)))
        yield _read_address(address_file), workers


@contextmanager
def _start(command: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "cluster.log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def _read_address(file: Path) -> str:
    import json

    return str(json.loads(file.read_text())["address"])


def test_two_workers_of_which_one_is_killed(raw: Path, alone: Path, tmp_path: Path) -> None:
    from distributed import Client

    with run_cluster(tmp_path) as (address, workers):
        with Client(address) as client:
            client.wait_for_workers(2)
        options = FAST._replace(engine="dask", scheduler=address)
        done: list[int] = []

        def kill_one(step: str, pages: int, of: int) -> None:
            done.append(pages)
            if step == "reading" and workers[0].poll() is None:
                os.kill(workers[0].pid, signal.SIGKILL)

        from pipeline.crawl import run

        outcome = run(raw, tmp_path / "out", options, kill_one)
        assert workers[0].poll() is not None
    assert outcome.read == 200
    assert_same_rows(tmp_path / "out", alone)


def test_a_local_cluster_is_made_where_there_is_none(
    raw: Path, alone: Path, tmp_path: Path
) -> None:
    """And pages are named by address, as on machines that share no disk."""
    options = FAST._replace(engine="dask", workers=2)
    extract(f"file://{raw}", tmp_path / "out", options)  # type: ignore[arg-type]
    assert_same_rows(tmp_path / "out", alone)
    parts = sorted((tmp_path / "out" / "sister_cities.parquet").iterdir())
    assert [part.name for part in parts] == ["part-00000.parquet"]


def assert_same_rows(output: Path, alone: Path) -> None:
    ours, theirs = read_frames(output), read_frames(alone)
    for table in TABLES:
        assert getattr(ours, table).equals(getattr(theirs, table)), table
    rows = digest_rows(alone)
    same = [name for name in digest_rows(output) if name.endswith((".csv", ".json"))]
    assert {name: digest_rows(output)[name] for name in same} == {name: rows[name] for name in same}
    assert verify_output(output) == []


def test_a_scheduler_that_does_not_answer_is_one_sentence(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.engines.cluster._PATIENCE", "1s")
    options = FAST._replace(engine="dask", scheduler="tcp://127.0.0.1:9")
    with pytest.raises(EngineError, match="does not answer"):
        extract(raw, tmp_path / "out", options)
