"""The cache of the gazetteer's tables: gone, broken, another's, the answers stay the same."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.places import cache
from pipeline.places.cache import Rows
from pipeline.places.tables import load_gazetteer

ROWS = {"aba": (1, 2), "abaca": (3, 4), "zürich": (5, 6)}
KINDS = (
    *("gone", "no seal", "seal of another version", "seal that is no text"),
    *("empty", "cut", "garbage", "a folder"),
)


class Builder:
    """Makes a small table, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> Rows:
        self.count += 1
        return ROWS.items()

    def ask(self, rows: dict[str, tuple[int, int]] = ROWS) -> int:
        """Ask for the table, compare all it holds; how often it was made for that."""
        before = self.count
        table = cache.keep("small", ">HI", self)
        assert {key: tuple(table.get(key)) for key in table.list_keys("")} == {
            key: (row,) for key, row in rows.items()
        }
        return self.count - before


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "sister-cities"


@pytest.fixture
def made(folder: Path) -> Builder:
    builder = Builder()
    assert builder.ask() == 1
    assert builder.ask() == 0
    return builder


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


@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_table_is_made_anew(made: Builder, folder: Path, kind: str) -> None:
    file = folder / "small.trie"
    whole = file.read_bytes()
    _break(file, kind)
    assert made.ask() == 1
    if kind == "a folder":
        assert made.ask() == 1
    else:
        assert file.read_bytes() == whole
        assert made.ask() == 0


def test_a_cache_that_cannot_be_written_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    builder = Builder()
    assert (builder.ask(), builder.ask()) == (1, 1)


@pytest.mark.parametrize("whose", ["another's", "anybody may write a file", "a linked folder"])
def test_tables_of_others_are_not_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whose: str
) -> None:
    # A table of other places, with a seal that fits.
    cache.keep("small", ">HI", lambda: [("aba", (9, 9))])
    builder = Builder()
    assert builder.ask({"aba": (9, 9)}) == 0
    own = os.geteuid()
    if whose == "another's":
        monkeypatch.setattr(os, "geteuid", lambda: own + 1)
    elif whose == "a linked folder":
        folder.rename(tmp_path / "elsewhere")
        folder.symlink_to(tmp_path / "elsewhere")
    else:
        folder.chmod(0o777)
        (folder / "small.trie").chmod(0o666)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert builder.ask() == 1
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    # One's own folder is closed, and the tables are made anew; another's is left alone.
    assert (before == after) is (whose != "anybody may write a file")
    assert folder.is_symlink() or folder.stat().st_mode & 0o022 == 0


@pytest.mark.parametrize("base", ["", "not/absolute", "/dev/null"])
def test_without_a_folder_each_process_makes_its_own(
    base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No home in the environment nor in the list of users; a cache that nobody can make."""

    def find_nobody(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr(pwd, "getpwuid", find_nobody)
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", base)
    monkeypatch.chdir(tmp_path)
    builder = Builder()
    assert (builder.ask(), builder.ask()) == (1, 1)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def no_mask() -> Iterator[None]:
    former = os.umask(0)
    yield
    os.umask(former)


@pytest.mark.usefixtures("no_mask")
def test_tables_are_kept_under_any_mask(made: Builder, folder: Path) -> None:
    assert made.ask() == 0
    assert {path.stat().st_mode & 0o077 for path in (folder, *folder.iterdir())} == {0}


CODE = (
    "from pipeline.places import link_place;"
    "asked = [('Reykjavik', None), ('Bombay', 'IN'), ('Tromso', None)];"
    "found = [link_place(name, code).candidate for name, code in asked];"
    "print([place and place.geonames_id for place in found])"
)


def test_the_gazetteer_answers_from_broken_tables(tmp_path: Path) -> None:
    """Whole processes: each of the tables is broken in another way."""
    load_gazetteer()
    kept = cache._find_folder()
    assert kept
    for name in ("cities", "divisions", "others"):
        for file in kept.glob(f"{name}.*"):
            (tmp_path / "sister-cities").mkdir(exist_ok=True, mode=0o700)
            shutil.copy2(file, tmp_path / "sister-cities")
    root = Path(__file__).parent.parent
    for name, kind in zip(
        ("cities", "divisions", "others"), ("cut", "garbage", "gone"), strict=True
    ):
        _break(tmp_path / "sister-cities" / f"{name}.trie", kind)
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env=os.environ | {"XDG_CACHE_HOME": str(tmp_path)},
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[3413829, 1275339, 3133895]\n"
    for name in ("cities", "divisions", "others"):
        made = (tmp_path / "sister-cities" / f"{name}.trie").read_bytes()
        assert made == (kept / f"{name}.trie").read_bytes()
