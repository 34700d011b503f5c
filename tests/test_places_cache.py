"""The gazetteer's cache: gone, broken or of another version, the answers stay the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CODE = (
    "from pipeline.places import link_place;"
    "asked = [('Reykjavik', None), ('Bombay', 'IN'), ('Tromso', None)];"
    "print([link_place(name, code).candidate.geonames_id for name, code in asked])"
)
TABLES = ("cities", "divisions", "others")
KINDS = (
    *("gone", "no seal", "seal of another version", "seal that is no text"),
    *("empty", "cut", "garbage", "a folder"),
)
ANSWER = "[3413829, 1275339, 3133895]\n"


def _ask(cache: Path) -> str:
    env = os.environ | {"XDG_CACHE_HOME": str(cache)}
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", CODE], env=env, cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout


def _break(path: Path, kind: str) -> None:
    whole = path.read_bytes()
    if kind == "gone":
        path.unlink()
    elif kind == "no seal":
        path.with_suffix(".seal").unlink()
    elif kind == "seal of another version":
        path.with_suffix(".seal").write_text("0 0\n")
    elif kind == "seal that is no text":
        path.with_suffix(".seal").write_bytes(b"\xff\x00")
    elif kind == "a folder":
        path.unlink()
        path.mkdir()
    else:
        changed = {"empty": b"", "cut": whole[:-100], "garbage": b"x" * len(whole)}
        path.write_bytes(changed[kind])


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    assert _ask(folder) == ANSWER
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_cache_changes_nothing(full: Path, tmp_path: Path, kind: str) -> None:
    shutil.copytree(full, tmp_path, dirs_exist_ok=True)
    files = [tmp_path / "sister-cities" / f"{name}.trie" for name in TABLES]
    for file in files:
        _break(file, kind)
    assert _ask(tmp_path) == ANSWER
    if kind != "a folder":
        same = [full / "sister-cities" / file.name for file in files]
        assert [file.read_bytes() for file in files] == [file.read_bytes() for file in same]
    assert _ask(tmp_path) == ANSWER


def test_a_good_cache_is_not_written_again(full: Path) -> None:
    files = [full / "sister-cities" / f"{name}.trie" for name in TABLES]
    before = [file.stat().st_mtime_ns for file in files]
    assert _ask(full) == ANSWER
    assert [file.stat().st_mtime_ns for file in files] == before


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert _ask(blocked) == ANSWER
