"""What is left out is told: each row is a page, and the findings that say so."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.run import extract_page

_SILENT = pytest.mark.xfail(reason="what the scorer refuses by itself is not told", strict=True)
HEAD = "Twin towns of Ghent\n\n"
ROWS = [
    pytest.param(
        "Ghent is twinned with Wiesbaden in Germany. It is not twinned with Bruges in Belgium.",
        [("partner_denied", "Bruges")],
        marks=_SILENT,
    ),
    pytest.param(
        "Ghent is twinned with Wiesbaden in Germany. The council declined to become a sister"
        " city of Vienna, Austria.",
        [("partner_denied", "Vienna")],
        marks=_SILENT,
    ),
    ("Ghent is not only twinned with Kanazawa in Japan, it sends a chef there.", []),
    ("Ghent is twinned with Wiesbaden in Germany.", []),
    ("Paderborn, Germany\nEstablished: 836\n\nBolton, England\nEstablished: 1975", []),
    (
        "Ghent has been twinned with Paderborn in Germany since 1836.",
        [("established_too_old", "1836")],
    ),
    ("Ghent has been twinned with Paderborn in Germany since 1936.", []),
    (
        "Ghent has been twinned with Paderborn in Germany since 1836. The twinning agreement with"
        " Paderborn was signed in 1967.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "told"), ROWS)
def test_left_out(text: str, told: list[tuple[str, str]]) -> None:
    page = make_page("page.txt", (HEAD + text).encode(), ".txt", {})
    findings = extract_page(page).findings
    codes = {"partner_denied", "established_too_old"}
    assert [
        (f.code, page.text[f.start : f.end])
        for f in findings
        if f.code in codes and f.start is not None
    ] == told
