"""Pages in gzip files and zip archives, whole and broken."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from pipeline.model import Finding, Page
from pipeline.page import Limits, read_page, read_references
from tests.archive_files import (
    ABERDEEN,
    GRAZ,
    TAMPERE,
    make_record,
    read,
    scan,
    write,
    zip_one,
)


def make_zip(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return buffer.getvalue()


def test_a_compressed_page_is_the_page(tmp_path: Path) -> None:
    file = write(tmp_path / "graz.html.gz", zip_one(GRAZ))
    write(tmp_path / "plain" / "graz.html.gz", GRAZ)
    write(tmp_path / "y.tar.gz", zip_one(GRAZ))
    for name in ("graz.meta.json", "graz.html.meta.json", "graz.html.gz.meta.json"):
        write(tmp_path / name, f'{{"host": "{name}"}}')
        page = read_page(file, tmp_path)
        assert (page.id, page.text[:4], page.host_hint) == ("graz.html.gz", "Graz", name)
        assert read(tmp_path)["graz.html.gz"] == page
    references, findings = scan(tmp_path)
    assert references.keys() == {"graz.html.gz"}
    message = "plain/graz.html.gz is a broken gzip file: "
    ((page_id, code, said),) = findings
    assert (page_id, code) == ("plain/graz.html.gz", "page_unreadable")
    assert said.startswith(message)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (zip_one(GRAZ)[:-20], "Compressed file ended before the end-of-stream marker was reached"),
        (zip_one(GRAZ)[:-8] + b"\0" * 8, "CRC check failed"),
        (zip_one(GRAZ)[:10] + b"\x07" * 50, "Error -3 while decompressing data"),
    ],
)
def test_a_broken_gzip_file_is_a_finding(tmp_path: Path, content: bytes, message: str) -> None:
    write(tmp_path / "x.html.gz", content)
    references, ((page_id, code, said),) = scan(tmp_path)
    assert (references, page_id, code) == ({}, "x.html.gz", "page_unreadable")
    assert said.startswith(f"x.html.gz is a broken gzip file: {message}")


@pytest.mark.parametrize(
    "compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_zip_is_a_folder_of_pages(tmp_path: Path, compression: int) -> None:
    files = {
        "a/graz.html": GRAZ,
        "a/graz.meta.json": b'{"host": "Graz", "url": "https://www.graz.at/"}',
        "städte/tampere.HTM": TAMPERE,
        "aberdeen.txt": ABERDEEN,
        "__MACOSX/._aberdeen.txt": b"\0",
        ".git/x.txt": ABERDEEN,
        "a/": b"",
        "a/style.css": b"",
        "b/style.css": b"",
        "LICENSE": b"",
    }
    write(tmp_path / "raw" / "crawl.zip", make_zip(files, compression))
    references, findings = scan(tmp_path)
    names = ["a/graz.html", "städte/tampere.HTM", "aberdeen.txt"]
    assert [*references] == [f"raw/crawl.zip/{name}" for name in names]
    message = "raw/crawl.zip has 3 entries that are no pages: 2 .css, 1 without a suffix."
    assert findings == [("raw/crawl.zip", "archive_passed_over", message)]
    for name in names:
        write(tmp_path / "plain" / name, files[name])
    write(tmp_path / "plain" / "a" / "graz.meta.json", files["a/graz.meta.json"])
    plain = {one.page_id: one for one in scan(tmp_path / "plain")[0].values()}
    for page_id, page in read(tmp_path / "raw").items():
        name = page_id.removeprefix("crawl.zip/")
        assert isinstance(page, Page)
        assert (page.id, page.text) == (
            page_id,
            read_page(tmp_path / "plain" / name, tmp_path).text,
        )
        one = references[f"raw/{page_id}"]
        assert (one.digest, one.size) == (plain[name].digest, len(files[name]))
        assert page.host_hint == ("Graz" if "graz" in name else None)


def test_a_zip_may_hold_a_name_twice(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for content in (GRAZ, TAMPERE, b"<p>third"):
            with pytest.warns(UserWarning, match="Duplicate") if content != GRAZ else nullcontext():
                archive.writestr("x.html", content)
    write(tmp_path / "c.zip", buffer.getvalue())
    pages = read(tmp_path)
    assert [*pages] == ["c.zip/x.html", "c.zip/x.html#2", "c.zip/x.html#3"]
    texts = [page.text[:5] for page in pages.values() if isinstance(page, Page)]
    assert texts == ["Graz\n", "Tampe", "third"]


def test_archives_inside_archives_are_told(tmp_path: Path) -> None:
    inner = {"in.zip": make_zip({"x.html": GRAZ}), "in.warc.gz": zip_one(make_record(GRAZ))}
    inner |= {"x.html.gz": zip_one(GRAZ), "y.html": GRAZ}
    write(tmp_path / "c.zip", make_zip(inner))
    references, findings = scan(tmp_path)
    assert references.keys() == {"c.zip/y.html"}
    assert findings == [
        (f"c.zip/{name}", "page_unreadable", f"c.zip/{name} is an archive inside an archive, "
         "which is not read.")
        for name in ("in.zip", "in.warc.gz", "x.html.gz")
    ]  # fmt: skip


def test_an_encrypted_page_is_told(tmp_path: Path) -> None:
    content = bytearray(make_zip({"x.html": GRAZ, "y.html": TAMPERE}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    write(tmp_path / "c.zip", bytes(content))
    references, findings = scan(tmp_path)
    assert references.keys() == {"c.zip/y.html"}
    assert findings == [("c.zip/x.html", "page_unreadable", "c.zip/x.html is encrypted.")]


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What says to be too large is not opened; what lies about it is cut at what it says."""
    content = make_zip({"bomb.html": bytes(5_000_000), "x.html": GRAZ})
    assert len(content) < 10_000
    write(tmp_path / "c.zip", content)
    limits = Limits(max_bytes=1_000_000)
    opened = []
    unzip = zipfile.ZipFile.open

    def spy(self: zipfile.ZipFile, member: zipfile.ZipInfo) -> object:
        opened.append(member.filename)
        return unzip(self, member)

    monkeypatch.setattr(zipfile.ZipFile, "open", spy)
    found = read(tmp_path, limits)
    assert set(opened) == {"x.html"}
    message = "c.zip/bomb.html has more than 1,000,000 bytes."
    assert found["c.zip/bomb.html"] == Finding(
        "c.zip/bomb.html", "page_too_large", "error", message
    )
    assert isinstance(found["c.zip/x.html"], Page)
    size = (5_000_000).to_bytes(4, "little")
    assert content.count(size) == 2
    write(tmp_path / "c.zip", content.replace(size, (1000).to_bytes(4, "little")))
    references, ((page_id, code, said),) = scan(tmp_path, limits)
    assert references.keys() == {"c.zip/x.html"}
    assert (page_id, code) == ("c.zip/bomb.html", "page_unreadable")
    assert said.startswith("c.zip/bomb.html is damaged in its archive: ")


