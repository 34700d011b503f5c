"""``05/06/1990``: the page's other dates settle the order, else the country of its city."""

from __future__ import annotations

import pytest

from pipeline.model import Extraction, Mention
from pipeline.page import make_page
from pipeline.run import extract_page

LIST = "Twin towns of {host}\n\nLinz, Austria ({date})\nBrno, Czechia (1987)\nPécs, Hungary ({other})\n"


def _read(host: str, date: str, other: str = "1990", url: str = "") -> tuple[Extraction, Mention]:
    text = LIST.format(host=host, date=date, other=other)
    page = make_page("page.txt", text.encode(), ".txt", {"url": url} if url else {})
    extraction = extract_page(page)
    record = extraction.records[0]
    dates = [m for m in record.rejected if m.field == "established"]
    return extraction, record.chosen.get("established") or dates[0]


@pytest.mark.parametrize(
    ("host", "date", "other", "url", "value", "rule"),
    [
        ("Örebro", "05/06/1990", "1990", "", "1990-06-05", "order-of-host"),
        ("Tampere", "05/06/1990", "1990", "https://www.tampere.fi/en", "1990-06-05", "order-of-country"),
        ("Tulsa", "05/06/1990", "1990", "https://www.tulsa.gov", "1990-05-06", "order-of-country"),
        ("Tampere", "5.6.90", "1990", "https://tampere.fi/en", "1990-06-05", "order-of-country"),
        ("Tampere", "05/06/90", "1990", "https://www.tampere.fi/en", "1990-06-05", "order-of-country"),
        # The page's own dates beat the country.
        ("Tulsa", "05/06/1990", "16/04/1997", "https://www.tulsa.gov", "1990-06-05", "order-of-page"),
        ("Tampere", "05/06/1990", "04/16/1997", "https://www.tampere.fi", "1990-05-06", "order-of-page"),
        # Another notation shows a habit that speaks against the country.
        ("Tulsa", "05/06/1990", "16.04.1997", "https://www.tulsa.gov", None, None),
        # With dots the day comes first in most countries: the United States do not settle it.
        ("Tulsa", "5.6.1990", "1990", "https://www.tulsa.gov", None, None),
        ("Tulsa", "5.6.1990", "4.16.1997", "https://www.tulsa.gov", "1990-05-06", "order-of-page"),
        # Both orders are in use, or namesakes lie in countries of both.
        ("Kelowna", "05/06/1990", "1990", "https://www.kelowna.ca", None, None),
        ("Plymouth", "05/06/1990", "1990", "", None, None),
        # An ending that sites use for its sound tells no country.
        ("Plymouth", "05/06/1990", "1990", "https://plymouth.tv", None, None),
    ],
)  # fmt: skip
def test_order_of_day_and_month(
    host: str, date: str, other: str, url: str, value: str | None, rule: str | None
) -> None:
    extraction, mention = _read(host, date, other, url)
    witness = mention.part("date_order")
    assert (mention.value or None, witness.rule if witness else None) == (value, rule)
    record = extraction.records[0]
    assert ("date_ambiguous" in record.reasons) == (value is None)
    if witness and witness.start >= 0:
        assert extraction.page.text[witness.start : witness.end] == witness.words


def test_contradicting_dates_settle_nothing() -> None:
    _, mention = _read("Tampere", "05/06/1990", "16/04/1997, 04/16/1998", "https://tampere.fi")
    assert mention.value == ""
    assert mention.part("date_order") is None
