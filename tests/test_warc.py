"""Pages in WARC archives: which records are pages, what HTTP did to them, what may be broken."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import brotli
import pytest

from pipeline.model import Finding, Page
from pipeline.page import Limits, make_page, read_references
from pipeline.page.served import decode_body
from tests.archive_files import (
    ABERDEEN,
    GRAZ,
    HTML,
    TAMPERE,
    make_chunks,
    make_pages,
    make_record,
    read,
    read_one,
    scan,
    write,
    zip_each,
    zip_one,
)

PLAIN, CHUNKED = "Content-Type: text/plain", "Transfer-Encoding: chunked"
INFO = make_record(b"software: x\r\n", "", status="", kind="warcinfo", content_type="text/plain")
ASKED = make_record(b"", status="GET / HTTP/1.1", kind="request")


def encode(coding: str) -> str:
    return f"Content-Encoding: {coding}"


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("c.warc", b"".join),
        ("c.warc.gz", zip_each),
        ("c.warc.gz", lambda records: zip_one(b"".join(records))),
        ("c.warc.gz", lambda records: zip_one(b"".join(records[:3])) + zip_each(records[3:])),
        ("c.WARC", zip_each),
        ("c.warc.gz", b"".join),
    ],
    ids=["plain", "by record", "one stream", "mixed", "no .gz", "only .gz"],
)
def test_every_kind_of_warc(tmp_path: Path, name: str, pack: object) -> None:
    records = [
        INFO,
        ASKED,
        make_record(GRAZ, "https://www.graz.at/partner", HTML),
        make_record(TAMPERE, "https://www.tampere.fi/en?q=a/b", HTML, date="2022-01-02T03:04:05Z"),
        make_record(ABERDEEN, "http://x.org/aberdeen", PLAIN),
        make_record(TAMPERE, "https://www.graz.at/partner", HTML),
        make_record(GRAZ, "https://www.graz.at/partner", HTML),
    ]
    write(tmp_path / "a" / name, pack(records))  # type: ignore[operator]
    _, findings = scan(tmp_path)
    assert findings == []
    pages = read(tmp_path)
    root = f"a/{name}/"
    assert [(page_id.removeprefix(root), page.text.split()[0]) for page_id, page in pages.items()
            if isinstance(page, Page)] == [
        ("https://www.graz.at/partner", "Graz"),
        ("https://www.tampere.fi/en?q=a/b", "Tampere"),
        ("http://x.org/aberdeen", "Aberdeen"),
        ("https://www.graz.at/partner#2", "Tampere"),
        ("https://www.graz.at/partner#3", "Graz"),
    ]  # fmt: skip
    page = pages[f"{root}https://www.tampere.fi/en?q=a/b"]
    assert isinstance(page, Page)
    assert (page.id, page.url) == (f"{root}{page.url}", "https://www.tampere.fi/en?q=a/b")
    assert page.fetched_at == "2022-01-02T03:04:05Z"
    plain = make_page(page.id, TAMPERE, ".html", {"url": page.url, "fetched_at": page.fetched_at})
    assert page == plain


def test_digests_do_not_depend_on_the_packing(tmp_path: Path) -> None:
    records = make_pages(3)
    write(tmp_path / "a.warc", b"".join(records))
    write(tmp_path / "b.warc.gz", zip_each(records))
    write(tmp_path / "c.warc.gz", zip_one(b"".join(records)))
    references = [*scan(tmp_path)[0].values()]
    assert len(references) == 9
    assert len({one.digest for one in references}) == 3
    assert [*scan(tmp_path)[0].values()] == references


def test_the_digest_is_of_the_page_and_of_what_the_record_tells(tmp_path: Path) -> None:
    address = "https://www.graz.at/"
    variants = [
        make_record(GRAZ, address, HTML),
        make_record(TAMPERE, address, HTML),
        make_record(GRAZ, address, HTML, date="2021-03-04T05:06:08Z"),
        make_record(GRAZ, address + "partner", HTML),
        make_record(GRAZ, address, HTML + "; charset=latin1"),
    ]
    digests = []
    for variant in [*variants, make_record(GRAZ, address, HTML, "Date: today")]:
        write(tmp_path / "c.warc", variant)
        digests += [one.digest for one in scan(tmp_path)[0].values()]
    assert len(set(digests)) == 5
    assert digests[0] == digests[-1]


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    records = [
        INFO,
        ASKED,
        make_record(b"", "http://x.org/1", HTML, status="HTTP/1.1 301 Moved"),
        make_record(GRAZ, "http://x.org/2", HTML, status="HTTP/1.1 404 Not Found"),
        make_record(b"\x89PNG", "http://x.org/3.png", "Content-Type: image/png"),
        make_record(b"\x89PNG", "http://x.org/4.png", "Content-Type: image/png"),
        make_record(b"User-agent: *", "http://x.org/robots.txt?x", PLAIN),
        make_record(b"\x89PNG", "http://x.org/5"),
        make_record(b"1.2.3.4", "dns:x.org", status="", content_type="text/dns"),
        make_record(b"", "http://x.org/6", kind="revisit"),
        make_record(b"x", "http://x.org/7", status="nonsense"),
        make_record(GRAZ, "", HTML),
        make_record(b"{}", "http://x.org/8", status="", kind="resource", content_type="a/json"),
        make_record(b"  \n<!DOCTYPE html><p>Graz", "http://x.org/9"),
        make_record(ABERDEEN, "x/10", status="", kind="resource", content_type="text/plain"),
    ]
    write(tmp_path / "c.warc", b"".join(records))
    references, findings = scan(tmp_path)
    assert references.keys() == {"c.warc/http://x.org/9", "c.warc/x/10"}
    message = (
        "c.warc has 11 entries that are no pages: 2 image/png, 2 response records, 1 a/json, "
        "1 responses without a status, 1 revisit records, 1 robots.txt, 1 status 301, "
        "1 status 404, 1 without a type."
    )
    assert findings == [("c.warc", "archive_passed_over", message)]
    assert all(isinstance(page, Page) for page in read(tmp_path).values())


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ([encode("gzip")], zip_one(GRAZ)),
        ([encode("X-GZIP")], zip_one(GRAZ[:50]) + zip_one(GRAZ[50:]) + b"\0\0"),
        ([encode("deflate")], zlib.compress(GRAZ)),
        ([encode("deflate")], zlib.compress(GRAZ)[2:-4]),
        ([encode("br")], brotli.compress(GRAZ)),
        ([encode("gzip, br")], brotli.compress(zip_one(GRAZ))),
        ([CHUNKED], make_chunks(GRAZ)),
        ([CHUNKED, encode("gzip")], make_chunks(zip_one(GRAZ))),
        (["Transfer-Encoding: gzip, chunked"], make_chunks(zip_one(GRAZ))),
        ([encode("identity")], GRAZ),
        ([CHUNKED, encode("gzip")], GRAZ),
        ([encode("br")], GRAZ),
        ([encode("deflate")], GRAZ),
    ],
)
def test_what_http_did_is_undone(tmp_path: Path, head: list[str], body: bytes) -> None:
    """The last four claim what is not so, as archives do that keep bodies decoded."""
    records = [make_record(body, "http://x.org/", HTML, *head), *make_pages(2)]
    write(tmp_path / "c.warc", b"".join(records))
    pages = read(tmp_path)
    assert len(pages) == 3
    page = pages["c.warc/http://x.org/"]
    assert isinstance(page, Page)
    assert page.text == make_page("x", GRAZ, ".html", {}).text


@pytest.mark.parametrize(
    ("head", "body", "message"),
    [
        (encode("gzip"), zip_one(GRAZ)[:-15], "is cut off where it is compressed"),
        (encode("gzip"), zip_one(GRAZ)[:-8] + bytes(8), "is damaged where it is compressed"),
        (encode("deflate"), b"no tag", "is damaged where it is compressed"),
        (encode("br"), brotli.compress(GRAZ)[:-9], "is cut off where it is compressed"),
        (encode("br"), b"\xff\xff no tag", "is damaged where it is compressed"),
        (encode("zstd"), GRAZ, "is compressed by 'zstd', which is not known"),
        (CHUNKED, make_chunks(GRAZ)[:-20], "is cut off in the middle of a chunk"),
        (CHUNKED, make_chunks(GRAZ)[:-5], "lacks its last chunk"),
    ],
)
def test_a_body_that_cannot_be_decoded_is_told(
    tmp_path: Path, head: str, body: bytes, message: str
) -> None:
    records = [make_record(body, "http://x.org/", HTML, head), *make_pages(2)]
    write(tmp_path / "c.warc", b"".join(records))
    references, findings = scan(tmp_path)
    assert len(references) == 2
    page_id = "c.warc/http://x.org/"
    assert findings == [(page_id, "page_unreadable", f"{page_id} {message}.")]


def test_without_brotli_its_pages_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    record = make_record(brotli.compress(GRAZ), "http://x.org/", HTML, encode("br"))
    write(tmp_path / "c.warc", record)
    monkeypatch.setitem(sys.modules, "brotli", None)
    ((_, _, message),) = scan(tmp_path)[1]
    assert message.endswith("is compressed by brotli, and that library is not installed.")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_bomb_is_cut_at_the_limit(tmp_path: Path, coding: str) -> None:
    compress = {"gzip": zip_one, "deflate": zlib.compress, "br": brotli.compress}[coding]
    body = compress(bytes(3_000_000))
    assert len(body) < 10_000
    assert len(decode_body(body, coding, 50_000)) == 50_001
    record = make_record(body, "http://x.org/", HTML, encode(coding))
    write(tmp_path / "c.warc", record + make_pages(1)[0])
    pages = read(tmp_path, Limits(max_bytes=50_000))
    page = pages["c.warc/http://x.org/"]
    assert isinstance(page, Finding)
    assert (page.code, len(pages)) == ("page_too_large", 2)


def test_the_charset_of_the_header_wins(tmp_path: Path) -> None:
    """As in browsers; one that no browser knows counts as none."""
    words = "Городами-побратимами являются Хемниц, Трондхейм и Мишкольц."
    html = f"<html><head><meta charset=koi8-r></head><body><p>{words}</p></body></html>"
    for charset, codec in (("windows-1251", "cp1251"), ('"KOI8-R"', "koi8-r"), ("any", "koi8-r")):
        record = make_record(html.encode(codec), "http://x.org/", f"{HTML};Charset={charset}")
        page = read_one(write(tmp_path / "c.warc", record))
        assert isinstance(page, Page)
        assert page.text.strip() == words
    body = "Graz und Pula, Städte am Fluß – für Bürger".encode("cp1252")
    page = read_one(write(tmp_path / "c.warc", make_record(body, "x", PLAIN + "; charset=latin1")))
    assert isinstance(page, Page)
    assert "Städte am Fluß – für" in page.text


BROKEN = "archive_broken"
CUT = "page_unreadable"
FOUR = make_pages(4)
CASES = {
    "cut in a body": (b"".join(FOUR)[:-50], [0, 1, 2], [CUT, BROKEN]),
    "cut in a head": (b"".join(FOUR)[: -len(FOUR[3]) + 60], [0, 1, 2], [BROKEN]),
    "cut between records": (b"".join(FOUR[:2])[:-2], [0, 1], []),
    "rubbish between records": (FOUR[0] + bytes(range(256)) * 300 + FOUR[1], [0, 1], [BROKEN]),
    "too long": (
        FOUR[0] + FOUR[1].replace(b"Content-Length: ", b"Content-Length: 9") + FOUR[2] + FOUR[3],
        [0, 2, 3],
        [CUT, BROKEN],
    ),
    "without a length": (
        FOUR[0] + FOUR[1].replace(b"Content-Length: ", b"Content-Width: ") + FOUR[2] + FOUR[3],
        [0, 2, 3],
        [BROKEN],
    ),
    "no warc": (GRAZ * 50, [], [BROKEN]),
    "empty": (b"", [], [CUT]),
    "gzip, cut": (zip_each(FOUR)[:-60], [0, 1, 2], [CUT, BROKEN]),
    "gzip, cut behind the last page": (zip_each(FOUR)[:-2], [0, 1, 2, 3], [BROKEN]),
    "gzip, wrong checksum": (
        zip_one(FOUR[0]) + zip_one(FOUR[1])[:-8] + bytes(8) + zip_each(FOUR[2:]),
        [0, 2, 3],
        [BROKEN],
    ),
    "gzip, rubbish between": (
        zip_one(FOUR[0]) + b"\x1f\x8b\x08rubbish" + zip_each(FOUR[1:]),
        [0, 1, 2, 3],
        [BROKEN],
    ),
    "gzip, something at the end": (zip_each(FOUR) + b"else", [0, 1, 2, 3], [BROKEN]),
    "gzip, padding at the end": (zip_each(FOUR) + bytes(1000), [0, 1, 2, 3], []),
    "one stream, cut": (zip_one(b"".join(FOUR))[:-60], [0, 1, 2], [CUT, BROKEN]),
    "no gzip": (b"\x1f\x8b\x08" + b"x" * 90, [], [BROKEN]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_broken_archive_gives_what_is_whole(tmp_path: Path, case: str) -> None:
    content, numbers, codes = CASES[case]
    write(tmp_path / "c.warc.gz", content)
    write(tmp_path / "x.html", GRAZ)
    references, findings = scan(tmp_path)
    ids = {f"c.warc.gz/https://www.graz.at/{number}" for number in numbers}
    assert references.keys() == ids | {"x.html"}
    assert [code for _, code, _ in findings] == codes
    for page_id, _, message in findings:
        assert message.startswith(page_id)
        assert message.endswith(".")
    for one, page in read_references([*references.values()]):
        assert isinstance(page, Page), one
        assert page.text.startswith("Graz")


def test_damage_to_a_checksum_of_a_large_page_is_told(tmp_path: Path) -> None:
    """Its bytes were unpacked before its checksum was seen, and must not count."""
    page = make_record(GRAZ * 2000, "http://x.org/", HTML)
    content = zip_one(page)[:-8] + bytes(8) + zip_one(FOUR[0])
    write(tmp_path / "c.warc.gz", content)
    references, findings = scan(tmp_path)
    assert references.keys() == {"c.warc.gz/https://www.graz.at/0"}
    page_id = "c.warc.gz/http://x.org/"
    message = f"{page_id} is damaged where its archive is compressed."
    assert findings[0] == (page_id, "page_unreadable", message)
    assert findings[1][1] == "archive_broken"


@pytest.mark.parametrize("pack", [b"".join, zip_each, lambda it: zip_one(b"".join(it))])
def test_no_damage_is_a_crash_or_another_page(tmp_path: Path, pack: object) -> None:
    """Wherever a byte is wrong: each page is as it was, or is told, or its archive is."""
    content = pack(FOUR[:2])  # type: ignore[operator]
    file = write(tmp_path / "c.warc.gz", content)
    whole = {one.digest for one in scan(file)[0].values()}
    for place in range(0, len(content), 2):
        damaged = bytearray(content)
        damaged[place] ^= 0x11
        references, findings = scan(write(file, bytes(damaged)))
        assert references or findings
        if content.startswith(b"\x1f") and not findings:
            assert whole >= {one.digest for one in references.values()}
        for _, page in read_references([*references.values()]):
            assert isinstance(page, (Page, Finding))


def test_pages_of_one_stream_are_read_in_one_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fastwarc

    records = make_pages(30)
    for name, content in (("c.warc.gz", zip_one(b"".join(records))), ("d.warc", b"".join(records))):
        write(tmp_path / name, content)
    references = [*scan(tmp_path)[0].values()]
    started = []
    make = fastwarc.ArchiveIterator

    def spy(*args: object, **options: object) -> object:
        started.append(args)
        return make(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(fastwarc, "ArchiveIterator", spy)
    found = list(read_references(references[::-1]))
    assert all(isinstance(page, Page) for _, page in found)
    assert {one for one, _ in found} == set(references)
    assert len(started) == 31


def test_a_warc_that_changed_gives_no_other_page(tmp_path: Path) -> None:
    file = write(tmp_path / "c.warc", b"".join(FOUR))
    references = [*scan(tmp_path)[0].values()]
    write(file, b"".join([FOUR[1], FOUR[0], FOUR[3], FOUR[2]])[:-400])
    for one, page in read_references(references):
        assert isinstance(page, Finding)
        said = ("has changed since it was listed.", "is not in its archive any more.")
        assert page.message in {f"{one.page_id} {it}" for it in said}
