"""References to pages: what is listed, under which ids and digests, and read from them."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model import Finding, Page
from pipeline.page import (
    PageError,
    Reference,
    find_pages,
    read_page,
    read_references,
    scan_references,
)
from tests.archive_files import ABERDEEN, GRAZ, TAMPERE, read, read_one, scan, write, zip_one


def test_files_are_listed_as_they_always_were(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.HTML", "a/b/c.htm", "d.md", ".hidden.txt", ".git/x.txt", "e.css"):
        write(tmp_path / name, ABERDEEN)
    references, findings = scan(tmp_path)
    assert sorted(references) == ["a/b/c.htm", "a/z.HTML", "b.txt", "d.md"]
    assert findings == []
    for page_id, page in read(tmp_path).items():
        assert page == read_page(tmp_path / page_id, tmp_path)


def test_what_a_reference_says(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.html", GRAZ)
    sidecar = write(tmp_path / "a" / "x.meta.json", '{"host": "Graz"}')
    (reference,) = scan(tmp_path)[0].values()
    assert reference[:4] == ("a/x.html", str(tmp_path / "a" / "x.html"), "", str(sidecar))
    assert reference.size == len(GRAZ)
    assert Reference(*pickle.loads(pickle.dumps(tuple(reference)))) == reference
    ((_, page),) = read_references([reference])
    assert isinstance(page, Page)
    assert (page.id, page.host_hint) == ("a/x.html", "Graz")
    assert page.sha256 == hashlib.sha256(GRAZ).hexdigest()


def test_locations_do_not_depend_on_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "raw" / "x.html", GRAZ)
    monkeypatch.chdir(tmp_path)
    (reference,) = scan("raw")[0].values()
    monkeypatch.chdir("/")
    assert isinstance(next(read_references([reference]))[1], Page)


def test_the_digest_is_of_the_bytes_and_the_sidecar(tmp_path: Path) -> None:
    def digest() -> str:
        return scan(tmp_path)[0]["x.html"].digest

    page = write(tmp_path / "x.html", GRAZ)
    seen = [digest()]
    assert seen == [hashlib.sha256(GRAZ).hexdigest()]
    sidecar = write(tmp_path / "x.meta.json", "{}")
    seen.append(digest())
    sidecar.write_text('{"host": "Graz"}')
    seen.append(digest())
    page.write_bytes(TAMPERE)
    seen.append(digest())
    sidecar.write_bytes(b"")
    seen.append(digest())
    assert len(set(seen)) == 5
    sidecar.unlink()
    page.write_bytes(GRAZ)
    os.utime(page, (1, 1))
    assert digest() == seen[0]


def test_the_order_is_the_same_on_each_run(tmp_path: Path) -> None:
    for number in range(30):
        write(tmp_path / f"{number % 4}" / f"{number}.txt", ABERDEEN)
    code = (
        "import sys; from pipeline.page import scan_references\n"
        "for one in scan_references(sys.argv[1]): print(one)"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop().count(b"Reference(") == 30


def test_one_file_is_its_own_root(tmp_path: Path) -> None:
    file = write(tmp_path / "a" / "x.html", GRAZ)
    write(tmp_path / "a" / "y.html", TAMPERE)
    write(tmp_path / "a" / "x.html.meta.json", '{"host": "Graz"}')
    page = read_one(file)
    assert isinstance(page, Page)
    assert (page.id, page.host_hint) == ("x.html", "Graz")


@pytest.mark.parametrize("look", [find_pages, lambda path: list(scan_references(path))])
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing", "does not exist"),
        ("empty", "is empty"),
        ("others", "holds no page"),
        ("others/x.pdf", "is no page"),
    ],
)
def test_nothing_to_read_is_one_sentence(
    tmp_path: Path, look: Callable[[Path], object], name: str, message: str
) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path / "others" / "x.pdf", "")
    with pytest.raises(PageError, match=message) as caught:
        look(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.html", b"", "x.html is empty: it holds no bytes."),
        ("x.html", b"%PDF-1.7", "x.html is not text but a PDF document."),
        ("x.meta.json", b"[]", "The sidecar of x.html must hold a JSON object, not a list."),
        ("x.meta.json", b"{", "The sidecar of x.html is not valid JSON."),
    ],
)
def test_a_page_that_is_none_is_a_finding(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    """Messages name the page and no path of this machine: they stand in the data set."""
    write(tmp_path / "x.html", GRAZ)
    write(tmp_path / name, content)
    assert read_one(tmp_path) == Finding("x.html", "page_unreadable", "error", message)


def test_a_page_that_went_away_is_a_finding(tmp_path: Path) -> None:
    file = write(tmp_path / "x.html", GRAZ)
    references = [*scan(tmp_path)[0].values()]
    file.unlink()
    message = "x.html cannot be read: No such file or directory."
    ((_, found),) = read_references(references)
    assert found == Finding("x.html", "page_unreadable", "error", message)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_what_cannot_be_listed_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path / "x.html", GRAZ)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    assert scan(tmp_path)[0].keys() == {"x.html"}
    locked = tmp_path / "locked"
    write(locked / "y.html", GRAZ)
    locked.chmod(0)
    try:
        if not os.access(locked, os.R_OK):
            references, ((page_id, code, message),) = scan(tmp_path)
            assert references.keys() == {"x.html"}
            assert (page_id, code) == ("locked", "page_unreadable")
            assert "cannot be read" in message
    finally:
        locked.chmod(0o700)


def test_a_name_that_is_not_utf8_can_be_written_and_read(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        write(tmp_path / name, ABERDEEN)
        write(tmp_path / (name + ".meta.json"), '{"host": "Aberdeen"}')
    except OSError:
        pytest.skip("this file system knows only UTF-8 names")
    (reference,) = scan(tmp_path)[0].values()
    assert "".join(map(str, reference)).encode()
    page = read_one(tmp_path)
    assert isinstance(page, Page)
    assert (page.id, page.host_hint) == ("caf\\xe9.txt", "Aberdeen")


def test_a_file_url_is_a_path(tmp_path: Path) -> None:
    write(tmp_path / "a b" / "x.html", GRAZ)
    url = (tmp_path / "a b").as_uri()
    assert "%20" in url
    assert scan(url) == scan(tmp_path / "a b")


def test_a_bucket_is_read_as_a_folder_is(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    files = {
        "a/x.html": GRAZ,
        "a/x.meta.json": b'{"host": "Graz"}',
        "b.txt.gz": zip_one(ABERDEEN),
        ".hidden/y.html": GRAZ,
        "c.css": b"",
    }
    for name, content in files.items():
        memory.pipe(f"/bucket/raw/{name}", content)
        write(tmp_path / name, content)
    here, there = scan(tmp_path), scan("memory://bucket/raw")
    assert there[0].keys() == {"a/x.html", "b.txt.gz"}
    assert {one.location for one in there[0].values()} == {
        "memory:///bucket/raw/a/x.html",
        "memory:///bucket/raw/b.txt.gz",
    }
    for page_id, one in there[0].items():
        assert (one.digest, one.size) == (here[0][page_id].digest, here[0][page_id].size)
    assert read("memory://bucket/raw") == read(tmp_path)
    page = read_one("memory://bucket/raw/a/x.html")
    assert isinstance(page, Page)
    assert (page.id, page.host_hint) == ("x.html", "Graz")


@pytest.mark.parametrize("source", ["memory://nothing/here", "nosuchkind://bucket"])
def test_a_bucket_with_nothing_is_one_sentence(source: str) -> None:
    pytest.importorskip("fsspec")
    with pytest.raises(PageError, match=f"^{source} ") as caught:
        list(scan_references(source))
    assert "\n" not in str(caught.value)


def test_a_remote_error_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drivers raise errors of their own libraries, not only ``OSError``."""
    memory = pytest.importorskip("fsspec").filesystem("memory")
    memory.pipe("/broken/raw/x.html", GRAZ)
    memory.pipe("/broken/raw/y.zip", GRAZ)
    references = [*scan("memory://broken/raw/x.html")[0].values()]

    def refuse(*_: object, **__: object) -> None:
        raise LookupError("the connection was reset\nby peer")

    monkeypatch.setattr(type(memory), "open", refuse)
    message = "x.html cannot be read: the connection was reset."
    ((_, found),) = read_references(references)
    assert found == Finding("x.html", "page_unreadable", "error", message)
    findings = scan("memory://broken/raw")[1]
    assert [code for _, code, _ in findings] == ["page_unreadable"] * 2


def test_without_fsspec_a_url_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(PageError, match=r"^s3://bucket/raw needs fsspec: install .*\[remote\]"):
        list(scan_references("s3://bucket/raw"))


def test_plain_files_import_no_library_of_archives(tmp_path: Path) -> None:
    write(tmp_path / "x.html", GRAZ)
    code = (
        "import sys; from pipeline.page import read_references, scan_references\n"
        "assert len(list(read_references(list(scan_references(sys.argv[1]))))) == 1\n"
        "sys.exit(len({'fastwarc', 'fsspec', 'brotli', 'zipfile'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
