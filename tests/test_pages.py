"""Each page of ``pages``, ``hard`` and ``fresh``: one test, which shows all cells that differ.

``gaps.json`` holds what is known to be wrong, to the letter: what gets better goes out of it,
by ``python -m tests.write_gaps``, and what gets worse fails here.
"""

from __future__ import annotations

import json

import pytest

from tests.cases import GAPS, find_cases, list_differences, name_case

KNOWN: dict[str, list[str]] = json.loads(GAPS.read_text("utf-8"))
CASES = find_cases()


@pytest.mark.parametrize("case", CASES, ids=name_case)
def test_page(case):
    differences, known = list_differences(case), KNOWN.get(name_case(case), [])
    new = [f"  new: {line}" for line in differences if line not in known]
    gone = [f"  gone: {line}" for line in known if line not in differences]
    assert differences == known, "\n".join(["", *new, *gone])


def test_gaps_are_of_pages():
    assert KNOWN.keys() <= {name_case(case) for case in CASES}
