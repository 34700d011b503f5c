"""The data set for programs: Python objects, the package's description, points, pairs of cities."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline import DataSet, NotFoundError, extract, load
from pipeline.tables.docs import render_docs
from pipeline.tables.partnerships import PARTNERSHIPS, choose_value
from tests.data_sets import read_rows

GRAZ = """Sister cities of Graz, Austria

Dijon, France
Sister city since 1984

Trondheim, Norway
Sister city since May 1968
"""
DIJON = """Sister cities of Dijon, France

Graz, Austria
Sister city since May 1984

Mainz, Germany
Sister city since 1958
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataSet:
    folder = tmp_path_factory.mktemp("api")
    (folder / "raw").mkdir()
    for name, text in (("graz.txt", GRAZ), ("dijon.txt", DIJON)):
        (folder / "raw" / name).write_text(text, encoding="utf-8")
    return extract(str(folder / "raw"), folder / "out", ner=False)


def test_a_data_set_is_opened_and_asked(data: DataSet) -> None:
    again = load(str(data.folder))
    assert list(again.rows["name"]) == ["Graz", "Mainz", "Dijon", "Trondheim"]
    assert len(again.mentions) > len(again.rows)
    assert set(again.pages["page_id"]) == {"graz.txt", "dijon.txt"}
    assert isinstance(again.findings, pd.DataFrame)
    found = again.explain("mainz")
    assert (found.row["established"], found.of("established")[0][0]["words"]) == ("1958", "1958")
    page = again.page("graz.txt")
    assert page.text.startswith("Sister cities of Graz")
    for html in (page._repr_html_(), found._repr_html_()):
        assert 'class="m f-established' in html
        assert "<script" not in html


@pytest.mark.parametrize("wanted", ["Atlantis", "sister"])
def test_what_is_not_there_is_told(data: DataSet, wanted: str, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=wanted):
        data.explain(wanted)
    with pytest.raises(NotFoundError):
        data.page(wanted)
    with pytest.raises(FileNotFoundError):
        load(tmp_path)


def test_the_package_has_a_version_and_types() -> None:
    assert pipeline.__version__.count(".") == 2
    assert (Path(pipeline.__file__).parent / "py.typed").is_file()
    with pytest.raises(AttributeError):
        pipeline.nothing  # noqa: B018


def test_two_pages_of_one_pair_are_one_partnership(data: DataSet) -> None:
    rows = {row["partnership_id"]: row for row in read_rows(data.folder, "partnerships")}
    assert len(rows) == 3
    (pair,) = [row for row in rows.values() if len(row["pages"]) == 2]
    assert {pair["city_a"], pair["city_b"]} == {"Dijon", "Graz"}
    assert (pair["told_by_both"], pair["established"]) == (True, "1984-05")
    assert pair["established_agreement"] == "agree"
    keys = set(read_rows(data.folder, "sister_cities")[0]) & {"partnership_id"}
    assert keys
    assert {row["partnership_id"] for row in read_rows(data.folder, "sister_cities")} == set(rows)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([None, None], (None, None)),
        (["1990", None], ("1990", "single")),
        (["1990-05-01", "1990"], ("1990-05-01", "agree")),
        (["1990-05", "1990-06"], ("1990-05", "contradict")),
        (["1990", "1991-01", "1990-02", "1990"], ("1990-02", "contradict")),
        (["sister_city", "other"], ("sister_city", "contradict")),
    ],
)
def test_the_best_value_of_several_pages(
    values: list[str | None], expected: tuple[str, str]
) -> None:
    assert choose_value(values) == expected


def test_points_and_package_describe_the_files(data: DataSet) -> None:
    points = json.loads((data.folder / "sister_cities.geojson").read_text(encoding="utf-8"))
    names = {it["properties"]["name"]: it["geometry"]["coordinates"] for it in points["features"]}
    assert names["Mainz"] == pytest.approx([8.27, 50.0], abs=0.1)
    package = json.loads((data.folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with (data.folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    (pairs,) = [it for it in package["resources"] if it["name"] == "partnerships"]
    assert [field["name"] for field in pairs["schema"]["fields"]] == [s.name for s in PARTNERSHIPS]


def test_the_package_is_valid_for_frictionless(data: DataSet) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(data.folder / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_the_documents_are_those_of_the_columns() -> None:
    docs = Path(__file__).parent.parent / "docs" / "data.md"
    assert docs.read_text(encoding="utf-8") == render_docs()


def test_the_notebook_runs(data: DataSet, monkeypatch: pytest.MonkeyPatch) -> None:
    file = Path(__file__).parent.parent / "examples" / "analysis.ipynb"
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    (data.folder.parent / "output").symlink_to(data.folder)
    monkeypatch.chdir(data.folder.parent)
    names: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec(compile("".join(cell["source"]), str(file), "exec"), names)
    assert len(names["several"]) == 1  # type: ignore[arg-type]
    assert names["page"]._repr_html_()  # type: ignore[attr-defined]
