"""Pages by reference: list them without their text, then read them anywhere, in batches."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pipeline.model import Finding, Page
from pipeline.page.archive import Lost, note_archive
from pipeline.page.errors import (
    ArchiveTooLarge,
    MachineError,
    MemberError,
    PageError,
    describe,
    is_of_machine,
    make_error,
    make_failure,
)
from pipeline.page.find import File, describe_lack, find_files, make_text
from pipeline.page.limits import LIMITS, Limits, time_limit
from pipeline.page.locations import find_remote, is_url, locate, make_path
from pipeline.page.names import find_archive
from pipeline.page.opener import Opener
from pipeline.page.payload import load_file
from pipeline.page.read import make_payload_page, too_large


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
        source = make_path(source)
        root, files = find_files(source)
        top = os.path.abspath(root)
    found = False
    for file in files:
        if file.problem and not file.path:
            raise PageError(file.problem)
        for one in _scan_file(top.rstrip("/"), file, limits):
            found = found or not file.made
            yield one
    if not found:
        raise PageError(describe_lack(source))


def read_references(
    batch: Sequence[Reference], limits: Limits = LIMITS
) -> Iterator[tuple[Reference, Page | Finding]]:
    """The pages of ``batch``; one that cannot be read is a finding of severity error.

    The digest of the reference that comes with a page is that of what was read; it is empty
    where the machine failed, or the page went: then the finding holds for this run only.
    Archives are opened once each, so pages come archive by archive. ``limits`` must be
    those of the scan.
    """
    for location, group in groupby(sorted(batch, key=_by_place), key=lambda one: one.location):
        with Opener(location) as opener:
            for reference in group:
                yield _read(reference, opener, limits)


def _scan_file(top: str, file: File, limits: Limits) -> Iterator[Reference | Finding]:
    page_id = make_text(file.path)
    if file.made:
        message = f"{page_id} was written by this program and is no page."
        yield Finding(page_id, "output_passed_over", "info", message)
        return
    try:
        if file.problem:
            raise PageError(file.problem)
        location = locate(f"{top}/{file.path}")
        if find_archive(file.path):
            yield from _scan_archive(page_id, location, limits)
            return
        sidecar = locate(f"{top}/{file.sidecar}") if file.sidecar else ""
        with time_limit(limits.seconds, page_id):
            payload = load_file(page_id, location, sidecar, limits.max_bytes)
        yield Reference(page_id, location, "", sidecar, payload.digest, payload.size)
    except Exception as error:
        # One page must not end the list of the others, whatever is wrong with it.
        yield make_failure(page_id, error, "the list of pages")


def _scan_archive(archive_id: str, location: str, limits: Limits) -> Iterator[Reference | Finding]:
    with Opener(location) as opener:
        try:
            archive, count, spent = opener.open(), 0, False
            for it in archive.scan(limits.max_bytes, opener.make_budget(limits)):
                count += 1
                page_id = f"{archive_id}/{it.name}"
                if isinstance(it, Lost):
                    yield make_error(page_id, it.error.name(page_id))
                else:
                    digest, size = it.payload.digest, it.payload.size
                    yield Reference(page_id, location, it.member, it.sidecar, digest, size)
        except ArchiveTooLarge as error:
            spent = True
            yield make_error(archive_id, error.name(archive_id))
        except MemberError as error:
            raise error.name(archive_id) from error
        except OSError as error:
            raise MachineError(f"{archive_id} cannot be read: {describe(error)}.") from error
        if not (count or spent or archive.passed or archive.problems):
            yield make_error(archive_id, PageError(f"{archive_id} holds no page."))
        yield from note_archive(archive_id, archive)


def _read(reference: Reference, opener: Opener, limits: Limits) -> tuple[Reference, Page | Finding]:
    page_id, member, sidecar = reference.page_id, reference.member, reference.sidecar
    digest = ""
    try:
        if reference.size > limits.max_bytes:
            digest = reference.digest
            raise too_large(page_id, limits)
        with time_limit(limits.seconds, page_id):
            if member:
                payload = opener.load(reference, limits.max_bytes)
            else:
                payload = load_file(page_id, reference.location, sidecar, limits.max_bytes)
            digest = payload.digest
            return reference._replace(digest=digest), make_payload_page(page_id, payload, limits)
    except Exception as error:
        digest = "" if is_of_machine(error) else digest
        return reference._replace(digest=digest), make_failure(page_id, error, "reading")


def _by_place(reference: Reference) -> tuple[str, tuple[int, ...]]:
    return reference.location, tuple(int(it) for it in reference.member.split("+") if it)
