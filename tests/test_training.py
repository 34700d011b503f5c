"""What the scorer learns from: tables of features, folds by site, the model's columns, its card."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.partners.neighbours import NAMES, look_around
from pipeline.partners.scorer import load_scorer
from pipeline.score.card import digest, list_columns, list_thresholds
from pipeline.score.cases import GoldError, find_cases
from pipeline.score.examples import Example, list_features, make_example
from pipeline.score.feature_table import check_columns, read_table, write_table
from pipeline.score.learn import add_hosts, fold_examples, learn
from pipeline.score.train import name_sites
from tests.test_cli import run

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "training" / "saved.parquet"
MODEL = ROOT / "pipeline" / "partners" / "model.txt"
CARD = json.loads(MODEL.with_suffix(".json").read_text("utf-8"))


@cache
def read_examples() -> list[Example]:
    cases = find_cases(ROOT / "tests" / "pages")[::9]
    return [it for it in map(make_example, cases) if it]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "a.parquet"
    write_table(read_examples(), file)
    return file


def test_what_a_table_gives_back_teaches_the_same(table: Path) -> None:
    made, read = read_examples(), read_table(table)
    assert [it.slug for it in made] == [it.slug for it in read]
    for one, other in zip(made, read, strict=True):
        assert np.array_equal(one.matrix, other.matrix)
        assert np.array_equal(one.host_matrix, other.host_matrix)
        hosts = np.linspace(0, 1, len(one.host_keys))
        assert np.array_equal(add_hosts(one, hosts), add_hosts(other, hosts))
        each = np.linspace(1, 0, len(one.gold_of))
        assert np.array_equal(look_around(one.layout, each), look_around(other.layout, each))
    assert learn(made, rounds=4).write() == learn(read, rounds=4).write()


def test_a_table_is_the_same_bytes_and_has_no_words_of_the_page(table: Path) -> None:
    again = table.with_name("b.parquet")
    write_table(read_examples(), again)
    assert table.read_bytes() == again.read_bytes()
    for name, column in zip(pq.read_table(table).column_names, pq.read_table(table), strict=True):
        if name in ("said", "naming_countries"):
            words = re.findall(r"\w+", str(column.to_pylist()))
            assert all(re.fullmatch("[A-Z]{2}|", word) for word in words)
        elif name not in ("slug", "domain", "language", "country"):
            kind = column.type
            while pa.types.is_list(kind):
                kind = kind.value_type
            assert not pa.types.is_string(kind), name


@pytest.mark.parametrize("fault", ["missing", "unknown", "order", "other file"])
def test_a_table_of_other_features_is_refused(table: Path, fault: str) -> None:
    whole = pq.read_table(table)
    names = whole.column_names
    first, second = [n for n in names if n.startswith("candidate.")][:2]
    if fault == "missing":
        whole = whole.drop_columns([first])
    elif fault == "unknown":
        whole = whole.append_column("host.moon_phase", whole.column("gold"))
    elif fault == "order":
        swapped = {first: second, second: first}
        whole = whole.select([swapped.get(name, name) for name in names])
    if fault == "other file":
        table.write_text("slug,group\n", "utf-8")
    else:
        pq.write_table(whole, table)
    with pytest.raises(GoldError) as said:
        read_table(table)
    assert {"missing": first, "unknown": "moon_phase", "order": "order"}.get(
        fault, "no table"
    ) in str(said.value)
    done = run("train", table, "--model", "m.txt", cwd=table.parent)
    assert done.exit_code == 2
    assert not table.with_name("m.txt").exists()


def test_pages_of_one_site_are_in_one_fold() -> None:
    examples = [Example(**vars(it)) for it in read_examples()]
    groups = {examples[0].slug: "7", examples[3].slug: "7"}
    examples[0].domain = examples[5].domain = "graz.example"
    name_sites(examples, groups)
    assert len({examples[n].site for n in (0, 3, 5)}) == 1
    for count in (3, 5):
        folds = fold_examples(examples, count)
        assert len(set(folds)) == count
        assert len({folds[n] for n in (0, 3, 5)}) == 1


def test_the_columns_of_the_model_and_of_the_saved_pages_are_those_of_the_code() -> None:
    candidate, host = map(list, list_features())
    assert list_columns(MODEL.read_text("utf-8")) == {
        "host": host,
        "first": candidate,
        "second": [*candidate, *NAMES],
    }
    assert load_scorer().texts.keys() == {"host", "first", "second"}
    check_columns(TABLE, pq.read_schema(TABLE).names)


def test_the_card_is_of_the_model_and_of_what_makes_it() -> None:
    assert CARD["model"]["sha256"] == digest(MODEL.read_text("utf-8"))
    assert CARD["model"]["features"] == list_columns(MODEL.read_text("utf-8"))
    assert CARD["thresholds"] == list_thresholds()
    assert all(len(limit) > 20 for limit in CARD["limits"])
    sources = [it["source"] for it in CARD["trained_on"]]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert (
        f"TRAINING ?= {' '.join(sources)}".replace("training/saved.parquet", "$(FEATURES)")
        in makefile
    )
    judged = CARD["cross_validation"]["by_source"]
    assert list(judged) == sources
    for source in CARD["trained_on"]:
        parts: Sequence[dict[str, float]] = list(judged[source["source"]].values())
        assert sum(part["pages"] for part in parts) == source["pages"] > 20
    english = judged["training/pages"]["english"]
    assert english["f1"] > 0.75
    assert english["host_accuracy"] > 0.75


def test_one_site_teaches_nothing(tmp_path: Path) -> None:
    case = ROOT / "training" / "pages" / "05-asahikawa"
    done = run("train", case, "--model", "m.txt", cwd=tmp_path)
    assert done.exit_code == 2
    assert not list(tmp_path.iterdir())


def test_the_command_writes_the_table_of_a_folder(tmp_path: Path) -> None:
    case = ROOT / "training" / "pages" / "05-asahikawa"
    done = run("features", case, "--table", "one.parquet", cwd=tmp_path)
    assert done.exit_code == 0, done.output
    (example,) = read_table(tmp_path / "one.parquet")
    assert example.slug == "05-asahikawa"
    assert len(set(example.gold_of) - {-1}) > 2
    assert run("features", tmp_path, "--table", "two.parquet", cwd=tmp_path).exit_code == 2
