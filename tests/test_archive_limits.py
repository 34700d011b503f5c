"""Archives that would cost more than they hold, that lack their end, or hold odd names."""

from __future__ import annotations

import io
import os
import socket
import struct
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model import Finding, Page
from pipeline.page import Limits, find_pages, read_references, scan_references
from pipeline.page.budget import Budget
from pipeline.page.streams import find_next
from tests.archive_files import ABERDEEN, GRAZ, TAMPERE, make_pages, read, scan, write, zip_each
from tests.test_archives import make_zip

EMPTY_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
"""A header of gzip that is all in order, with nothing behind it."""


class OneWay(io.RawIOBase):
    """What a zip is written to where nobody can go back: lengths come behind the members."""

    def __init__(self) -> None:
        self.content = b""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.content += bytes(data)  # type: ignore[call-overload]
        return len(data)  # type: ignore[arg-type]


def stream_zip(files: dict[str, bytes]) -> bytes:
    target = OneWay()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.content


@pytest.mark.parametrize("false_start", [b"\x1f\x8b\x08", EMPTY_HEAD, b"\x1f\x8b\x08\x18"])
def test_false_starts_cost_what_their_bytes_cost(tmp_path: Path, false_start: bytes) -> None:
    """Each used to cost a read of 64 kB, or of all the rest: minutes for this file."""
    pages = make_pages(2)
    starts = false_start * (1_000_000 // len(false_start))
    write(tmp_path / "a.warc.gz", zip_each(pages[:1]) + starts + zip_each(pages[1:]))
    begun = time.monotonic()
    references, ((page_id, code, _),) = scan(tmp_path)
    assert time.monotonic() - begun < 20
    assert len(references) == 2
    assert (page_id, code) == ("a.warc.gz", "archive_broken")


@pytest.mark.parametrize("at", [0, 65_530, 65_536 - 4096, 65_536 - 1, 200_000])
def test_a_start_is_found_wherever_it_stands(at: int) -> None:
    content = zip_each(make_pages(1)) + bytes(at) + zip_each(make_pages(1))
    file = io.BytesIO(content)
    start = len(content) - at - len(zip_each(make_pages(1)))
    assert find_next(file, start, Budget(file, Limits())) == start + at
    assert find_next(file, start + at + 1, Budget(file, Limits())) is None


@pytest.mark.parametrize("packed", [True, False])
def test_starts_that_hold_for_a_while_end_with_the_budget(tmp_path: Path, packed: bool) -> None:
    """Each record claims to be longer than the file, so each restart reads to its end."""
    record = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 99999999\r\n\r\nwords"
    content = zip_each([record])[:-4] * 9_000 if packed else record * 15_000
    write(tmp_path / ("a.warc.gz" if packed else "a.warc"), content)
    _, findings = scan(tmp_path, Limits(archive_bytes=1_000_000))
    code, message = findings[0][1:]
    assert code == "archive_too_large"
    assert message.endswith("the rest of it was not read.")


@pytest.mark.parametrize("kind", ["zip", "warc", "warc.gz"])
def test_a_budget_that_is_spent_is_told_and_what_was_read_stays(tmp_path: Path, kind: str) -> None:
    # 200 pages of 50 kB that pack to nothing, and a budget for a part of them.
    body = GRAZ + b" " * 50_000
    if kind == "zip":
        content = make_zip({f"{number}.html": body for number in range(200)})
    else:
        records = [page + b" " * 50_000 for page in make_pages(200)]
        content = zip_each(records) if kind == "warc.gz" else b"".join(make_pages(200))
    write(tmp_path / f"a.{kind}", content)
    references, findings = scan(tmp_path, Limits(archive_bytes=5_000_000))
    told = [code for _, code, _ in findings]
    if len(content) * 100 > 200 * 50_000:
        assert (len(references), told) == (200, [])
    else:
        assert 10 < len(references) < 200
        assert told[0] == "archive_too_large"


def test_time_is_a_limit_too() -> None:
    file = io.BytesIO(b"some bytes")
    budget = Budget(file, Limits(seconds=1e-9))
    assert not budget.take(1)
    assert budget.problem.startswith("takes longer than")
    assert Budget(file, Limits(seconds=0)).take(1)


def test_members_that_share_their_bytes_are_read_once(tmp_path: Path) -> None:
    content = make_zip({f"{number}.html": GRAZ for number in range(9)})
    first, end = content.index(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    # Every entry of the directory points at the first member, under its name.
    entry = content[first : content.index(b"PK\x01\x02", first + 4)]
    directory = entry * 9
    tail = content[end:]
    write(tmp_path / "bomb.zip", content[:first] + directory + tail)
    assert len(directory) == end - first
    references, findings = scan(tmp_path)
    assert [*references] == ["bomb.zip/0.html"]
    assert len(findings) == 8
    assert {code for _, code, _ in findings} == {"page_unreadable"}
    assert "lies over another member" in findings[0][2]


FILES = {"graz.html": GRAZ, "b/aberdeen.txt": ABERDEEN, "tampere.htm": TAMPERE}


@pytest.mark.parametrize("make", [make_zip, stream_zip])
@pytest.mark.parametrize("left", [1, 2, 3])
def test_a_zip_without_its_end_gives_what_is_whole(
    tmp_path: Path, make: Callable[[dict[str, bytes]], bytes], left: int
) -> None:
    content = make({"graz.meta.json": b'{"host": "Graz"}', **FILES})
    places = [at for at in range(len(content)) if content.startswith(b"PK\x03\x04", at)]
    cut = (*places, content.index(b"PK\x01\x02"))[left + 1]
    write(tmp_path / "a.zip", content[: cut - 20 if left < 3 else cut + 9])
    whole = left if left == 3 else left - 1
    references, findings = scan(tmp_path)
    assert [*references] == [f"a.zip/{name}" for name in [*FILES][:whole]]
    assert findings[-1][:2] == ("a.zip", "archive_broken")
    lost = [page_id for page_id, code, _ in findings if code == "page_unreadable"]
    assert lost == ([] if left == 3 else [f"a.zip/{[*FILES][left - 1]}"])
    for page_id, page in read(tmp_path).items():
        assert isinstance(page, Page)
        assert page.host_hint == ("Graz" if page_id.endswith("graz.html") else None)


def test_a_name_that_is_no_utf8_costs_no_page(tmp_path: Path) -> None:
    content = make_zip({"größe.html": GRAZ, "b.txt": ABERDEEN})
    write(tmp_path / "a.zip", content.replace("größe".encode(), b"gr\xff\xfe\xff\xfee"))
    references, ((page_id, code, message),) = scan(tmp_path)
    assert [*references] == ["a.zip/gr\\xff\\xfe\\xff\\xfee.html", "a.zip/b.txt"]
    assert (page_id, code) == ("a.zip", "archive_broken")
    assert "directory cannot be read" in message
    assert all(isinstance(page, Page) for page in read(tmp_path).values())


def test_lengths_that_lie_do_not_hide_the_next_member(tmp_path: Path) -> None:
    content = bytearray(make_zip(FILES)[:-30])
    content[18:22] = struct.pack("<I", 3_000_000)
    write(tmp_path / "a.zip", bytes(content))
    references, findings = scan(tmp_path)
    assert [*references] == ["a.zip/b/aberdeen.txt", "a.zip/tampere.htm"]
    assert findings[0] == ("a.zip/graz.html", "page_unreadable", "a.zip/graz.html is cut off.")


def test_no_damage_to_a_zip_without_its_end_is_a_crash(tmp_path: Path) -> None:
    content = stream_zip({"x.html": GRAZ, "y.txt": ABERDEEN})[:-40]
    for place in range(0, len(content), 3):
        damaged = bytearray(content)
        damaged[place] ^= 0xA5
        references, findings = scan(write(tmp_path / "c.zip", bytes(damaged)))
        assert references or findings
        for _, page in read_references([*references.values()]):
            assert isinstance(page, (Page, Finding))


def test_paths_in_a_zip_are_those_of_a_folder(tmp_path: Path) -> None:
    names = (
        "./one.html",
        "a//./two.txt",
        "/three.md",
        "../four.html",
        "a/../../five.txt",
        "..\\6.md",
    )
    files = dict.fromkeys(names, ABERDEEN) | {"./one.meta.json": b'{"host": "Aberdeen"}'}
    write(tmp_path / "z.zip", make_zip(files | {"./.git/seven.html": GRAZ}))
    references, findings = scan(tmp_path)
    assert [*references] == ["z.zip/one.html", "z.zip/a/two.txt", "z.zip/three.md"]
    assert [(page_id, code) for page_id, code, _ in findings] == [
        (f"z.zip/{name}", "page_unreadable") for name in names[3:]
    ]
    assert all("leads out of its archive" in message for *_, message in findings)
    page = read(tmp_path)["z.zip/one.html"]
    assert isinstance(page, Page)
    assert page.host_hint == "Aberdeen"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names")
def test_what_is_no_file_is_told_and_not_opened(tmp_path: Path) -> None:
    write(tmp_path / "x.html", GRAZ)
    os.mkfifo(tmp_path / "pipe.html")
    os.mkfifo(tmp_path / "x.meta.json")
    os.mkfifo(tmp_path / "noted.css")
    (tmp_path / "link.txt").symlink_to(tmp_path / "pipe.html")
    (tmp_path / "null.zip").symlink_to("/dev/null")
    plug = socket.socket(socket.AF_UNIX)
    old = os.getcwd()
    os.chdir(tmp_path)
    try:
        plug.bind("plug.md")
    finally:
        os.chdir(old)
    try:
        references, findings = scan(tmp_path)
    finally:
        plug.close()
    assert [*references] == ["x.html"]
    kinds = {page_id: message.split(" is ")[1] for page_id, _, message in findings}
    assert kinds == {
        "link.txt": "a pipe and was not opened.",
        "null.zip": "a device and was not opened.",
        "pipe.html": "a pipe and was not opened.",
        "plug.md": "a socket and was not opened.",
        "x.meta.json": "a pipe and was not opened.",
    }
    assert tmp_path / "x.html" in find_pages(tmp_path)[1]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names")
def test_a_file_that_became_a_pipe_is_told(tmp_path: Path) -> None:
    file = write(tmp_path / "x.html", GRAZ)
    references = [one for one in scan_references(tmp_path) if not isinstance(one, Finding)]
    file.unlink()
    os.mkfifo(file)
    ((_, page),) = read_references(references)
    assert page == Finding(
        "x.html", "page_unreadable", "error", "x.html cannot be read: it is a pipe."
    )
