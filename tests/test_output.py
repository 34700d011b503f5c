"""The written files: every value has its words, and the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.crawl import Options, run
from pipeline.tables.read import read_frames
from pipeline.tables.verify import verify_output
from tests.cases import PAGES, RAW

ROOT = RAW.parent


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    run(RAW, folder, Options())
    return folder


def test_every_cell_has_its_words(output: Path) -> None:
    assert verify_output(output) == []


def test_every_cell_has_its_words_on_all_pages(tmp_path: Path) -> None:
    run(PAGES, tmp_path, Options())
    assert verify_output(tmp_path) == []


def test_words_stand_at_their_offsets(output: Path) -> None:
    frames = read_frames(output)
    texts = dict(zip(frames.pages["page_id"], frames.pages["text"], strict=True))
    placed = frames.mentions[frames.mentions["start"].notna()]
    assert len(placed) > 500
    for page_id, words, start, end in zip(
        placed["page_id"], placed["words"], placed["start"], placed["end"], strict=True
    ):
        assert texts[page_id][start:end] == words


def test_the_two_source_pages_give_46_records(output: Path) -> None:
    frames = read_frames(output)
    counts = frames.sister_cities.groupby("page_id").size().to_dict()
    assert counts == {"nanchang.txt": 12, "wenzhou.txt": 34}


_RUN = """
import datetime, random, sys
from pathlib import Path
import time_machine
import pipeline.crawl.plan as plan
from pipeline.crawl import Options, run
shift = int(sys.argv[2])
scan = plan.scan_references
def shuffled(*arguments):
    references = list(scan(*arguments))
    random.Random(shift).shuffle(references)
    return references
plan.scan_references = shuffled
day = datetime.datetime(2020, 1, 1, 12) + datetime.timedelta(days=shift)
with time_machine.travel(day):
    run(sys.argv[1], Path(sys.argv[3]), Options())
"""


def _digest(folder: Path) -> dict[str, str]:
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for top in sorted(folder.iterdir())
        if not top.name.startswith(".")
        for file in (sorted(top.rglob("*")) if top.is_dir() else [top])
    }


def test_reruns_are_byte_equal(output: Path, tmp_path: Path) -> None:
    """Another hash seed, another day, another order of the input, another time zone."""
    digests = [_digest(output)]
    for seed, shift in (("77", "-9000"),):
        folder = tmp_path / seed
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C"}
        command = [sys.executable, "-c", _RUN, str(RAW), shift, str(folder)]
        subprocess.run(command, check=True, cwd=ROOT, env=env)
        digests.append(_digest(folder))
    assert digests[0] == digests[1]


def test_no_ner_does_not_import_spacy(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.run import extract;"
        f"extract(Path({str(RAW)!r}), ner=False); sys.exit('spacy' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
