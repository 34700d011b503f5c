"""What is left out is told: each row is a page, and the findings that say so."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.run import extract_page

HEAD = "Twin towns of Ghent\n\n"
ROWS = [
    pytest.param(
        "Ghent is twinned with Wiesbaden in Germany. It is not twinned with Bruges in Belgium.",
        [("partner_denied", "Bruges")],
    ),
    pytest.param(
        "Ghent is twinned with Wiesbaden in Germany. The council declined to become a sister"
        " city of Vienna, Austria.",
        [("partner_denied", "Vienna")],
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


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Our sister cities\n\nThe list is being revised.\n", {"partners_not_read": "warning"}),
        ("Opening hours\n\nMonday to Friday, 9 to 12.\n", {"no_partners": "info"}),
        ("Springfield has no sister city.\n", {"no_partners": "info"}),
    ],
)
def test_a_page_that_speaks_of_partners_and_gives_none_is_a_warning(
    text: str, codes: dict[str, str]
) -> None:
    page = make_page("page.txt", text.encode(), ".txt", {})
    found = {it.code: it.severity for it in extract_page(page, None).findings}
    assert {code: found.get(code) for code in codes} == codes
    assert len(found.keys() & {"partners_not_read", "no_partners"}) == 1
