"""The story, start to end: pages in, data set and report out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline.corrections.apply import apply_corrections
from pipeline.corrections.file import read_corrections
from pipeline.corrections.nouns import Correction
from pipeline.memory import leave_page, without_collector
from pipeline.model import Extraction, Finding, Page
from pipeline.ner import ModelReader, SpacyReader
from pipeline.page import PageError, find_pages, read_page
from pipeline.page.errors import make_failure
from pipeline.page.find import make_id
from pipeline.partners.judge import judge_page
from pipeline.partners.scorer import Judge, current_judge
from pipeline.reconcile import compare_pages, reconcile_page
from pipeline.resolve import resolve_page

Progress = Callable[[str], None]


def extract(
    source: Path, *, ner: bool = True, progress: Progress | None = None
) -> list[Extraction]:
    """Extract every page of a file or folder, in the order of the page ids.

    Raises PageError where ``source`` holds no readable page at all. A single bad page
    becomes a finding of severity error.
    """
    root, files = find_pages(source)
    model = SpacyReader() if ner else None
    corrections = read_corrections(source)
    extractions = []
    for page in read_pages(root, files):
        page_id = page.id if isinstance(page, Page) else page.page_id
        if progress:
            progress(page_id)
        extractions.append(_extract(page, model, corrections.of(page_id)))
    if not any(extraction.page.text for extraction in extractions):
        raise PageError(extractions[0].findings[0].message)
    extractions.sort(key=lambda extraction: extraction.page.id)
    compare_pages(extractions)
    return extractions


def read_pages(root: Path, files: list[Path]) -> Iterator[Page | Finding]:
    """The pages; a page that cannot be read is a finding instead."""
    for file in files:
        try:
            yield read_page(file, root)
        except Exception as error:
            yield make_failure(make_id(file, root), error, "reading")


def _extract(
    page: Page | Finding, model: ModelReader | None, corrections: Sequence[Correction]
) -> Extraction:
    if isinstance(page, Finding):
        return _make_error(page)
    try:
        return extract_page(page, model, corrections=corrections)
    except Exception as error:
        return _make_error(make_failure(page.id, error))


@without_collector()
def extract_page(
    page: Page,
    model: ModelReader | None = None,
    scorer: Judge | None = None,
    corrections: Sequence[Correction] = (),
) -> Extraction:
    """One page, from its blocks to its records and findings.

    ``scorer`` judges the candidates; without one it is that which is shipped.
    ``corrections`` are what a person decided about this page.
    """
    try:
        judged = judge_page(page, scorer or current_judge())
        extraction = resolve_page(page, judged, model)
        apply_corrections(extraction, corrections)
        reconcile_page(extraction)
        return extraction
    finally:
        leave_page()


def _make_error(finding: Finding) -> Extraction:
    return Extraction(Page(finding.page_id, ""), findings=[finding])
