"""A field exists in one place: an entry of the registry, and a line of label words a language."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.fields import COLUMN_GROUPS, FIELDS, list_proofs
from pipeline.languages.packs import list_packs, load_pack
from pipeline.rules.codes import FINDINGS

PIPELINE = Path(__file__).parent.parent / "pipeline"
ENTRY = """
_MAYOR = Field("mayor", (Column("mayor", "text", "Who heads the partner", pattern=_SOME),))

"""
WORDS = {"en": "mayor(?: of the city)?", "de": "stadtoberhaupt"}
PAGE = """Sister cities of Graz

Dijon
Country: France
Since: 1972
Mayor: Jane Roe

Trieste
Country: Italy
Since: 1975
Mayor: John Doe
"""
GERMAN = """Partnerstädte von Graz

Dijon
Land: Frankreich
Partnerschaft seit: 1972
Stadtoberhaupt: Jeanne Rue
"""
SCRIPT = """
import sys
from typer.testing import CliRunner
from pipeline.cli.commands import app
for line in sys.stdin.read().splitlines():
    done = CliRunner().invoke(app, line.split())
    print(done.output)
    assert done.exit_code == 0, (line, done.output, done.exception)
"""


def add_field(root: Path) -> None:
    """The whole change: an entry, its line in the list, and a line in each language."""
    shutil.copytree(PIPELINE, root / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    registry = root / "pipeline" / "fields" / "registry.py"
    mark, line = "ENTRIES: tuple", "    # A new field is a line here.\n"
    text = registry.read_text("utf-8")
    assert text.count(mark) == text.count(line) == 1
    registry.write_text(text.replace(mark, ENTRY + mark).replace(line, "    _MAYOR,\n"), "utf-8")
    for code, words in WORDS.items():
        pack = root / "pipeline" / "languages" / f"{code}.toml"
        text = pack.read_text("utf-8")
        text += "" if "[labels]" in text else "\n[labels]\n"
        pack.write_text(text.replace("[labels]\n", f"[labels]\nmayor = ['{words}']\n"), "utf-8")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A copy of the program with a field more, and what it prints of two pages."""
    root = tmp_path_factory.mktemp("mayor")
    add_field(root)
    for folder, mayor in (("before", "Jane Roe"), ("after", "Ann Poe")):
        (root / folder / "one").mkdir(parents=True)
        page = PAGE.replace("Jane Roe", mayor)
        (root / folder / "one" / "page.txt").write_text(page, "utf-8")
        (root / folder / "one" / "gold.csv").write_text(
            "host,name,country_iso2,established,relationship,population,population_qualifier,"
            "population_year,area_km2,mayor,notes\n"
            "Graz,Dijon,FR,1972,sister city,,,,,JANE ROE,\n"
            "Graz,Trieste,IT,1975,sister city,,,,,John Doe,\n",
            "utf-8",
        )
    (root / "german").mkdir()
    (root / "german" / "page.txt").write_text(GERMAN, "utf-8")
    lines = [
        "extract german --output de --no-ner",
        "extract before --output old --no-ner --table",
        "extract after --output new --no-ner",
        "diff old new --json changes.json",
        "explain dijon --raw before --no-ner",
        "score before --no-ner --deep --json right.json",
        "score after --no-ner --deep --json wrong.json",
    ]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root), "COLUMNS": "160"},
        input="\n".join(lines),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return root, done.stdout


def test_the_table_has_the_column_at_its_end(home: tuple[Path, str]) -> None:
    table = pq.read_table(home[0] / "old" / "sister_cities.parquet")
    assert table.column_names[-1] == "mayor"
    assert table.column_names[:-1] == list(list_proofs())
    assert table.column("mayor").to_pylist() == ["Jane Roe", "John Doe"]
    assert table.schema.field("mayor").metadata[b"description"] == b"Who heads the partner"


def test_each_language_has_its_own_words(home: tuple[Path, str]) -> None:
    table = pq.read_table(home[0] / "de" / "sister_cities.parquet")
    assert table.column("mayor").to_pylist() == ["Jeanne Rue"]


def test_the_mention_proves_the_cell(home: tuple[Path, str]) -> None:
    mentions = pq.read_table(home[0] / "old" / "mentions.parquet").to_pylist()
    (text,) = pq.read_table(home[0] / "old" / "pages.parquet").column("text").to_pylist()
    mayors = [it for it in mentions if it["field"] == "mayor"]
    assert [(it["words"], it["chosen"], it["source"]) for it in mayors] == [
        ("Jane Roe", True, "label"),
        ("John Doe", True, "label"),
    ]
    assert [text[it["start"] : it["end"]] for it in mayors] == ["Jane Roe", "John Doe"]


def test_report_and_command_line_show_it(home: tuple[Path, str]) -> None:
    report = json.loads((home[0] / "old" / "validation_report.json").read_text("utf-8"))
    assert {it["field"]: it["count"] for it in report["fill"]}["mayor"] == 2
    assert report["records"][0]["cells"]["mayor"]["value"] == "Jane Roe"
    html = (home[0] / "old" / "validation_report.html").read_text("utf-8")
    assert '<th scope="col">Mayor</th>' in html
    assert "<bdi>Jane Roe</bdi>" in html
    assert "mayor" in next(
        line for line in home[1].splitlines() if "partner" in line and "since" in line
    )


def test_diff_tells_the_change_with_its_words(home: tuple[Path, str]) -> None:
    changes = json.loads((home[0] / "changes.json").read_text("utf-8"))
    assert changes["cells"]["mayor"] == 1
    # Another name on the page may change what else is in doubt.
    cells = [cell for row in changes["changed"] for cell in row["cells"]]
    (cell,) = [cell for cell in cells if cell["column"] == "mayor"]
    assert (cell["old"], cell["new"]) == ("Jane Roe", "Ann Poe")
    assert (cell["old_evidence"]["words"], cell["new_evidence"]["words"]) == ("Jane Roe", "Ann Poe")


def test_score_compares_it(home: tuple[Path, str]) -> None:
    right, wrong = (
        json.loads((home[0] / f"{name}.json").read_text("utf-8"))["all"]
        for name in ("right", "wrong")
    )
    assert (right["fields"]["mayor"]["f1"], right["rows_right"]) == (1.0, 1.0)
    assert (wrong["fields"]["mayor"]["f1"], wrong["rows_right"]) == (0.5, 0.5)
    assert "expected JANE ROE, got Ann Poe" in home[1]


def test_each_entry_is_whole() -> None:
    columns = [column.name for group in COLUMN_GROUPS for column in group.columns]
    assert len(columns) == len(set(columns))
    for field in FIELDS.values():
        proofs = {list_proofs()[column.name] for column in field.columns}
        assert proofs == {field.name, *field.parts}
        assert set(field.scored_parts) <= set(field.parts)
        assert field.heading
        assert field.title
        if field.may_conflict:
            assert f"{field.stem}_conflict" in FINDINGS
    labels = {field.label for field in FIELDS.values() if field.label}
    for code in list_packs():
        assert set(load_pack(code).fields["labels"]) == {*labels, "other"}
