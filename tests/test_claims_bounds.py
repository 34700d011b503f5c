"""What a page says of its list is a count that a list can have."""

from __future__ import annotations

import pytest

from pipeline.page import read_page
from pipeline.run import extract_page
from pipeline.store import pack_extraction


@pytest.mark.parametrize(
    ("said", "claimed"),
    [("2", [2]), ("1,000,000", [1_000_000]), ("1" + "0" * 25, []), ("2000001", [])],
)
def test_a_count_beyond_any_list_is_no_claim(tmp_path, said, claimed):
    page = tmp_path / "graz.md"
    page.write_text(
        f"# Sister cities of Graz\n\nGraz has {said} sister cities.\n\n"
        "- Dijon, France (1957)\n- Turku, Finland (1968)\n",
        "utf-8",
    )
    extraction = extract_page(read_page(page, tmp_path), None)
    assert [claim.claimed for claim in extraction.claims] == claimed
    assert pack_extraction(extraction)
