"""All files change at one stroke: whatever step fails, a reader sees the old ones or the new."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.crawl.publish import drop, find_published, publish, stage

NAMES = ("sister_cities.parquet", "mentions.parquet", "changes.json")


ROOT = Path(__file__).parent.parent


def count_runs(output: Path) -> int:
    return sum(entry.name.startswith("run-") for entry in (output / ".data").iterdir())


def write(output: Path, words: str) -> Path:
    folder = stage(output)
    for name in NAMES:
        (folder / name).write_text(f"{words} {name}")
    return folder


def read(output: Path) -> dict[str, str]:
    """What a reader finds; links that lead nowhere are no files."""
    return {name: (output / name).read_text() for name in NAMES if (output / name).exists()}


def expected(words: str) -> dict[str, str]:
    return {name: f"{words} {name}" for name in NAMES}


class Broken:
    """A call that fails from its ``number``-th time on."""

    def __init__(self, name: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.call, self.left, self.failed = getattr(os, name), number, False
        monkeypatch.setattr(os, name, self)

    def __call__(self, *words: object, **more: object) -> object:
        self.left -= 1
        if self.left < 0:
            self.failed = True
            raise OSError("no more")
        return self.call(*words, **more)


@pytest.mark.parametrize("before", ["nothing", "a run", "two runs"])
@pytest.mark.parametrize("step", ["replace", "symlink", "fsync"])
@pytest.mark.parametrize("number", range(12))
def test_a_step_that_fails_leaves_one_whole_data_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, step: str, number: int
) -> None:
    output = tmp_path / "out"
    output.mkdir()
    for words in {"nothing": (), "a run": ("old",), "two runs": ("older", "old")}[before]:
        publish(write(output, words), output)
    old = read(output)
    staged = write(output, "new")
    with monkeypatch.context() as patch:
        broken = Broken(step, number, patch)
        try:
            publish(staged, output)
        except OSError:
            assert broken.failed
    assert read(output) in (old, expected("new"))
    if not broken.failed:
        assert read(output) == expected("new")
    publish(write(output, "newer"), output)
    assert read(output) == expected("newer")
    assert count_runs(output) <= 2


def test_runs_that_were_cut_short_leave_nothing_behind(tmp_path: Path) -> None:
    publish(write(tmp_path, "old"), tmp_path)
    write(tmp_path, "lost")
    write(tmp_path, "lost too")
    publish(write(tmp_path, "new"), tmp_path)
    assert read(tmp_path) == expected("new")
    assert find_published(tmp_path) == (tmp_path / ".data" / "current").resolve()
    assert count_runs(tmp_path) == 2


def test_a_run_that_fails_after_the_turn_leaves_the_new_data_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(write(tmp_path, "old"), tmp_path)
    staged = write(tmp_path, "new")
    with monkeypatch.context() as patch:
        Broken("fsync", len(NAMES) + 3, patch)
        with pytest.raises(OSError, match="no more"):
            publish(staged, tmp_path)
    drop(staged, tmp_path)
    assert read(tmp_path) == expected("new")
    drop(lost := write(tmp_path, "lost"), tmp_path)
    assert not lost.exists()


def test_a_reader_with_the_resolved_folder_reads_on_after_the_next_publish(tmp_path: Path) -> None:
    publish(write(tmp_path, "old"), tmp_path)
    folder = (tmp_path / NAMES[0]).resolve().parent
    publish(write(tmp_path, "new"), tmp_path)
    assert {name: (folder / name).read_text() for name in NAMES} == expected("old")


_WRITE = """
import sys
from pathlib import Path
from tests.test_publish import publish, write
output = Path(sys.argv[1])
for number in range(1, 400):
    publish(write(output, f"run {number:09}"), output)
"""


def test_a_reading_loop_never_sees_files_of_two_runs(tmp_path: Path) -> None:
    """Each look is all of one run, or ends at a file that is gone and is taken anew."""
    publish(write(tmp_path, f"run {0:09}"), tmp_path)
    looks = []
    with subprocess.Popen([sys.executable, "-c", _WRITE, str(tmp_path)], cwd=ROOT) as process:
        while process.poll() is None:
            folder = (tmp_path / NAMES[0]).resolve().parent
            try:
                seen = [(folder / name).read_text() for name in reversed(NAMES)]
            except FileNotFoundError:
                continue
            assert seen == [f"{seen[0][:13]} {name}" for name in reversed(NAMES)]
            looks.append(seen[0][:13])
    assert process.returncode == 0
    assert read(tmp_path) == expected(f"run {399:09}")
    assert looks == sorted(looks)
    assert len(set(looks)) > 10
