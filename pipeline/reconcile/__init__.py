"""Does the page agree with itself, with other pages, with the world?"""

from __future__ import annotations

from pipeline.reconcile.claims import check_counts
from pipeline.reconcile.pages import COMPARED, compare_pages, note_repeat
from pipeline.reconcile.witness import check_dates, check_names

__all__ = [
    "COMPARED",
    "check_counts",
    "check_dates",
    "check_names",
    "compare_pages",
    "note_repeat",
    "reconcile_page",
]

from pipeline.model import Extraction
from pipeline.reconcile.verdicts import note_claims


def reconcile_page(extraction: Extraction) -> None:
    """Parse the page's claims about its own list, check them, and note the verdicts."""
    extraction.claims = [
        *check_counts(extraction),
        *check_names(extraction),
        *check_dates(extraction),
    ]
    extraction.findings += note_claims(extraction)
