"""Pages written by others than the rules: what is read of them may become more, never less.

``hard`` was written to break the rules, ``fresh`` by somebody who had not seen them; both
were looked at afterwards, so the floors tell what is kept, not how unseen pages will do.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipeline.score import Summary, make_report, score_folder

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = {
    "hard": {"precision": 0.98, "recall": 0.77, "unmarked": 0.98},
    "fresh": {"precision": 1.0, "recall": 0.93, "unmarked": 0.99},
}


@cache
def _score(folder: str) -> Summary:
    return make_report(score_folder(HERE / folder, left_out=["ner", "scorer"]))["all"]


@pytest.mark.parametrize(
    ("folder", "name"), [(folder, name) for folder in FLOORS for name in FLOORS[folder]]
)
def test_floor(folder: str, name: str) -> None:
    whole = _score(folder)
    rows = whole["fields"]["rows"]
    ratio = whole["unmarked_precision"] if name == "unmarked" else rows[name]  # type: ignore[literal-required]
    assert (ratio or 0.0) >= FLOORS[folder][name]


@pytest.mark.parametrize("folder", FLOORS)
def test_no_row_on_pages_without_partners(folder: str) -> None:
    whole = _score(folder)
    assert whole["empty_pages"] > 2
    assert whole["rows_on_empty_pages"] == 0
