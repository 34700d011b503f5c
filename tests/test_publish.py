"""All files change at one stroke: whatever step fails, a reader sees the old ones or the new."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.crawl.publish import find_published, publish, stage

NAMES = ("sister_cities.parquet", "mentions.parquet", "changes.json")


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


@pytest.mark.parametrize("before", ["nothing", "plain files", "a run"])
@pytest.mark.parametrize("step", ["replace", "symlink", "fsync"])
@pytest.mark.parametrize("number", range(12))
def test_a_step_that_fails_leaves_one_whole_data_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, step: str, number: int
) -> None:
    output = tmp_path / "out"
    output.mkdir()
    if before == "plain files":
        for name in NAMES:
            (output / name).write_text(f"old {name}")
    elif before == "a run":
        publish(write(output, "old"), output)
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
    assert len(list((output / ".data").iterdir())) == 2


def test_runs_that_were_cut_short_leave_nothing_behind(tmp_path: Path) -> None:
    publish(write(tmp_path, "old"), tmp_path)
    write(tmp_path, "lost")
    write(tmp_path, "lost too")
    publish(write(tmp_path, "new"), tmp_path)
    assert read(tmp_path) == expected("new")
    assert find_published(tmp_path) == (tmp_path / ".data" / "current").resolve()
    assert len(list((tmp_path / ".data").iterdir())) == 2