def test_a_page_that_is_damaged_does_not_stop_the_rest(tmp_path: Path) -> None:
    content = bytearray(make_zip({"x.html": GRAZ, "y.html": TAMPERE, "z.html": GRAZ}))
    wrong = content.index(b"PK\x03\x04", 10)
    content[wrong + 40] ^= 255
    write(tmp_path / "c.zip", bytes(content))
    references, ((page_id, code, _),) = scan(tmp_path)
    assert references.keys() == {"c.zip/x.html", "c.zip/z.html"}
    assert (page_id, code) == ("c.zip/y.html", "page_unreadable")


def test_a_wrong_directory_is_told(tmp_path: Path) -> None:
    """The directory points each page at bytes that are not its own."""
    content = bytearray(make_zip({"x.html": GRAZ, "y.html": TAMPERE}))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 42 : entry + 46] = (7).to_bytes(4, "little")
    write(tmp_path / "c.zip", bytes(content))
    references, ((page_id, code, _),) = scan(tmp_path)
    assert references.keys() == {"c.zip/x.html"}
    assert (page_id, code) == ("c.zip/y.html", "page_unreadable")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 and nothing else",
        GRAZ * 100,
        make_zip({"x.html": GRAZ})[-22:-1],
    ],
)
def test_what_is_no_zip_is_told(tmp_path: Path, content: bytes) -> None:
    write(tmp_path / "c.zip", content)
    references, ((page_id, code, message),) = scan(tmp_path)
    assert (references, page_id, code) == ({}, "c.zip", "page_unreadable")
    assert message.startswith("c.zip is no zip archive that can be read: ")
    assert message.endswith(".")


