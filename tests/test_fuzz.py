"""200 damaged pages through whole runs: no exception, nothing beyond bounds, evidence in place.

``make fuzz`` does the same with 20,000 others.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.mutate import MUTATIONS, read_seeds, write_mutants

ROOT = Path(__file__).parent.parent
PAGES = 200


def test_the_same_seed_makes_the_same_pages(tmp_path):
    write_mutants(tmp_path / "many", 5, range(40))
    write_mutants(tmp_path / "few", 5, range(20, 30))
    few = {file.name: file.read_bytes() for file in (tmp_path / "few").iterdir()}
    assert len(few) >= 10
    assert all((tmp_path / "many" / name).read_bytes() == page for name, page in few.items())


def test_most_mutants_differ_from_every_page_they_were_made_from(tmp_path):
    write_mutants(tmp_path, 5, range(100))
    pages = {page for _, page, _ in read_seeds()}
    same = sum(file.read_bytes() in pages for file in tmp_path.iterdir())
    assert same < 20
    assert len(MUTATIONS) > 10


def test_damaged_pages_end_no_run():
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.fuzz", "--pages", str(PAGES), "--seed", "2026"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.stdout, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["wrong"] == []
    assert told["rows"] > PAGES
    assert told["megabytes"] < 1500
    assert told["seconds"] < 600
