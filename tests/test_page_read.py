"""Files, folders and sidecars: what is found, what is refused, and in which words."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from pipeline.page import PageError, find_pages, make_page, read_page


def write(file: Path, content: bytes | str = "Some words.\n") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def list_ids(path: Path) -> list[str]:
    root, files = find_pages(path)
    return [file.relative_to(root).as_posix() for file in files]


def test_a_folder_is_walked_in_order_of_id(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.HTML", "a-b.md", "a/b/c.htm", "Z.txt"):
        write(tmp_path / name)
    for name in (
        "gold.csv",
        "b.meta.json",
        "b.txt.meta.json",
        ".hidden.txt",
        ".git/x.txt",
        "x.txt~",
    ):
        write(tmp_path / name)
    assert list_ids(tmp_path) == ["Z.txt", "a-b.md", "a/b/c.htm", "a/z.HTML", "b.txt"]


def test_a_file_is_its_own_root(tmp_path: Path) -> None:
    file = write(tmp_path / "deep" / "x.txt")
    assert find_pages(file) == (file.parent, [file])
    assert read_page(file, file.parent).id == "x.txt"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_linked_folders_are_entered_once(tmp_path: Path) -> None:
    write(tmp_path / "raw" / "b" / "x.txt")
    write(tmp_path / "elsewhere" / "y.txt")
    (tmp_path / "raw" / "b" / "loop").symlink_to(tmp_path / "raw")
    (tmp_path / "raw" / "a").symlink_to(tmp_path / "raw" / "b")
    (tmp_path / "raw" / "far").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "raw" / "broken.txt").symlink_to(tmp_path / "nowhere")
    assert list_ids(tmp_path / "raw") == ["b/x.txt", "far/y.txt"]


def test_what_a_page_is_made_of(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbfOne\r\n\r\nTwo "
    page = read_page(write(tmp_path / "a" / "b.txt", raw), tmp_path)
    assert (page.id, page.text) == ("a/b.txt", "One\n\nTwo ")
    assert page.sha256 == hashlib.sha256(raw).hexdigest()
    assert [page.text[block.start : block.end] for block in page.blocks] == ["One", "Two"]
    assert (page.url, page.host_hint, page.host_country_hint, page.fetched_at) == (None,) * 4


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"%PDF-1.7 text", "a PDF document"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"ab\x00\x01\x02" * 40, "binary"),
        (b"\x8f\x9d\x81\x05" * 90, "text"),
    ],
)
def test_what_is_no_page_is_refused(tmp_path: Path, raw: bytes, message: str) -> None:
    with pytest.raises(PageError, match=rf"^x\.html .*{message}.*\.$|{message}") as caught:
        read_page(write(tmp_path / "x.html", raw), tmp_path)
    assert "x.html" in str(caught.value)


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"gone\.txt cannot be read: No such file"):
        read_page(tmp_path / "gone.txt", tmp_path)
    locked = write(tmp_path / "locked.txt")
    locked.chmod(0)
    if not os.access(locked, os.R_OK):
        with pytest.raises(PageError, match=r"locked\.txt cannot be read"):
            read_page(locked, tmp_path)


@pytest.mark.parametrize("name", ["x.meta.json", "x.txt.meta.json"])
def test_a_sidecar_tells_what_it_knows(tmp_path: Path, name: str) -> None:
    file = write(tmp_path / "x.txt")
    sidecar = '\ufeff{"url": " http://x.org ", "host": "N", "host_country": "the X", "other": [1]}'
    write(tmp_path / name, sidecar)
    page = read_page(file, tmp_path)
    assert (page.url, page.host_hint, page.host_country_hint) == ("http://x.org", "N", "the X")
    assert page.fetched_at is None


def test_the_nearer_sidecar_wins(tmp_path: Path) -> None:
    file = write(tmp_path / "x.txt")
    write(tmp_path / "x.meta.json", '{"host": "far"}')
    write(tmp_path / "x.txt.meta.json", '{"host": "near", "url": null, "fetched_at": ""}')
    page = read_page(file, tmp_path)
    assert (page.host_hint, page.url, page.fetched_at) == ("near", None, None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is not valid JSON"),
        ("{'host': 'N'}", "is not valid JSON"),
        (b"\xff\xfe{}", "is not valid JSON"),
        ("[" * 100_000, "is not valid JSON"),
        ("[]", "must hold a JSON object, not a list"),
        ("null", "must hold a JSON object, not null"),
        ('{"url": 5}', "'url' must be text or null, not a number"),
        ('{"host": ["N"]}', "'host' must be text or null, not a list"),
        ('{"host_country": true}', "'host_country' must be text or null, not true or false"),
        ('{"host": "\\ud800"}', "'host' holds half a character"),
    ],
)
def test_a_broken_sidecar_is_named(tmp_path: Path, content: bytes | str, message: str) -> None:
    file = write(tmp_path / "x.txt")
    write(tmp_path / "x.meta.json", content)
    with pytest.raises(PageError, match=message) as caught:
        read_page(file, tmp_path)
    assert "x.meta.json" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("suffix", "source", "kind"),
    [
        (".txt", "<!DOCTYPE html><p>a", "paragraph"),
        (".txt", "a <b> tag", "line"),
        (".html", "no tag\nat all", "line"),
        (".HTM", "<p>a", "paragraph"),
        (".md", "# a", "heading"),
    ],
)
def test_how_a_page_is_read(suffix: str, source: str, kind: str) -> None:
    page = make_page("x", source.encode(), suffix, {})
    assert page.blocks[0].kind == kind


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "iso-8859-1"])
def test_a_page_in_another_encoding(declared: str) -> None:
    words = "本市与许多国家的城市建立了友好城市关系、人口约一百二十万。"
    source = f"<html><head><meta charset={declared}></head><body><p>{words}</p></body></html>"
    for codec in ("gb18030", "utf-8"):
        assert make_page("x.html", source.encode(codec), ".html", {}).text == words + "\n"


def test_a_name_that_is_not_utf8_still_makes_an_id(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        file = write(tmp_path / name)
    except OSError:
        pytest.skip("this file system knows only UTF-8 names")
    page = read_page(file, find_pages(tmp_path)[0])
    assert page.id.encode("utf-8") == b"caf\\xe9.txt"
