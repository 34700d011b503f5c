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
    "found = [link_place(name, code).candidate for name, code in asked];"
    "print([place and place.geonames_id for place in found])"
)
TABLES = ("cities", "divisions", "others")
KINDS = (
    *("gone", "no seal", "seal of another version", "seal that is no text"),
    *("empty", "cut", "garbage", "a folder"),
)
ANSWER = "[3413829, 1275339, 3133895]\n"


def _ask(cache: Path | str, before: str = "", **home: str) -> str:
    env = {name: it for name, it in os.environ.items() if name != "HOME"}
    env |= {"XDG_CACHE_HOME": str(cache), **home}
    root = Path(__file__).parent.parent
    code = [sys.executable, "-c", before + CODE]
    done = subprocess.run(code, env=env, cwd=root, capture_output=True, text=True, check=True)
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


KINDS_OF_ONE = [("cut", (table,)) for table in TABLES]


@pytest.mark.parametrize(("kind", "tables"), [*((kind, TABLES) for kind in KINDS), *KINDS_OF_ONE])
def test_a_bad_cache_changes_nothing(
    full: Path, tmp_path: Path, kind: str, tables: tuple[str, ...]
) -> None:
    shutil.copytree(full, tmp_path, dirs_exist_ok=True)
    files = [tmp_path / "sister-cities" / f"{name}.trie" for name in tables]
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


# A table without any city, with a seal that fits.
_POISON = """
from pipeline.places import cache
cache.keep("cities", ">I", lambda: [("#1", (0,))])
"""


@pytest.fixture(scope="module")
def poisoned(full: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("poison")
    shutil.copytree(full, folder, dirs_exist_ok=True)
    (folder / "sister-cities" / "cities.trie").unlink()
    _ask(folder, _POISON)
    assert _ask(folder) != ANSWER
    return folder


_ANOTHER = "import os; own = os.geteuid(); os.geteuid = lambda: own + 1;"


@pytest.mark.parametrize("whose", ["another's", "anybody may write a file", "a linked folder"])
def test_tables_of_others_are_not_read(poisoned: Path, tmp_path: Path, whose: str) -> None:
    folder = tmp_path / "sister-cities"
    if whose == "a linked folder":
        folder.symlink_to(poisoned / "sister-cities")
    else:
        shutil.copytree(poisoned / "sister-cities", folder)
    if whose == "anybody may write a file":
        folder.chmod(0o777)
        (folder / "cities.trie").chmod(0o666)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert _ask(tmp_path, _ANOTHER if whose == "another's" else "") == ANSWER
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    # One's own folder is closed, and the tables are made anew; another's is left alone.
    assert (before == after) is (whose != "anybody may write a file")
    assert folder.is_symlink() or folder.stat().st_mode & 0o022 == 0


_NO_ENTRY = "import pwd; pwd.getpwuid = lambda uid: {}[uid];"


@pytest.mark.parametrize("base", ["", "not/absolute", "/dev/null"])
def test_without_a_folder_each_process_makes_its_own(base: str) -> None:
    """No home in the environment nor in the list of users; a cache that nobody can make."""
    assert _ask(base, _NO_ENTRY) == ANSWER
    assert not Path("not").exists()


def test_tables_are_kept_under_any_mask(tmp_path: Path) -> None:
    _ask(tmp_path, "import os; os.umask(0);")
    files = [tmp_path / "sister-cities" / f"{name}.trie" for name in TABLES]
    before = [file.stat().st_mtime_ns for file in files]
    assert _ask(tmp_path) == ANSWER
    assert [file.stat().st_mtime_ns for file in files] == before
