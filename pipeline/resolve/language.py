"""A page in a language without a pack: what is found on it anyway is marked for review."""

from __future__ import annotations

from babel import Locale

from pipeline.languages import list_packs
from pipeline.languages.detect import detect_language
from pipeline.model import Finding, Page, Record
from pipeline.resolve.findings import make_finding

CODE = "language_not_read"
_TOLD = ("text", "script", "declared")
"""How a language was found where it is more than a guess from a few words."""


def note_language(page: Page, records: list[Record]) -> list[Finding]:
    """The finding, where no pack has the words of the page's language; marks all its records."""
    detected = detect_language(page.flat, page.language)
    code = detected.language
    if code is None or code in list_packs() or detected.source not in _TOLD:
        return []
    for record in records:
        if CODE not in record.reasons:
            record.reasons.append(CODE)
    name = Locale("en").languages.get(code, code)
    message = (
        f"The page is in {name}, of which no words are known: what countries, figures and the"
        " gazetteer tell was read, the rest was not."
    )
    return [make_finding(page, CODE, message)]
