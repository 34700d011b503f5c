"""Pages by reference: list them without their text, then read them anywhere, in batches."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pipeline.model import Finding, Page
from pipeline.page.errors import PageError, make_error
from pipeline.page.find import File, describe_lack, find_files, make_text
from pipeline.page.limits import LIMITS, Limits, time_limit
from pipeline.page.payload import load_file
from pipeline.page.read import make_payload_page
from pipeline.page.store import find_remote, is_url, locate, make_path


class Reference(NamedTuple):
    """Where one page is and what it holds: text and numbers only, so it travels well.

    ``location`` is an absolute path or an fsspec URL of the file or archive, ``member``
    tells where in an archive the page is (empty for a file), ``sidecar`` where its
    sidecar is (empty for none). ``digest`` is sha256 in hex over the page's bytes and its
    sidecar's, ``size`` the bytes of the page, uncompressed.
    """

    page_id: str
    location: str
    member: str
    sidecar: str
    digest: str
    size: int


def scan_references(source: str | Path, limits: Limits = LIMITS) -> Iterator[Reference | Finding]:
    """The pages under ``source``: a page, an archive, a folder or an fsspec URL (``s3://…``).

    The order is the same on each run, but not that of the ids. What cannot be read is a
    finding of severity error; what archives hold beside pages is one of severity info.
    Raises ``PageError`` (from the first step on) where there is nothing to read.
    """
    if is_url(source):
        top, files = find_remote(str(source))
    else:
        root, files = find_files(make_path(source))
        top = os.path.abspath(root)
    found = False
    for file in files:
        for one in _scan_file(top, file, limits):
            found = True
            yield one
    if not found:
        raise PageError(describe_lack(make_path(source)))


def read_references(
    batch: Sequence[Reference], limits: Limits = LIMITS
) -> Iterator[tuple[Reference, Page | Finding]]:
    """The pages of ``batch``; one that cannot be read is a finding of severity error.

    Archives are opened once each; pages come archive by archive. ``limits`` must be those
    of the scan.
    """
    for _, group in groupby(sorted(batch, key=_by_place), key=lambda one: one.location):
        for reference in group:
            yield reference, _read(reference, limits)


def _scan_file(top: str, file: File, limits: Limits) -> Iterator[Reference | Finding]:
    page_id = make_text(file.path)
    try:
        if file.problem:
            raise PageError(file.problem)
        location = locate(f"{top}/{file.path}")
        sidecar = locate(f"{top}/{file.sidecar}") if file.sidecar else ""
        payload = load_file(page_id, location, sidecar, limits.max_bytes)
        yield Reference(page_id, location, "", sidecar, payload.digest, payload.size)
    except PageError as error:
        yield make_error(page_id, error)


def _read(reference: Reference, limits: Limits) -> Page | Finding:
    page_id = reference.page_id
    try:
        with time_limit(limits.seconds, page_id):
            location, sidecar = reference.location, reference.sidecar
            payload = load_file(page_id, location, sidecar, limits.max_bytes)
            return make_payload_page(page_id, payload, limits, sidecar)
    except PageError as error:
        return make_error(page_id, error)


def _by_place(reference: Reference) -> tuple[str, tuple[int, ...]]:
    return reference.location, tuple(int(it) for it in reference.member.split("+") if it)
