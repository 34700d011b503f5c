"""``explain`` finds rows in a data set by whatever a person knows of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.dataset.load import load
from tests.data_sets import CORK, GRAZ, make_data_set


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {"graz.txt": GRAZ, "cork.txt": CORK.replace("Rennes", "City of Rennes")}
    return make_data_set(tmp_path_factory.mktemp("explain"), pages)


def explain(output: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["explain", *words, "--output", str(output)])


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("graz/dijon-fr", ["Dijon"]),
        ("DIJON", ["Dijon"]),
        ("pecs", ["Pécs"]),
        ("City of Rennes", ["Rennes"]),
        ("Cork", ["Rennes", "Coventry"]),
        ("Norway", ["Trondheim"]),
        ("fr", ["Rennes", "Dijon"]),
        ("vent", ["Coventry"]),
        ("Atlantis", []),
        ("", []),
    ],
)
def test_rows_are_found(output: Path, wanted: str, names: list[str]) -> None:
    assert [row["name"] for row in load(output).find(wanted)] == names


def test_each_field_is_a_block_with_its_words(output: Path) -> None:
    done = explain(output, "dijon")
    assert done.exit_code == 0, done.output
    blocks = re.findall(r"^(\w+): (.*)$", done.stdout, re.MULTILINE)
    assert ("population", "151000") in blocks
    assert "Population: 151,000" in done.stdout
    only = explain(output, "dijon", "--field", "established").stdout
    assert "1984" in only
    assert "151" not in only
    (told,) = json.loads(explain(output, "dijon", "--json").stdout)
    assert told["fields"]["population"]["chosen"][0]["words"] == "151,000"


def test_several_are_listed_and_slips_get_a_hint(output: Path) -> None:
    several = explain(output, "Cork")
    assert several.exit_code == 2
    assert several.stdout.count("\n  ") == 2
    assert explain(output, "Cork", "--all").stdout.count("established: ") == 2
    slip = explain(output, "Trondhiem")
    assert (slip.exit_code, "Did you mean Trondheim?" in slip.stderr) == (2, True)
    assert explain(output.parent / "nowhere", "x").exit_code == 2


def test_a_view_is_written_on_demand(output: Path, tmp_path: Path) -> None:
    done = explain(output, "dijon", "--html", str(tmp_path / "x.html"))
    assert done.exit_code == 0
    assert 'id="r1"' in (tmp_path / "x.html").read_text(encoding="utf-8")


def test_nothing_heavy_is_loaded(output: Path) -> None:
    program = (
        "import sys; from pipeline.cli import app\n"
        f"try: app(['explain', 'dijon', '--output', {str(output)!r}])\n"
        "except SystemExit: pass\n"
        "print(sorted({'pandas', 'spacy', 'lightgbm', 'dateparser'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
