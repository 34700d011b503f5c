"""Every line of the rules earns its place: without it a small page comes out wrong.

``rules/cases.tsv`` has one page a line: the rule, the page (``\\n`` is a line break), and
what must be read, parted by ``; ``: ``column=value`` of the first partner, ``host=``,
``rows=``, ``claims=kind:number:verdict``, or ``reason:`` of a mention that is not chosen.
The model is left out, for it could hide that a line is missing.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.model import Extraction
from pipeline.page import make_page
from pipeline.rules import Named, without
from pipeline.rules.claims import CLAIMS
from pipeline.rules.decoys import DECOYS
from pipeline.rules.hosts import HOSTS
from pipeline.rules.labels import LABELS
from pipeline.rules.relations import EVENTS, RELATIONS
from pipeline.rules.status import STATUSES
from pipeline.rules.wordings import WORDINGS
from pipeline.run import extract_page
from tests.cases import read_cell

TABLES: tuple[tuple[Named, ...], ...] = (
    WORDINGS,
    DECOYS,
    RELATIONS,
    EVENTS,
    HOSTS,
    CLAIMS,
    LABELS,
    STATUSES,
)
NAMES = [line.name for table in TABLES for line in table]


class Case(NamedTuple):
    rule: str
    page: str
    expected: tuple[str, ...]


def _read_cases() -> list[Case]:
    file = Path(__file__).parent / "rules" / "cases.tsv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Case(row["rule"], row["page"].replace("\\n", "\n"), tuple(row["expected"].split("; ")))
        for row in rows
    ]


CASES = _read_cases()


def find_wrong(case: Case) -> list[str]:
    """What the case expects and the pipeline does not read."""
    extraction = extract_page(make_page("case.txt", case.page.encode(), ".txt", {}))
    return [expected for expected in case.expected if not _holds(extraction, expected)]


def _holds(extraction: Extraction, expected: str) -> bool:
    if expected.startswith("reason:"):
        return expected.removeprefix("reason:") in _reasons(extraction)
    column, value = expected.split("=", 1)
    return _read(extraction, column) == value


def _reasons(extraction: Extraction) -> set[str | None]:
    rejected = [mention for record in extraction.records for mention in record.rejected]
    return {mention.reason for mention in [*rejected, *extraction.loose]}


def _read(extraction: Extraction, column: str) -> str | None:
    if column == "host":
        return extraction.host.value if extraction.host else ""
    if column == "rows":
        return str(len(extraction.records))
    if column == "claims":
        return ", ".join(f"{c.kind}:{c.claimed}:{c.verdict}" for c in extraction.claims)
    if not extraction.records:
        return None
    return read_cell(extraction.records[0], column, extraction)


def _number_cases() -> list[object]:
    seen: Counter[str] = Counter()
    params: list[object] = []
    for case in CASES:
        seen[case.rule] += 1
        params.append(pytest.param(case, id=f"{case.rule}-{seen[case.rule]}"))
    return params


@pytest.mark.parametrize("case", _number_cases())
def test_line_is_needed(case: Case) -> None:
    assert find_wrong(case) == []
    with without(case.rule):
        wrong = [part for part in find_wrong(case) if not part.startswith("reason:")]
    assert wrong, f"without {case.rule} all is read as before"


def test_every_line_has_a_case() -> None:
    assert {case.rule for case in CASES} == set(NAMES)


def test_names_are_unique() -> None:
    assert [name for name, count in Counter(NAMES).items() if count > 1] == []
