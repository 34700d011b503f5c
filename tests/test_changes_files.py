"""What is written about changes, and that large data sets fit in little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.changes import (
    compare_folders,
    no_changes,
    render_json,
    render_section,
    replace_section,
)
from pipeline.cli import app
from pipeline.report import render_report
from tests.data_sets import CORK, GRAZ, compare, make_data_set, read_rows, write_rows

ROWS = 20_000
EDITED = GRAZ.replace("1984", "1985").replace("145,000", "146,000")


def make_many(folder: Path, year: int, step: int) -> Path:
    """Rows of two pages a hundred, each ``step``th with another year."""
    rows = [
        {
            "record_id": f"host/partner-{at}",
            "page_id": f"{at // 50:05}.txt",
            "position": at % 50 + 1,
            "name": f"Partner {at}",
            "name_as_written": f"Partner {at}",
            "established": str(year if at % step == 0 else 1990),
            "population": 1000 + at,
            "review": False,
            "review_reasons": [],
        }
        for at in range(ROWS)
    ]
    write_rows(folder, "sister_cities", rows)
    return folder


def test_many_rows_take_little_memory(tmp_path: Path) -> None:
    make_many(tmp_path / "old", 1980, 2)
    make_many(tmp_path / "new", 1985, 2)
    code = (
        "import tracemalloc; from pathlib import Path; import pyarrow as pa;"
        "from pipeline.changes import *; tracemalloc.start();"
        "changes = compare_folders(Path('old'), Path('new'), limit=10);"
        "print(changes.rows['changed'], changes.cells['established'],"
        " tracemalloc.get_traced_memory()[1], pa.default_memory_pool().max_memory());"
        "print(*(row.record_id for row in changes.changed))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True
    )
    assert not done.stderr
    counts, ids = done.stdout.splitlines()
    changed, cells, python, arrow = map(int, counts.split())
    assert (changed, cells) == (ROWS // 2, ROWS // 2)
    assert ids.split() == [f"host/partner-{2 * n}" for n in range(10)]
    # The rows of one of the two are more than 20 million bytes in Python.
    assert python < 8e6
    assert arrow < 8e6


def test_a_renamed_host_of_many_rows_is_paired_row_by_row(tmp_path: Path) -> None:
    old = make_many(tmp_path / "old", 1990, 2)
    renamed = tmp_path / "new"
    make_many(renamed, 1990, 2)
    rows = [
        row | {"record_id": row["record_id"].replace("host", "haven")}
        for row in read_rows(renamed, "sister_cities")[:2000]
    ]
    write_rows(renamed, "sister_cities", rows)
    changes = compare_folders(old, renamed, limit=1)
    assert changes.cells == {"record_id": 2000}
    assert (changes.rows["removed"], len(changes.removed)) == (ROWS - 2000, 1)


def test_lists_are_capped_and_counts_are_not(tmp_path: Path) -> None:
    old = make_data_set(tmp_path / "old", {"graz.txt": GRAZ})
    new = make_data_set(tmp_path / "new", {"graz.txt": EDITED, "cork.txt": CORK})
    text = render_json(compare_folders(old, new, limit=1))
    facts = json.loads(text)
    assert text.endswith("}\n")
    assert text == render_json(compare_folders(old, new, limit=1))
    assert (facts["rows"]["added"], len(facts["added"])) == (2, 1)
    assert (facts["rows"]["changed"], len(facts["changed"])) == (2, 1)
    assert facts["changed"][0]["cells"][0] == {
        "column": "established",
        "old": "1984",
        "new": "1985",
        "old_evidence": {"words": "1984", "page_id": "graz.txt", "start": 55, "end": 59},
        "new_evidence": {"words": "1985", "page_id": "graz.txt", "start": 55, "end": 59},
    }


def test_the_section_takes_the_place_of_another(tmp_path: Path) -> None:
    changes = compare(tmp_path, {"graz.txt": GRAZ}, {"graz.txt": EDITED, "cork.txt": CORK})
    report = render_report([])["validation_report.html"]
    told = replace_section(report, render_section(changes))
    for words in ("Dijon", "146,000", "Coventry", "its page is new", "the page changed"):
        assert words not in report
        assert words in told
    assert told.count('id="changes"') == report.count('id="changes"') == 1
    quiet = render_section(no_changes({"records": 3, "pages": 1}))
    assert "Nothing" in quiet
    assert replace_section(told, quiet) == replace_section(report, quiet)
    with pytest.raises(ValueError, match="no place"):
        replace_section("<html></html>", quiet)


def test_the_section_escapes_what_pages_say(tmp_path: Path) -> None:
    for folder, name in (("old", "<b>One</b>"), ("new", "<!-- /changes --><script>")):
        row = {"record_id": "a/b", "page_id": "<i>.txt", "position": 1, "name": name}
        rest = {"name_as_written": name, "review": False, "review_reasons": []}
        write_rows(tmp_path / folder, "sister_cities", [row | rest])
    section = render_section(compare_folders(tmp_path / "old", tmp_path / "new"))
    assert "&lt;script&gt;" in section
    assert not any(mark in section for mark in ("<script", "<b>One", "<i>", "<!--"))


def test_comparing_loads_no_pandas(tmp_path: Path) -> None:
    compare(tmp_path, {"graz.txt": GRAZ}, {"graz.txt": EDITED, "cork.txt": CORK})
    code = (
        "import sys; from pathlib import Path; from pipeline.changes import *;"
        "changes = compare_folders(Path('old'), Path('new'));"
        "assert changes.changed and changes.added;"
        "render_json(changes), render_section(changes);"
        "print(sorted({'pandas', 'pandera', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout == "[]\n", done.stderr


def test_diff_prints_what_changed(tmp_path: Path) -> None:
    compare(tmp_path, {"graz.txt": GRAZ}, {"graz.txt": EDITED, "cork.txt": CORK})
    old, new, file = (str(tmp_path / name) for name in ("old", "new", "changes.json"))
    done = CliRunner().invoke(app, ["diff", old, new, "--json", file])
    assert done.exit_code == 0
    assert 'established: 1984 → 1985  ("1984" → "1985")' in done.stdout
    assert (
        "cork/rennes-fr~ace3569e  Rennes, France, 1982  (cork.txt; its page is new)" in done.stdout
    )
    assert json.loads(Path(file).read_text(encoding="utf-8"))["rows"]["changed"] == 2
    same = CliRunner().invoke(app, ["diff", new, new])
    assert (same.exit_code, "\nchanged\n" in same.stdout) == (0, False)


def test_diff_says_how_many_more_there_are(tmp_path: Path) -> None:
    old, new = make_many(tmp_path / "old", 1980, 400), make_many(tmp_path / "new", 1985, 400)
    done = CliRunner().invoke(app, ["diff", str(old), str(new)])
    assert done.stdout.count("established: 1980 → 1985") == 20
    assert "… and 30 more" in done.stdout


def test_diff_wants_two_data_sets(tmp_path: Path) -> None:
    good = make_data_set(tmp_path / "good", {"graz.txt": GRAZ})
    for words in ([tmp_path, good], [good, tmp_path]):
        done = CliRunner().invoke(app, ["diff", *map(str, words)])
        assert done.exit_code == 2
        assert done.stderr.strip() == f"{tmp_path} holds no data set."
