"""Every line of the rules reads what it is for, on a small page of its own.

``rules/cases.tsv`` has one page a line: the rule, the page (``\\n`` is a line break), and
what must be read, parted by ``; ``: ``column=value`` of the first partner, ``host=``,
``rows=``, ``claims=kind:number:verdict``, or ``reason:`` of a mention that is not chosen.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.page import make_page
from pipeline.rules.claims import CLAIMS
from pipeline.rules.decoys import DECOYS
from pipeline.rules.hosts import HOSTS
from pipeline.rules.labels import LABELS
from pipeline.rules.native import native_relations
from pipeline.rules.relations import EVENTS
from pipeline.rules.status import STATUSES
from pipeline.rules.wordings import WORDINGS
from pipeline.run import extract_page
from tests.cases import read_cell
from tests.judges import BesideCountry

TABLES = (WORDINGS, DECOYS, native_relations(("en",)), EVENTS, HOSTS, CLAIMS, LABELS, STATUSES)
LINES = [line for table in TABLES for line in table]


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
    page = make_page("case.txt", case.page.encode(), ".txt", {})
    # Who is a partner is the scorer's, and tested elsewhere: here is what a line reads.
    extraction = extract_page(page, scorer=BesideCountry())
    return [expected for expected in case.expected if not _holds(extraction, expected)]


def _holds(extraction, expected):
    if expected.startswith("reason:"):
        rejected = [mention for record in extraction.records for mention in record.rejected]
        reasons = {mention.reason for mention in [*rejected, *extraction.loose]}
        return expected.removeprefix("reason:") in reasons
    column, value = expected.split("=", 1)
    return _read(extraction, column) == value


def _read(extraction, column):
    if column == "host":
        return extraction.host.value if extraction.host else ""
    if column == "rows":
        return str(len(extraction.records))
    if column == "claims":
        return ", ".join(f"{c.kind}:{c.claimed}:{c.verdict}" for c in extraction.claims)
    if not extraction.records:
        return None
    return read_cell(extraction.records[0], column, extraction)


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, id=f"{n}-{c.rule}") for n, c in enumerate(CASES)],
)
def test_page_of_a_line(case):
    assert find_wrong(case) == []


def _stands(line, text):
    """Do the line's words stand in the text: its pattern, or what is before and behind a number?"""
    if hasattr(line, "pattern"):
        # A label stands in a cell or before a colon, alone.
        pieces = [text, *(piece.strip() for piece in re.split(r"[\n|:]", text))]
        return any(line.pattern.search(piece) for piece in pieces)
    places = range(len(text) + 1)
    before = line.before is None or any(line.before.search(text[:at]) for at in places)
    return before and (line.after is None or any(line.after.match(text, at) for at in places))


def test_every_line_matches_its_own_page():
    pages = {}
    for case in CASES:
        pages[case.rule] = f"{pages.get(case.rule, '')}\n{case.page}"
    assert pages.keys() == {line.name for line in LINES}
    lines = {line.name: line for line in LINES}
    assert [rule for rule, page in pages.items() if not _stands(lines[rule], page)] == []


def test_names_are_unique():
    counts = Counter(line.name for line in LINES)
    assert [name for name, count in counts.items() if count > 1] == []
