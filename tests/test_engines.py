"""Many workers: the same rows from any number of them, and from those that die."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline.crawl.read
import pipeline.crawl.rows
from pipeline.crawl.engine import ENOUGH
from pipeline.crawl.tasks import Batch, extract_batch
from pipeline.engines import EngineError
from pipeline.page.limits import LIMITS
from pipeline.tables.verify import verify_output
from tests.crawls import (
    FAST,
    digest,
    extract,
    find_codes,
    kill_once,
    kill_over_poison,
    kill_over_poison_rows,
    write_page,
    write_pages,
)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # One fewer than are read by workers without being asked.
    return write_pages(tmp_path_factory.mktemp("pages") / "raw", ENOUGH - 1)


@pytest.fixture(scope="module")
def alone(raw: Path) -> dict[str, str]:
    output = raw.parent / "alone"
    outcome = extract(raw, output, FAST)
    assert outcome.read == ENOUGH - 1
    assert outcome.summary["totals"]["records"] == 3 * (ENOUGH - 1)
    return digest(output)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_workers_gives_the_same_bytes(
    raw: Path, alone: dict[str, str], tmp_path: Path, workers: int
) -> None:
    extract(raw, tmp_path / "out", FAST._replace(workers=workers))
    assert digest(tmp_path / "out") == alone


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_over_which_workers_die_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    raw = write_pages(tmp_path / "raw", 40)
    write_page(raw, 40).rename(raw / "page-0017-poison.md")
    monkeypatch.setattr(pipeline.crawl.read, "extract_batch", kill_over_poison)
    outcome = extract(raw, tmp_path / "out", FAST._replace(workers=workers))
    assert find_codes(outcome) == {"page_crashed": 1}
    assert outcome.summary["totals"]["records"] == 120
    monkeypatch.undo()
    healed = extract(raw, tmp_path / "out", FAST._replace(workers=workers))
    assert healed.read == 1
    assert find_codes(healed) == {}
    assert healed.summary["totals"]["records"] == 123


def test_a_page_whose_rows_end_workers_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = write_pages(tmp_path / "raw", 6)
    write_page(raw, 6).rename(raw / "page-0003-poison.md")
    monkeypatch.setattr(pipeline.crawl.rows, "render_chunk", kill_over_poison_rows)
    outcome = extract(raw, tmp_path / "out", FAST._replace(workers=2))
    assert find_codes(outcome) == {"page_crashed": 1}
    assert outcome.summary["totals"]["records"] == 18
    assert verify_output(tmp_path / "out") == []
    monkeypatch.undo()
    assert find_codes(extract(raw, tmp_path / "out", FAST._replace(workers=2))) == {}


def test_a_worker_that_dies_once_costs_a_retry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = write_pages(tmp_path / "raw", 40)
    write_page(raw, 40).rename(raw / "page-0017-poison.md")
    monkeypatch.setattr(pipeline.crawl.read, "extract_batch", kill_once)
    outcome = extract(raw, tmp_path / "out", FAST._replace(workers=2))
    assert (raw / "page-0017-poison.done").exists()
    assert find_codes(outcome) == {}
    assert outcome.summary["totals"]["records"] == 123


def test_a_worker_of_another_version_is_refused() -> None:
    batch = Batch((), False, LIMITS, "another version")
    with pytest.raises(EngineError, match="another version of the program"):
        extract_batch(batch)
