"""Each layout of the open web has two test pages or more: the table in ``tests/pages/README.md``."""

from __future__ import annotations

import re

from tests.cases import PAGES

_ROW = re.compile(r"\| (\d) \| (.+) \| ([\w, -]+) \|")
GROUPS = 8


def _read_table() -> list[tuple[int, str, list[str]]]:
    lines = (PAGES / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [match for line in lines if (match := _ROW.fullmatch(line))]
    return [(int(row[1]), row[2], row[3].split(", ")) for row in rows]


def test_every_layout_has_two_pages() -> None:
    table = _read_table()
    assert {group for group, _, _ in table} == set(range(1, GROUPS + 1))
    assert [layout for _, layout, cases in table if len(set(cases)) < 2] == []


def test_every_page_of_the_table_exists() -> None:
    named = {case for _, _, cases in _read_table() for case in cases}
    assert sorted(case for case in named if not (PAGES / case / "expected.csv").exists()) == []
