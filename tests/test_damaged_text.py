"""Stray bytes, sidecars beyond measure and addresses that are none: the page is read and told."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from pipeline.model import Page
from pipeline.page import make_page
from pipeline.page.sidecar import LONGEST, MOST_BYTES
from pipeline.run import extract_page
from tests.archive_files import GRAZ, read, scan, write

TOWNS = (
    "<html><head>{head}<title>Twin towns of Tampere</title></head><body><h1>Twin towns of Tampere,"
    " Finland</h1><p>Tampere has these twin towns:</p><ul><li>Łódź, Poland (1957)</li><li>Linköping,"
    " Sweden (1958)</li><li>Miskolc, Hungary (1963)</li></ul><p>{foot}</p></body></html>"
)
UTF8 = '<meta charset="UTF-8">'


def find_codes(page: Page) -> list[str]:
    return [finding.code for finding in extract_page(page).findings]


@pytest.mark.parametrize("stray", [b"\xa9", b"\xe4", b"\xff", b"\xc3", b"\xe2\x80"])
@pytest.mark.parametrize(
    ("head", "charset"), [(UTF8, ""), ("", "utf8"), ("<?xml version='1.0' encoding='UTF-8'?>", "")]
)
def test_one_stray_byte_costs_one_letter(stray: bytes, head: str, charset: str) -> None:
    start = head if head.startswith("<?") else ""
    text = start + TOWNS.format(head="" if start else head, foot="All rights ?")
    raw = text.encode().replace(b"?</p>", stray + b"</p>")
    page = make_page("tampere.html", raw, ".html", {}, charset)
    extraction = extract_page(page)
    assert [record.value("name") for record in extraction.records] == [
        *("Łódź", "Linköping", "Miskolc"),
    ]
    assert page.text.count("\ufffd") == 1
    assert not any("name_damaged" in record.reasons for record in extraction.records)
    assert extraction.findings[0][1:3] == ("text_damaged", "warning")


def test_a_name_with_a_hole_is_kept_and_marked() -> None:
    raw = TOWNS.format(head=UTF8, foot="").encode().replace("ö".encode(), b"\xf6")
    extraction = extract_page(make_page("tampere.html", raw, ".html", {}))
    marked = {record.value("name"): record.reasons for record in extraction.records}
    assert list(marked) == ["Łódź", "Link\ufffdping", "Miskolc"]
    assert "name_damaged" in marked["Link\ufffdping"]
    assert not marked["Łódź"]
    (finding,) = [one for one in extraction.findings if one.code == "name_damaged"]
    assert finding.record_id == extraction.records[1].record_id


def test_a_page_that_is_western_throughout_is_read_as_such() -> None:
    text = TOWNS.format(head=UTF8, foot="Århus, Umeå, Nyköping").replace("Łódź", "Köln")
    page = make_page("tampere.html", text.encode("cp1252"), ".html", {})
    assert "Linköping" in page.text
    assert not page.notes


@pytest.mark.parametrize(
    "address", ["https://[town]/x", "http://[::1/", "//[", "http://ex\u2100.org"]
)
@pytest.mark.parametrize("where", ["sidecar", "canonical", "og:url"])
def test_an_address_that_is_none_loses_no_page(address: str, where: str) -> None:
    heads = {
        "sidecar": "",
        "canonical": f'<link rel="canonical" href="{address}">',
        "og:url": f'<meta property="og:url" content="{address}">',
    }
    raw = TOWNS.format(head=UTF8 + heads[where], foot="").encode()
    page = make_page("t.html", raw, ".html", {"url": address} if where == "sidecar" else {})
    assert len(extract_page(page).records) == 3


@pytest.mark.parametrize("key", LONGEST)
def test_a_value_of_a_sidecar_that_is_too_long_is_left_out(tmp_path: Path, key: str) -> None:
    write(tmp_path / "a.html", GRAZ)
    for length, kept in ((LONGEST[key], True), (LONGEST[key] + 1, False)):
        write(tmp_path / "a.meta.json", json.dumps({key: "x" * length}))
        (page,) = read(tmp_path).values()
        assert isinstance(page, Page)
        values = (page.url, page.host_hint, page.host_country_hint, page.fetched_at)
        assert any(values) is kept
        assert ("sidecar_too_long" in find_codes(page)) is not kept


@pytest.mark.parametrize("size", [MOST_BYTES, MOST_BYTES + 1, MOST_BYTES * 3])
def test_a_sidecar_that_is_too_large_is_left_out(tmp_path: Path, size: int) -> None:
    write(tmp_path / "a.html", GRAZ)
    sidecar = b'{"host": "Graz", "other": "%s"}' % (b"x" * (size - 29))
    assert len(sidecar) == size
    write(tmp_path / "a.meta.json", sidecar)
    (page,) = read(tmp_path).values()
    assert isinstance(page, Page)
    assert page.host_hint == (None if size > MOST_BYTES else "Graz")
    assert ("sidecar_too_long" in find_codes(page)) is (size > MOST_BYTES)


@pytest.mark.parametrize("rest", [b"else", b"\x1f", b"\0\0\0junk\0", GRAZ])
def test_what_follows_a_compressed_page_is_told(tmp_path: Path, rest: bytes) -> None:
    write(tmp_path / "a.html.gz", gzip.compress(GRAZ, mtime=0) + rest)
    write(tmp_path / "b.html.gz", gzip.compress(GRAZ, mtime=0) + bytes(100))
    references, findings = scan(tmp_path)
    assert findings == []
    # The page is the same, the result is not: it must not be kept for the file without a rest.
    assert references["a.html.gz"].digest != references["b.html.gz"].digest
    pages = read(tmp_path)
    one, two = pages["a.html.gz"], pages["b.html.gz"]
    assert isinstance(one, Page)
    assert isinstance(two, Page)
    assert one.text == two.text
    assert "gzip_followed" in find_codes(one)
    assert "gzip_followed" not in find_codes(two)
