"""The gazetteer's cache: gone, broken or of another version, the answers stay the same."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = (
    "from pipeline.places import link_place;"
    "asked = [('Reykjavik', None), ('Bombay', 'IN'), ('Tromso', None)];"
    "print([link_place(name, code).candidate.geonames_id for name, code in asked])"
)
BROKEN = {
    "none": None,
    "empty": b"",
    "garbage": b"\xff\x00garbage",
    "other version": marshal.dumps([["0"], {}]),
    "other shape": marshal.dumps({"a": 1}),
}


def _ask(cache: Path) -> str:
    env = os.environ | {"XDG_CACHE_HOME": str(cache)}
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", CODE], env=env, cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("kind", BROKEN)
def test_a_bad_cache_changes_nothing(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "sister-cities"
    content = BROKEN[kind]
    if content is not None:
        folder.mkdir()
        for name in ("alternates.bin", "countries.bin"):
            (folder / name).write_bytes(content)
    assert _ask(tmp_path) == "[3413829, 1275339, 3133895]\n"
    assert (folder / "alternates.bin").stat().st_size > 1000
    assert _ask(tmp_path) == "[3413829, 1275339, 3133895]\n"


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert _ask(blocked) == "[3413829, 1275339, 3133895]\n"
