"""Archives as a crawler would write them, and some that broke on the way."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.model import Finding, Page
from pipeline.page import LIMITS, Limits, Reference, read_references, scan_references

GRAZ = (
    b"<html><body><h1>Graz</h1><p>Sister cities: Darmstadt (1968), Pula (1972).</p></body></html>"
)
TAMPERE = (
    b"<html><body><h1>Tampere</h1><p>Twin towns: Chemnitz, Miskolc, Trondheim.</p></body></html>"
)
ABERDEEN = b"Aberdeen\n\nTwinned with Regensburg (1955) and Stavanger (1990).\n"

HTML = "Content-Type: text/html"


def write(file: Path, content: bytes | str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def scan(
    source: Path | str, limits: Limits = LIMITS
) -> tuple[dict[str, Reference], list[tuple[str, str, str]]]:
    """The references by page id, and the findings as (page id, code, message)."""
    references, findings = {}, []
    for one in scan_references(source, limits):
        if isinstance(one, Finding):
            findings.append((one.page_id, one.code, one.message))
        else:
            assert one.page_id not in references
            references[one.page_id] = one
    return references, findings


def read(source: Path | str, limits: Limits = LIMITS) -> dict[str, Page | Finding]:
    references, _ = scan(source, limits)
    found = {one.page_id: page for one, page in read_references([*references.values()], limits)}
    assert found.keys() == references.keys()
    return found


def read_one(source: Path | str, limits: Limits = LIMITS) -> Page | Finding:
    (page,) = read(source, limits).values()
    return page


def make_record(
    body: bytes,
    address: str = "https://www.graz.at/partner",
    *head: str,
    status: str = "HTTP/1.1 200 OK",
    kind: str = "response",
    date: str = "2021-03-04T05:06:07Z",
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    """One record; ``head`` are lines of the HTTP header, ``status`` is empty for none."""
    lines = "".join(f"{line}\r\n" for line in (status, *head)) + "\r\n" if status else ""
    block = lines.encode("latin-1") + body
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": address,
        "WARC-Date": date,
        "WARC-Record-ID": "<urn:uuid:12345678-1234-1234-1234-123456789abc>",
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    }
    header = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"WARC/1.1\r\n{header}\r\n".encode() + block + b"\r\n\r\n"


def make_pages(count: int) -> list[bytes]:
    """Records of pages that differ and do not compress to nothing."""
    noise = (hashlib.sha512(b"%d" % number).hexdigest() for number in range(count))
    bodies = (GRAZ + words.encode() for words in noise)
    return [
        make_record(body, f"https://www.graz.at/{number}", HTML)
        for number, body in enumerate(bodies)
    ]


def zip_each(records: Iterable[bytes]) -> bytes:
    return b"".join(zip_one(record) for record in records)


def zip_one(content: bytes, level: int = 6) -> bytes:
    return gzip.compress(content, level, mtime=0)


def make_chunks(body: bytes, sizes: Sequence[int] = (1, 30, 7)) -> bytes:
    parts, start = [], 0
    for size in (*sizes, len(body)):
        part = body[start : start + size]
        start += size
        parts.append(b"%x;note=1\r\n%s\r\n" % (len(part), part) if part else b"")
    return b"".join(parts) + b"0\r\n\r\n"
