"""Which pages there are, and which of them were read before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.corrections.nouns import NONE, Correction, Corrections
from pipeline.crawl.fingerprint import hash_words, make_key
from pipeline.model import Extraction, Finding, Page
from pipeline.page.limits import Limits
from pipeline.page.locations import is_url
from pipeline.page.references import Reference, scan_references
from pipeline.store import Result, Store, pack_extraction


def make_plan(
    store: Store,
    source: str | Path,
    limits: Limits,
    settings: str,
    corrections: Corrections = NONE,
) -> None:
    """Write down every page under ``source``; what cannot be read is a result at once.

    So are corrections of pages that are not there: they are told under the file's name.

    Raises PageError where there is nothing to read at all.
    """
    problems: dict[str, list[Finding]] = {}
    unused = dict(corrections.by_page)

    def scan() -> Iterator[tuple[Reference, str]]:
        for one in scan_references(source, limits):
            if isinstance(one, Finding):
                problems.setdefault(one.page_id, []).append(one)
            else:
                unused.pop(one.page_id, None)
                yield one, make_key(one.digest, settings, corrections.of(one.page_id))

    for twice in store.plan(scan()):
        message = f"{twice.page_id} stands for two pages, of which only the first was read."
        finding = Finding(twice.page_id, "page_unreadable", "error", message)
        problems.setdefault(f"{twice.page_id}#{twice.digest[:6]}", []).append(finding)
    # One file of a folder leaves the decisions on the others alone.
    whole = is_url(source) or not Path(source).is_file()
    if found := _list_unused(corrections, unused if whole else {}):
        problems[corrections.name] = found
    store.put_problems(_make_result(page_id, found) for page_id, found in problems.items())


def _make_result(page_id: str, findings: list[Finding]) -> Result:
    extraction = Extraction(Page(page_id, ""), findings=findings)
    return Result(page_id, _hash_findings(findings), False, pack_extraction(extraction), ())


def _list_unused(
    corrections: Corrections, unused: dict[str, tuple[Correction, ...]]
) -> list[Finding]:
    name = corrections.name
    found = [Finding(name, "correction_unreadable", "error", it) for it in corrections.problems]
    for page_id, lines in sorted(unused.items()):
        for line in lines:
            message = f"Correction of {line.where}: there is no page {page_id}."
            found.append(Finding(name, "correction_unused", "warning", message))
    return found


def _hash_findings(findings: list[Finding]) -> str:
    return hash_words(repr(finding) for finding in findings)
