"""One bad page never takes the others along, whichever stage it breaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import pipeline.crawl.batch
import pipeline.crawl.render
import pipeline.page.references
import pipeline.report.render
import pipeline.run
from pipeline.model import Page
from pipeline.tables.columns import Frames, SchemaError
from pipeline.tables.read import read_frames
from pipeline.tables.verify import verify_output
from tests.crawls import extract, find_codes, write_pages

BAD = "page-0002.md"
TABLE = (
    "<!doctype html><title>Twin towns of Brno</title><h1>Twin towns of Brno, Czech Republic</h1>"
    "<p>Brno has these twin towns:</p><table><tr><th>Town<th>Country<th>Population<th>Area (km2)"
)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return write_pages(tmp_path / "raw", 4)


class _Breaks:
    """Stands for a function of a stage, and raises over one page."""

    def __init__(self, good: Any, error: Exception) -> None:
        self.good, self.error = good, error

    def __call__(self, *args: Any, **options: Any) -> Any:
        if self._names_bad(args[0]):
            raise self.error
        return self.good(*args, **options)

    @staticmethod
    def _names_bad(about: Any) -> bool:
        if isinstance(about, Frames):
            return bool((about.sister_cities["page_id"] == BAD).any())
        if isinstance(about, Page):
            return about.id == BAD
        if isinstance(about, dict):
            return any(row["page_id"] == BAD for row in about["records"])
        if isinstance(about, list):
            return any(extraction.page.id == BAD and extraction.records for extraction in about)
        return bool(about == BAD)


STAGES = {
    "read": (pipeline.page.references, "make_payload_page"),
    "extract": (pipeline.crawl.batch, "extract_page"),
    "check": (pipeline.crawl.render, "check_frames"),
    "rows": (pipeline.crawl.render, "build_frames"),
    "facts": (pipeline.crawl.render, "summarise"),
    "report": (pipeline.report.render, "render_summary"),
}
FAULTS = (
    ("read", RecursionError("too deep"), True),
    ("read", OSError(5, "Input/output error"), False),
    ("extract", OverflowError("too large"), True),
    ("extract", MemoryError(), False),
    ("check", SchemaError("Not so."), False),
    ("rows", OverflowError("too large"), False),
    ("facts", MemoryError(), False),
    ("report", RecursionError("too deep"), False),
)


@pytest.mark.parametrize(("stage", "error", "kept"), FAULTS)
def test_any_error_of_any_stage_costs_its_page_only(
    raw: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stage: str,
    error: Exception,
    kept: bool,
) -> None:
    """Only what the page's bytes alone explain is ``kept`` for the next run."""
    module, name = STAGES[stage]
    output = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(module, name, _Breaks(getattr(module, name), error))
        outcome = extract(raw, output)
    assert find_codes(outcome) == {"page_failed": 1}
    assert outcome.summary["totals"]["records"] == 9
    frames = read_frames(output)
    assert set(frames.findings["page_id"][frames.findings["severity"] == "error"]) == {BAD}
    assert BAD not in set(frames.sister_cities["page_id"]) | set(frames.mentions["page_id"])
    assert verify_output(output) == []
    again = extract(raw, output)
    assert (again.read, find_codes(again)) == ((0, {"page_failed": 1}) if kept else (1, {}))


def test_explain_reads_on_after_a_broken_page(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = pipeline.run.extract_page
    monkeypatch.setattr(pipeline.run, "extract_page", _Breaks(good, RecursionError("too deep")))
    extractions = pipeline.run.extract(raw, ner=False)
    assert sum(len(extraction.records) for extraction in extractions) == 9


def test_impossible_values_are_refused_where_they_are_read(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    bad = ("0", "000", "81234567890123456789", "3.1e9", "2,000,000,001")
    rows = [*((value, "551.7") for value in bad), *(("810,000", value) for value in bad)]
    towns = "Dijon Lyon Nantes Lille Tours Rouen Brest Reims Nice Angers".split()
    lines = "".join(
        f"<tr><td>{town}<td>France<td>{persons}<td>{area}"
        for town, (persons, area) in zip(towns, rows, strict=True)
    )
    (raw / "brno.html").write_text(TABLE + lines + "</table>")
    assert find_codes(extract(raw, tmp_path / "out")) == {}
    frame = read_frames(tmp_path / "out").sister_cities
    assert list(frame["population"].isna()) == [True] * 5 + [False] * 5
    assert list(frame["area_km2"].isna()) == [False] * 5 + [True] * 5
    for reasons in frame["review_reasons"]:
        assert {reason.rpartition("_")[2] for reason in reasons} & {"implausible", "malformed"}


def test_a_broken_chunk_of_whole_pages_costs_the_page_that_breaks_it(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page is well by itself, two of them together are not."""
    good = pipeline.crawl.render.check_frames

    def check(frames: Frames) -> None:
        if {"page-0000.md", "page-0003.md"} <= set(frames.sister_cities["page_id"]):
            raise SchemaError("Not together.")
        good(frames)

    monkeypatch.setattr(pipeline.crawl.render, "check_frames", check)
    outcome = extract(raw, tmp_path / "out")
    assert find_codes(outcome) == {"page_failed": 1}
    assert "page-0003.md" not in set(read_frames(tmp_path / "out").sister_cities["page_id"])
