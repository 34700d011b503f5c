"""No partner and no host of the source pages stands in the code: the rules are general."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cases import PAGES, expect

PIPELINE = Path(__file__).parent.parent / "pipeline"


def _names() -> set[str]:
    rows = [row for case in sorted(PAGES.glob("source-*")) for row in expect(case)]
    names = {row[column] for row in rows for column in ("name", "name_as_written", "host")}
    return {name.removeprefix("City of ") for name in names}


def test_no_name_of_the_source_pages_stands_in_the_code() -> None:
    names = _names()
    assert len(names) > 40
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")
    found = [
        (file.relative_to(PIPELINE).as_posix(), match[0])
        for file in sorted(PIPELINE.rglob("*.py"))
        for match in pattern.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []
