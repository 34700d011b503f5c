"""The data set: what is in it, what is refused, and what a rerun or a crash leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Extraction, Finding, Mention, Page, Record
from pipeline.tables.checks import check_frames
from pipeline.tables.columns import EVIDENCE, Frames, SchemaError
from pipeline.tables.read import read_frames
from pipeline.tables.rows import build_frames
from pipeline.tables.schema import columns_markdown, csv_options, list_rows
from pipeline.tables.stream import DataSetWriter, pack_tables
from pipeline.tables.verify import verify_output

FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
CONTRACT = {
    **dict.fromkeys(("record_id", "page_id"), "string"),
    "position": "int32",
    **dict.fromkeys(("host", "host_country_code", "name", "name_as_written"), "string"),
    **dict.fromkeys(("place_type", "region", "country", "country_code"), "string"),
    **dict.fromkeys(("country_code3", "country_as_written"), "string"),
    **dict.fromkeys(("relationship", "relationship_as_written"), "string"),
    **dict.fromkeys(("established", "established_precision"), "string"),
    "established_date": "date32[day]",
    "population": "int64",
    "population_qualifier": "string",
    "population_year": "int16",
    "population_scope": "string",
    "area_km2": "double",
    **dict.fromkeys(("area_qualifier", "area_scope"), "string"),
    "review": "bool",
    "review_reasons": "list<element: string>",
    "geonames_id": "int64",
    "latitude": "double",
    "longitude": "double",
    "place_name": "string",
    "place_match": "string",
    **dict.fromkeys(
        (
            *("review_state", "relationship_status", "relationship_status_as_written"),
            *("url", "fetched_at", "language"),
        ),
        "string",
    ),
    "host_geonames_id": "int64",
    **dict.fromkeys(("host_latitude", "host_longitude"), "double"),
    "country_common": "string",
    "confidence": "double",
    **dict.fromkeys(("coordinates_of", "partnership_id"), "string"),
}
FILES = [
    *("sister_cities.parquet", "mentions.parquet", "findings.parquet", "pages.parquet"),
    *("sister_cities.csv", "findings.csv"),
]
SEA = (
    "\U0001f30a Sister cities of Lakeford\n"
    "City of Oldharbour, Namibia: friends since May 1984. Its urban population is about 120,000 "
    "(2019), its area 98.6 km2; the province has 4 million people.\n"
    "=Newhaven\n"
)


def read(text: str, field: str, words: str, value: str | None = None, **more: Any) -> Mention:
    """A mention of the first place in ``text`` where ``words`` stand."""
    start = text.index(words)
    facts = {"source": "phrase", "rule": f"{field}_rule", **more}
    return Mention(field, value or words, words, start, start + len(words), **facts)


def sea_page() -> Extraction:
    def said(field: str, words: str, value: str | None = None, **more: Any) -> Mention:
        return read(SEA, field, words, value, **more)

    parts = (
        said("population_qualifier", "about"),
        said("population_year", "2019"),
        said("population_scope", "urban"),
    )
    full = {
        "name": said("name", "City of Oldharbour", "Oldharbour"),
        "name_as_written": said("name", "City of Oldharbour"),
        "place_type": said("place_type", "City", "city"),
        "country": said("country", "Namibia", "NA"),
        "relationship": said("relationship", "friends", "friendship_city"),
        "established": said("established", "May 1984", "1984-05"),
        "population": said("population", "120,000", "120000", parts=parts),
        "area_km2": said("area_km2", "98.6 km2", "98.6"),
    }
    bare = {
        "name": said("name", "=Newhaven", source="list"),
        "country": said("country", "=Newhaven", "GB", source="gazetteer"),
    }
    return Extraction(
        page=Page("north/sea.txt", SEA, sha256="0" * 64, language="en"),
        records=[
            Record("north/sea.txt", 2, bare, reasons=["from_model"], record_id="b"),
            Record(
                *("north/sea.txt", 1, full),
                rejected=[said("population", "4 million", "4000000", reason="wider_scope")],
                record_id="a",
            ),
        ],
        loose=[said("established", "2019", reason="decoy_census")],
        findings=[
            Finding("north/sea.txt", "from_model", "info", "Only the model.", "b", "name", 5, 9),
            Finding("north/sea.txt", "host_unknown", "warning", "-1 host."),
        ],
        host=said("host", "Lakeford", source="title"),
        host_country="US",
        layouts=("list", "sections"),
    )


def address_page() -> Extraction:
    text = "Partner: Hillview"
    host = Mention("host", "Bridgeton", "www.bridgeton.example", -1, -1, "address", "host_address")
    page = Page("a.html", text, url="https://www.bridgeton.example/", host_country_hint="Canada")
    record = Record("a.html", 1, {"name": read(text, "name", "Hillview")}, record_id="c")
    record.chosen["host"] = host
    return Extraction(page, [record], host=host, host_country="CA")


@pytest.fixture
def frames() -> Frames:
    return build_frames([sea_page(), address_page()])


def row(frames: Frames, record_id: str) -> dict[str, Any]:
    rows = list_rows("sister_cities", frames.sister_cities)
    (found,) = (row for row in rows if row["record_id"] == record_id)
    return {name: value for name, value in found.items() if value is not None}


def test_full_record(frames: Frames) -> None:
    assert row(frames, "a") == {
        "record_id": "a",
        "page_id": "north/sea.txt",
        "position": 1,
        "host": "Lakeford",
        "host_country_code": "US",
        "name": "Oldharbour",
        "name_as_written": "City of Oldharbour",
        "place_type": "city",
        "country": "Namibia",
        "country_code": "NA",
        "country_code3": "NAM",
        "country_as_written": "Namibia",
        "relationship": "friendship_city",
        "relationship_as_written": "friends",
        "established": "1984-05",
        "established_precision": "month",
        "established_date": date(1984, 5, 1),
        "population": 120000,
        "population_qualifier": "about",
        "population_year": 2019,
        "population_scope": "urban",
        "area_km2": 98.6,
        "review": False,
        "review_reasons": [],
        "country_common": "Namibia",
        "language": "en",
        "partnership_id": "lakeford-us+oldharbour-na",
    }


def test_inferred_country_is_not_as_written(frames: Frames) -> None:
    bare = row(frames, "b")
    assert "country_as_written" not in bare
    assert (bare["country_code"], bare["name_as_written"]) == ("GB", "=Newhaven")
    assert (bare["review"], bare["review_reasons"]) == (True, ["from_model"])


def test_rows_are_in_page_order(frames: Frames) -> None:
    assert list(frames.sister_cities["record_id"]) == ["c", "a", "b"]
    assert list(frames.pages["records"]) == [1, 2]


def test_mentions_hold_parts_rejected_and_loose(frames: Frames) -> None:
    fates = {(m.field, m.value): (m.record_id, m.chosen) for m in frames.mentions.itertuples()}
    assert fates["population_scope", "urban"] == ("a", True)
    assert fates["population", "4000000"] == ("a", False)
    assert fates["established", "2019"] == (pd.NA, False)


def test_host_is_once_a_page_without_record(frames: Frames) -> None:
    hosts = frames.mentions[frames.mentions["field"].isin(["host", "host_country"])]
    assert list(hosts["value"]) == ["Bridgeton", "CA", "Lakeford", "US"]
    assert list(hosts["source"]) == ["address", "sidecar", "title", "gazetteer"]
    assert hosts["record_id"].isna().all()
    assert hosts["start"].isna().sum() == 2


def write_frames(frames: Frames, output: Path) -> list[Path]:
    check_frames(frames)
    output.mkdir(exist_ok=True)
    writer = DataSetWriter(output)
    writer.append(pack_tables(frames))
    writer.close()
    return [output / name for name in FILES]


def test_repeated_mentions_are_one_row() -> None:
    doubled = sea_page()
    full = doubled.records[1]
    full.rejected += [*full.rejected, full.chosen["population"].reject("agrees")]
    doubled.findings *= 2
    doubled.loose.append(read(SEA, "host", "Lakeford", source="title", reason="host"))
    once, twice = build_frames([sea_page()]), build_frames([doubled])
    pd.testing.assert_frame_equal(once.mentions, twice.mentions)
    pd.testing.assert_frame_equal(once.findings, twice.findings)


def test_columns_are_the_contract(frames: Frames, tmp_path: Path) -> None:
    write_frames(frames, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(FILES)
    schema = pq.read_schema(tmp_path / "sister_cities.parquet")
    assert {field.name: str(field.type) for field in schema} == CONTRACT
    assert schema.names == list(CONTRACT) == list(EVIDENCE)
    assert set(schema.metadata) == {b"name", b"version", b"gazetteer", b"pandas"}
    assert b"CC BY 4.0" in schema.metadata[b"gazetteer"]
    assert all(field.metadata[b"description"] for field in schema)
    assert schema.field("area_km2").metadata[b"unit"] == b"square kilometres"
    lines = columns_markdown().splitlines()[2:]
    assert [line.split(" | ")[0].strip("| ") for line in lines] == list(CONTRACT)


def test_empty_run_has_typed_tables(tmp_path: Path) -> None:
    write_frames(build_frames([]), tmp_path)
    frame = pd.read_csv(tmp_path / "sister_cities.csv", **csv_options())
    assert list(frame.columns) == list(CONTRACT)
    assert verify_output(tmp_path) == []


def test_read_back(frames: Frames, tmp_path: Path) -> None:
    output = tmp_path / "run=1"
    write_frames(frames, output)
    again = read_frames(output)
    for table in ("sister_cities", "mentions", "findings", "pages"):
        pd.testing.assert_frame_equal(getattr(again, table), getattr(frames, table))
    plain = pd.read_parquet(output / "sister_cities.parquet", partitioning=None)
    kinds = {name: str(plain[name].dtype) for name in ("population", "geonames_id", "review")}
    assert kinds == {"population": "Int64", "geonames_id": "Int64", "review": "boolean"}
    assert plain["established_date"].dropna().dt.year.tolist() == [1984]
    assert plain["country_code"].dropna().tolist() == ["NA", "GB"]


def test_csv_read_back(frames: Frames, tmp_path: Path) -> None:
    write_frames(frames, tmp_path)
    frame = pd.read_csv(tmp_path / "sister_cities.csv", **csv_options())
    assert frame["country_code"].tolist() == [pd.NA, "NA", "GB"]
    assert frame["established"].tolist() == [pd.NA, "1984-05", pd.NA]
    assert frame["population"].tolist() == [pd.NA, 120000, pd.NA]
    assert frame["review"].tolist() == [False, False, True]
    assert frame["name"].tolist() == ["Hillview", "Oldharbour", "'=Newhaven"]
    findings = pd.read_csv(tmp_path / "findings.csv", **csv_options("findings"))
    assert findings["message"].tolist() == ["'-1 host.", "Only the model."]


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.split))
def test_any_name_survives(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    output = tmp_path_factory.getbasetemp() / "any"
    record = Record("p", 1, {"name": read(name, "name", name)}, record_id="r")
    write_frames(build_frames([Extraction(Page("p", name), [record])]), output)
    assert verify_output(output) == []
    assert read_frames(output).sister_cities["name"].tolist() == [name]
    if "\x00" not in name:  # the one character that pandas takes for the end
        (cell,) = pd.read_csv(output / "sister_cities.csv", **csv_options())["name"]
        lines = name.replace("\r\n", "\n").replace("\r", "\n")
        assert cell == (f"'{lines}" if name[0] in FORMULA else lines)


@pytest.mark.parametrize("change", ["twice", "shuffled"])
def test_reruns_are_equal_bytes(frames: Frames, tmp_path: Path, change: str) -> None:
    again = [sea_page(), address_page()]
    if change == "shuffled":
        again.reverse()
        for extraction in again:
            for things in (extraction.records, extraction.findings, extraction.loose):
                things.reverse()
    first = write_frames(frames, tmp_path / "one")
    second = write_frames(build_frames(again), tmp_path / "two")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def put(column: str, *values: Any, table: str = "sister_cities") -> Callable[[Frames], Frames]:
    """Replace the first cells of a column, keeping its type."""

    def change(frames: Frames) -> Frames:
        frame = getattr(frames, table).copy()
        cells = [*values, *frame[column].tolist()[len(values) :]]
        frame[column] = pd.Series(cells, dtype=frame[column].dtype)
        return replace(frames, **{table: frame})

    return change


NONE = pd.NA
REFUSED: list[tuple[Callable[[Frames], Frames], str]] = [
    (put("record_id", "a"), "2 rows of the same record_id: a"),
    (put("record_id", NONE), "column record_id, page a.html: null"),
    (put("position", NONE, 1, 1), "column position"),
    (put("position", 1, 1, 1), "same page_id and position: north/sea.txt and 1"),
    (put("position", 0), "0 is not above 0"),
    (put("name", " "), "record c: ' ' does not match"),
    (put("host_country_code", "GB-SCT"), "'GB-SCT' does not match"),
    (put("country_code", NONE, "USA"), "record a: 'USA' does not match"),
    (put("country_code3", NONE, "NA"), "record a: 'NA' does not match"),
    (put("country_code3", NONE, NONE), "record a: not true that country, its code"),
    (put("relationship", "twin"), "'twin' is not one of sister_city, friendship_city, other"),
    (put("established", NONE, "1984-5"), "'1984-5' does not match"),
    (put("established", NONE, "1984-13"), "established exists in the calendar"),
    (put("established", NONE, "1984-05-01"), "precision says how far established goes"),
    (put("established", NONE, "1984-06"), "established_date is the first day"),
    (put("established_precision", NONE, "decade"), "'decade' is not one of year"),
    (put("established_date", date(1984, 5, 1)), "record c: not true that established, its"),
    (put("population", 0), "0 is not above 0"),
    (put("population_qualifier", "exactly"), "'exactly' is not one of about"),
    (put("population_scope", "land"), "'land' is not one of total, urban, metro"),
    (put("area_km2", -1.5), "-1.5 is not above 0"),
    (put("review", True), "review is true where"),
    (put("review_reasons", ["odd"]), "['odd'] is not one of"),
    (put("page_id", "b.html"), "names the page b.html, not in pages"),
    (put("source", "guess", table="mentions"), "'guess' is not one of"),
    (put("reason", "why not", table="mentions"), "'why not' does not match"),
    (put("reason", "agrees", table="mentions"), "a chosen mention has no reason"),
    (put("record_id", "z", table="mentions"), "unknown record z"),
    (put("start", 0, table="mentions"), "start and end stand together"),
    (put("source", "label", table="mentions"), "only an address, a sidecar or a person"),
    (put("code", "odd", table="findings"), "'odd' is not one of"),
    (put("severity", "fatal", table="findings"), "'fatal' is not one of"),
    (put("end", 3, table="findings"), "start and end stand together"),
    (put("page_id", "north/sea.txt", table="pages"), "same page_id"),
    (put("records", 7, table="pages"), "Page a.html has 1 records, not 7"),
    (put("sha256", "beef", table="pages"), "'beef' does not match"),
    (
        lambda f: replace(f, pages=f.pages.assign(records=["1", "2"])),
        "column records has the type str, not int32",
    ),
    (lambda f: replace(f, pages=f.pages.drop(columns="text")), "must have the columns page_id"),
    (lambda f: replace(f, pages=f.pages[f.pages.columns[::-1]]), "in this order"),
]


@pytest.mark.parametrize(("change", "sentence"), REFUSED, ids=[told for _, told in REFUSED])
def test_breaches_are_refused(
    frames: Frames, tmp_path: Path, change: Callable[[Frames], Frames], sentence: str
) -> None:
    check_frames(frames)
    with pytest.raises(SchemaError) as caught:
        write_frames(change(frames), tmp_path / "output")
    told = str(caught.value)
    assert sentence in told
    assert told.endswith(".")
    assert "\n" not in told
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("established", "1984-02-30"),
        ("established", "May"),
        ("population", "many"),
        ("population", "9" * 30),
        ("area_km2", "inf"),
        ("country", "ZZ"),
        ("country", "Namibia"),
        ("name", "\ud800"),
    ],
)
def test_values_of_the_wrong_kind_are_refused(field: str, value: str) -> None:
    page = sea_page()
    page.records[1].chosen[field] = page.records[1].chosen[field]._replace(value=value)
    with pytest.raises(SchemaError):
        build_frames([page])


def test_every_cell_is_proven(frames: Frames, tmp_path: Path) -> None:
    write_frames(frames, tmp_path)
    assert verify_output(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (put("population", 5), "Record c: no chosen mention of population gives population 5."),
        (put("name", "Hill"), "Record c: no chosen mention of name gives name 'Hill'."),
        (put("country_as_written", "C"), "no chosen mention of country gives country_as_written"),
        (put("host", "Else"), "Record c: no chosen mention of host gives host 'Else'."),
        (put("region", NONE, "X"), "Record a: no chosen mention of region gives region 'X'."),
        (put("country", NONE, "Naurania"), "gives country 'Naurania'"),
        (put("text", "Partner: Hillveiw", table="pages"), "the page says 'Hillveiw'"),
    ],
)
def test_unproven_cells_are_told(
    frames: Frames, tmp_path: Path, change: Callable[[Frames], Frames], sentence: str
) -> None:
    write_frames(change(frames), tmp_path)
    (problem,) = verify_output(tmp_path)
    assert sentence in problem


def test_missing_and_foreign_files_are_told(frames: Frames, tmp_path: Path) -> None:
    assert "No such file" in verify_output(tmp_path)[0]
    write_frames(frames, tmp_path)
    pq.write_table(pa.table({"page_id": ["a"]}), tmp_path / "pages.parquet")
    assert "must have the columns" in verify_output(tmp_path)[0]
    (tmp_path / "pages.parquet").write_bytes(b"no table")
    assert len(verify_output(tmp_path)) == 1
