"""Every case of ``tests/pages``: one test a page, whose failure shows the cells that differ."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases import COMPARED, PAGES, extract_case, is_same, pair_rows, read_cell

CASES = sorted(path.parent for path in PAGES.glob("*/expected.csv"))
GAPS: dict[str, str] = json.loads((Path(__file__).parent / "gaps.json").read_text())
"""``case:partner:field``, ``case:partner`` (the row is missing) or ``case:rows`` -> why.

What stands here must differ, else the line is to go.
"""


def list_differences(case: Path) -> Iterator[tuple[str, str]]:
    """Each cell, missing row and row too many: its name as in the gaps, and what differs."""
    rows, extra = pair_rows(case)
    for row in rows:
        name = f"{case.name}:{row.expected['name']}"
        if row.record is None:
            yield name, "no such row"
            continue
        for field in COMPARED:
            actual = read_cell(row.record, field, extract_case(case))
            if not is_same(field, row.expected[field], actual):
                yield f"{name}:{field}", f"{row.expected[field]!r} expected, {actual!r} read"
    missing = [row.expected["name"] for row in rows if row.record is None]
    names = [record.chosen["name"].value for record in extra]
    if missing or names:
        yield f"{case.name}:rows", f"missing {missing}, too many {names}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page(case: Path) -> None:
    differences = dict(list_differences(case))
    wrong = [f"{name}: {what}" for name, what in differences.items() if name not in GAPS]
    gone = [f"{name}: no gap any more" for name in GAPS if name.startswith(f"{case.name}:")
            and name not in differences]  # fmt: skip
    assert not wrong + gone, "\n".join(["", *wrong, *gone])


def test_gaps_are_of_cases() -> None:
    assert {name.split(":")[0] for name in GAPS} <= {case.name for case in CASES}
