"""What changed between two data sets: rows, cells, and the words behind them."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.changes import DataSetError, compare_folders, no_changes
from pipeline.changes.words import PROOFS
from pipeline.tables.columns import EVIDENCE
from tests.data_sets import (
    CORK,
    GRAZ,
    compare,
    compare_graz,
    find_cell,
    list_cells,
    make_data_set,
    read_rows,
    split_into_parts,
    write_rows,
)

SWANSEA = "Coventry, United Kingdom", "Swansea, United Kingdom"


def test_nothing_changed(tmp_path: Path) -> None:
    changes = compare(tmp_path, {"graz.txt": GRAZ}, {"graz.txt": GRAZ})
    assert changes.nothing
    assert changes == no_changes({"records": 3, "pages": 1})


@pytest.mark.parametrize("old", [None, "missing", "empty"])
def test_without_an_older_data_set_it_is_the_first_run(tmp_path: Path, old: str | None) -> None:
    (tmp_path / "empty").mkdir()
    new = make_data_set(tmp_path / "new", {"graz.txt": GRAZ})
    changes = compare_folders(tmp_path / old if old else None, new)
    assert changes.first
    assert not changes.nothing
    assert (changes.rows["total"], changes.pages["total"]) == (3, 1)
    assert changes.added == ()


def test_rows_that_came(tmp_path: Path) -> None:
    longer = GRAZ + "\nPula, Croatia\nSister city since 1972\n"
    changes = compare(tmp_path, {"graz.txt": GRAZ}, {"graz.txt": longer, "ie/cork.txt": CORK})
    facts = [(row.name, row.country, row.established, row.why) for row in changes.added]
    assert facts == [
        ("Pula", "Croatia", "1972", "page_changed"),
        ("Rennes", "France", "1982", "page_added"),
        ("Coventry", "United Kingdom", "1958", "page_added"),
    ]
    assert changes.rows == {
        **{"total": 6, "added": 3, "removed": 0, "changed": 0, "unchanged": 3},
        "renumbered": 0,
    }
    assert (changes.pages["added"], changes.pages["changed"]) == (1, 1)


def test_rows_that_went(tmp_path: Path) -> None:
    shorter = GRAZ.replace("Trondheim, Norway\nSister city since May 1968\n\n", "")
    changes = compare(tmp_path, {"graz.txt": GRAZ, "ie/cork.txt": CORK}, {"graz.txt": shorter})
    assert [(row.record_id, row.why) for row in changes.removed] == [
        ("graz/trondheim-no~79ddf2bf", "page_changed"),
        ("cork/rennes-fr~ec7c8932", "page_removed"),
        ("cork/coventry-gb~ec7c8932", "page_removed"),
    ]
    assert changes.rows["removed"] == 3
    # Pécs moved up, which is no change of its cells.
    assert (changes.rows["changed"], changes.rows["renumbered"]) == (0, 1)


def test_a_page_that_can_no_longer_be_read(tmp_path: Path) -> None:
    old = make_data_set(tmp_path / "old", {"graz.txt": GRAZ, "cork.txt": CORK})
    (tmp_path / "new" / "raw").mkdir(parents=True)
    (tmp_path / "new" / "raw" / "cork.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    new = make_data_set(tmp_path / "new", {"graz.txt": GRAZ})
    changes = compare_folders(old, new)
    assert {row.why for row in changes.removed} == {"page_unreadable"}
    assert (changes.pages["changed"], changes.pages["unchanged"]) == (1, 1)


def test_a_changed_date_with_its_words(tmp_path: Path) -> None:
    changes = compare_graz(tmp_path, "since 1984", "since 5 October 1985")
    assert list_cells(changes) == {
        "established": ("1984", "1985-10-05"),
        "established_precision": ("year", "day"),
        "established_date": ("1984-01-01", "1985-10-05"),
    }
    assert changes.cells == dict.fromkeys(list_cells(changes), 1)
    (row,) = changes.changed
    assert (row.record_id, row.name, row.why) == ("graz/dijon-fr~79ddf2bf", "Dijon", "page_changed")
    for cell in row.cells:
        assert cell.old_evidence
        assert cell.new_evidence
        assert (cell.old_evidence.words, cell.old_evidence.page_id) == ("1984", "graz.txt")
        assert cell.new_evidence.words == "5 October 1985"


def test_the_words_stand_on_the_pages(tmp_path: Path) -> None:
    changes = compare_graz(tmp_path, "151,000", "about 152,500")
    cell = find_cell(changes, "population")
    assert (cell.old, cell.new) == (151000, 152500)
    for folder, proof in (("old", cell.old_evidence), ("new", cell.new_evidence)):
        assert proof
        (page,) = read_rows(tmp_path / folder, "pages")
        assert page["text"][proof.start : proof.end] == proof.words
    blank = find_cell(changes, "population_qualifier")
    assert (blank.old, blank.new, blank.old_evidence) == (None, "about", None)


def test_a_blank_that_became_a_value_and_back(tmp_path: Path) -> None:
    there = compare_graz(tmp_path / "there", "Hungary\n", "Hungary\nSister city since 1990\n")
    cell = find_cell(there, "established")
    assert (cell.old, cell.new, cell.old_evidence) == (None, "1990", None)
    assert cell.new_evidence
    back = compare_folders(tmp_path / "there" / "new", tmp_path / "there" / "old")
    cell = find_cell(back, "established")
    assert (cell.old, cell.new, cell.new_evidence) == ("1990", None, None)


def test_a_renamed_host_is_proven_by_the_page(tmp_path: Path) -> None:
    changes = compare_graz(tmp_path, "cities of Graz", "cities of Linz")
    assert (changes.rows["added"], changes.rows["removed"], changes.rows["changed"]) == (0, 0, 3)
    cells = {cell.column: cell for cell in changes.changed[0].cells}
    assert (cells["record_id"].old, cells["record_id"].new) == (
        "graz/dijon-fr~79ddf2bf",
        "linz/dijon-fr~79ddf2bf",
    )
    assert cells["host"].old_evidence
    assert cells["host"].old_evidence.words == "Graz"


def test_another_country_is_the_same_row_by_its_name(tmp_path: Path) -> None:
    old, new = (
        {"graz.txt": GRAZ.replace("Pécs, Hungary", f"Córdoba, {country}")}
        for country in ("Spain", "Argentina")
    )
    changes = compare(tmp_path, old, new)
    ids = ("graz/cordoba-es~79ddf2bf", "graz/cordoba-ar~79ddf2bf")
    assert list_cells(changes)["record_id"] == ids
    assert list_cells(changes)["country_code"] == ("ES", "AR")


def test_a_renamed_partner_is_the_same_row_by_its_place(tmp_path: Path) -> None:
    old, new = (GRAZ.replace("Pécs, Hungary", f"{name}, China") for name in ("Peking", "Beijing"))
    changes = compare(tmp_path, {"graz.txt": old}, {"graz.txt": new})
    assert list_cells(changes)["name"] == ("Peking", "Beijing")
    assert (changes.rows["added"], changes.rows["removed"]) == (0, 0)


def test_another_partner_at_the_same_spot_is_another_row(tmp_path: Path) -> None:
    changes = compare(tmp_path, {"cork.txt": CORK}, {"cork.txt": CORK.replace(*SWANSEA)})
    assert [row.name for row in changes.added] == ["Swansea"]
    assert [row.name for row in changes.removed] == ["Coventry"]
    assert changes.changed == ()


def _rename(folder: Path, name: str, to: str) -> None:
    """Have the program read another name in the same words of a page."""
    ids = {}
    rows = read_rows(folder, "sister_cities")
    for row in rows:
        if row["name"] == name:
            ids[row["record_id"]] = row["record_id"] + "-renamed"
            row |= {"name": to, "record_id": ids[row["record_id"]], "geonames_id": None}
    write_rows(folder, "sister_cities", rows)
    mentions = read_rows(folder, "mentions")
    for mention in mentions:
        mention["record_id"] = ids.get(mention["record_id"], mention["record_id"])
    write_rows(folder, "mentions", mentions)


def test_another_name_for_the_same_words_is_the_same_row(tmp_path: Path) -> None:
    old = make_data_set(tmp_path / "old", {"cork.txt": CORK})
    new = make_data_set(tmp_path / "new", {"cork.txt": CORK})
    _rename(new, "Coventry", "Coventry upon Sowe")
    changes = compare_folders(old, new)
    assert list_cells(changes)["name"] == ("Coventry", "Coventry upon Sowe")
    assert changes.changed[0].why == "page_same"
    assert changes.rows["added"] == changes.rows["removed"] == 0


def test_two_candidates_are_never_paired(tmp_path: Path) -> None:
    twice = GRAZ + "\nNewport, Ireland\nSister city since 1990\n"
    again = "Newport, United States\nSister city since 1990\n\nPécs"
    other = twice.replace("Ireland", "Wales").replace("Pécs", again)
    changes = compare(tmp_path, {"graz.txt": twice}, {"graz.txt": other})
    assert [row.record_id for row in changes.removed] == ["graz/newport-ie~79ddf2bf"]
    assert {row.record_id for row in changes.added} == {
        "graz/newport-gb~79ddf2bf",
        "graz/newport-us~79ddf2bf",
    }


def test_a_page_with_another_name_keeps_its_rows(tmp_path: Path) -> None:
    changes = compare(
        tmp_path, {"a/cork.txt": CORK, "graz.txt": GRAZ}, {"b/cork.txt": CORK, "graz.txt": GRAZ}
    )
    assert changes.cells == {"page_id": 2, "record_id": 2}
    pages = [c.new for row in changes.changed for c in row.cells if c.column == "page_id"]
    assert pages == ["b/cork.txt", "b/cork.txt"]
    assert (changes.pages["moved"], changes.pages["added"], changes.pages["unchanged"]) == (1, 0, 1)


def test_doubts_are_cells_too(tmp_path: Path) -> None:
    old = make_data_set(tmp_path / "old", {"cork.txt": CORK})
    new = make_data_set(tmp_path / "new", {"cork.txt": CORK})
    rows = read_rows(new, "sister_cities")
    rows[0] |= {"review": True, "review_reasons": ["country_inferred"]}
    write_rows(new, "sister_cities", rows)
    before = read_rows(old, "sister_cities")[0]
    told = list_cells(compare_folders(old, new))
    assert told.pop("review_reasons") == (before["review_reasons"], ["country_inferred"])
    assert told == ({} if before["review"] else {"review": (False, True)})


def test_folders_of_part_files_are_the_same_data_set(tmp_path: Path) -> None:
    old = {"graz.txt": GRAZ, "cork.txt": CORK}
    changes = compare(tmp_path, old, {"graz.txt": GRAZ.replace("1984", "1985"), "cork.txt": CORK})
    assert changes.rows["changed"] == 1
    for table, size in (("sister_cities", 2), ("mentions", 7), ("pages", 1)):
        split_into_parts(tmp_path / "new", table, size)
    assert compare_folders(tmp_path / "old", tmp_path / "new") == changes


def test_columns_that_only_one_has(tmp_path: Path) -> None:
    old = make_data_set(tmp_path / "old", {"graz.txt": GRAZ})
    new = make_data_set(tmp_path / "new", {"graz.txt": GRAZ.replace("1984", "1985")})
    file = old / "sister_cities.parquet"
    pq.write_table(pq.ParquetFile(file).read().drop_columns(["established", "place_name"]), file)
    changes = compare_folders(old, new)
    assert changes.new_columns == ("established", "place_name")
    assert set(list_cells(changes)) == {"established_date"}
    assert compare_folders(new, old).lost_columns == ("established", "place_name")


def test_what_is_no_data_set_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DataSetError, match=r"holds no data set\.$"):
        compare_folders(None, tmp_path)
    good = make_data_set(tmp_path / "good", {"graz.txt": GRAZ})
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "sister_cities.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(DataSetError, match="cannot be read"):
        compare_folders(bad, good)
    write_rows(bad, "sister_cities", read_rows(good, "sister_cities") * 2)
    with pytest.raises(DataSetError, match="without ids of their own"):
        compare_folders(good, bad)


def test_the_proofs_are_those_of_the_columns() -> None:
    assert {column: PROOFS.get(column, column) for column in EVIDENCE} == EVIDENCE
    assert set(PROOFS) <= set(EVIDENCE)
