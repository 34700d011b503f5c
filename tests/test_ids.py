"""Record ids rest on their own page: whatever other pages there are changes none."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model import Extraction, Mention, Page, Record
from pipeline.resolve.identity import name_records
from pipeline.run import extract
from tests.crawls import write_page

_NAMES = st.sampled_from(("Dijon", "Turku", "Pécs", "東京", "St. Ode"))
_PAGES = st.lists(
    st.tuples(st.sampled_from(("Graz", None)), st.lists(_NAMES, max_size=4)), max_size=5
)


def _name(page_id: str, host: str | None, names: list[str]) -> list[str]:
    records = []
    for number, name in enumerate(names, start=1):
        chosen = {"name": Mention("name", name, name, 0, len(name), "list", "item")}
        if host:
            chosen["host"] = Mention("host", host, host, 0, len(host), "title", "title")
        records.append(Record(page_id, number, chosen))
    name_records(Extraction(Page(page_id, ""), records))
    return [record.record_id for record in records]


@given(_PAGES, st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_ids_are_unique_and_other_pages_change_none(
    pages: list[tuple[str | None, list[str]]], data: st.DataObject
) -> None:
    ids = {f"p{n}.txt": _name(f"p{n}.txt", *page) for n, page in enumerate(pages)}
    whole = [one for own in ids.values() for one in own]
    assert len(set(whole)) == len(whole)
    order = data.draw(st.permutations(sorted(ids)))
    for page_id in order[: len(order) // 2 + 1]:
        assert _name(page_id, *pages[int(page_id[1:-4])]) == ids[page_id]


def test_a_page_before_with_the_same_partnerships_changes_no_id(tmp_path: Path) -> None:
    own = write_page(tmp_path / "raw", 0).rename(tmp_path / "raw" / "m.md")
    alone = [r.record_id for e in extract(tmp_path / "raw", ner=False) for r in e.records]
    (tmp_path / "raw" / "a.md").write_bytes(own.read_bytes())
    found = {
        e.page.id: [r.record_id for r in e.records] for e in extract(tmp_path / "raw", ner=False)
    }
    assert found["m.md"] == alone
    assert not set(found["a.md"]) & set(alone)
