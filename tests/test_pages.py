"""Every case of ``tests/pages``: each cell of each row, and no row too many."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cases import COMPARED, PAGES, expect, extract_case, is_same, pair_rows, read_cell

CASES = sorted(path.parent for path in PAGES.glob("*/expected.csv"))
GAPS: dict[str, str] = json.loads((Path(__file__).parent / "gaps.json").read_text())
"""``case:partner:field``, ``case:partner`` (the row is missing) or ``case:rows`` -> why."""


def _mark(case: str, partner: str, field: str) -> list[pytest.MarkDecorator]:
    reason = GAPS.get(f"{case}:{partner}:{field}")
    if reason:
        return [pytest.mark.xfail(reason=reason, strict=True)]
    missing = GAPS.get(f"{case}:{partner}")
    return [pytest.mark.xfail(reason=missing, strict=True)] if missing else []


def _cells() -> list[object]:
    return [
        pytest.param(
            case,
            number,
            field,
            id=f"{case.name}:{row['name']}:{field}",
            marks=_mark(case.name, row["name"], field),
        )
        for case in CASES
        for number, row in enumerate(expect(case))
        for field in COMPARED
        if row[field] != "*"
    ]


@pytest.mark.parametrize(("case", "number", "field"), _cells())
def test_cell(case: Path, number: int, field: str) -> None:
    row = pair_rows(case)[0][number]
    assert row.record is not None, "no such row"
    actual = read_cell(row.record, field, extract_case(case))
    assert is_same(field, row.expected[field], actual), f"{row.expected[field]!r} != {actual!r}"


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c.name, marks=_mark(c.name, "rows", "")) for c in CASES]
)
def test_rows(case: Path) -> None:
    rows, extra = pair_rows(case)
    missing = [row.expected["name"] for row in rows if row.record is None]
    assert (missing, [record.chosen["name"].value for record in extra]) == ([], [])