def test_no_damage_to_a_zip_is_a_crash(tmp_path: Path) -> None:
    content = make_zip({"x.html": GRAZ, "y.txt": ABERDEEN, "x.meta.json": b"{}"})
    for place in range(len(content)):
        damaged = bytearray(content)
        damaged[place] ^= 0x5A
        file = write(tmp_path / "c.zip", bytes(damaged))
        references, findings = scan(file)
        assert references or findings
        for _, page in read_references([*references.values()]):
            assert isinstance(page, (Page, Finding))


def test_an_empty_archive_is_told(tmp_path: Path) -> None:
    write(tmp_path / "c.zip", make_zip({}))
    assert scan(tmp_path) == ({}, [("c.zip", "page_unreadable", "c.zip holds no page.")])


def test_an_archive_that_changed_gives_no_other_page(tmp_path: Path) -> None:
    file = write(tmp_path / "c.zip", make_zip({"x.html": GRAZ, "y.html": TAMPERE}))
    references, _ = scan(tmp_path)
    write(file, make_zip({"y.html": TAMPERE}))
    found = {one.page_id: page for one, page in read_references([*references.values()])}
    for page_id, message in (
        ("c.zip/x.html", "c.zip/x.html has changed since it was listed."),
        ("c.zip/y.html", "c.zip/y.html is not in its archive any more."),
    ):
        assert found[page_id] == Finding(page_id, "page_unreadable", "error", message)
    file.unlink()
    for page_id, page in read_references([*references.values()]):
        assert isinstance(page, Finding)
        assert "No such file" in page.message, page_id


def test_a_zip_is_opened_once_per_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("c.zip", "d.zip"):
        write(tmp_path / name, make_zip({f"{n}.html": GRAZ for n in range(20)}))
    references = [*scan(tmp_path)[0].values()]
    opened = []
    make = zipfile.ZipFile.__init__

    def spy(self: zipfile.ZipFile, file: object) -> None:
        opened.append(file)
        make(self, file)  # type: ignore[arg-type]

    monkeypatch.setattr(zipfile.ZipFile, "__init__", spy)
    mixed = references[::2] + references[1::2]
    assert len(list(read_references(mixed))) == 40
    assert len(opened) == 2


# The peak of getrusage is that of the process before exec too, which held the archive.
_MEASURE = """
import re, sys
from pipeline.page import read_references, scan_references
import fastwarc, zipfile
def peak(): return int(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]) * 1024
before = peak()
ones = [one for one in scan_references(sys.argv[1]) if hasattr(one, "digest")]
for one, page in read_references([one for one in ones if one.size < 1_000_000]): pass
print(len(ones), peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is of Linux")
@pytest.mark.parametrize("kind", ["zip", "warc.gz", "large.zip", "large.warc.gz", "html.gz"])
def test_no_archive_is_held_in_memory(tmp_path: Path, kind: str) -> None:
    """300 MB, as 60 pages of 5 MB or as one; the limit of one page is 20 MB."""
    large = "large" in kind or kind == "html.gz"
    body = GRAZ + b" " * (300_000_000 if large else 5_000_000)
    count = 1 if large else 60
    file = tmp_path / f"c.{kind}"
    if kind.endswith("zip"):
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for number in range(count):
                archive.writestr(f"{number}.html", body)
            archive.writestr("small.html", GRAZ)
    elif kind == "html.gz":
        write(file, zip_one(body, 1))
        write(tmp_path / "small.html", GRAZ)
    else:
        record = zip_one(make_record(body, "https://www.graz.at/", "Content-Type: text/html"), 1)
        small = zip_one(make_record(GRAZ, "https://www.graz.at/a", "Content-Type: text/html"))
        write(file, record * count + small)
    del body
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(tmp_path)], check=True, capture_output=True
    )
    found, grown = map(int, done.stdout.split())
    assert found == count + 1
    assert grown < 120_000_000
