"""Examples as a table of numbers, for pages whose text must not be in the repository.

One row a page, a list in each cell: ``candidate.<feature>`` an item a candidate, and
``host.<feature>`` an item a name. Names are told apart by numbers, an item's place in the
``host`` lists; no word of a page is in the table. What is read back trains the same model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]
from numpy.typing import NDArray

from pipeline.partners.host_view import HostView
from pipeline.partners.neighbours import Layout
from pipeline.score.cases import GoldError
from pipeline.score.examples import Example, list_features
from pipeline.score.gold import Gold

_INTEGER = pa.int32()
_LISTS: Mapping[str, Any] = {
    "gold": _INTEGER,
    "unit": _INTEGER,
    "column": _INTEGER,
    "row": _INTEGER,
    "key": _INTEGER,
    "said": pa.string(),
    "naming": _INTEGER,
    "host_label": pa.bool_(),
    "gold_optional": pa.bool_(),
    "kin": pa.list_(_INTEGER),
    "naming_countries": pa.list_(pa.string()),
    "naming_sizes": pa.list_(pa.float64()),
}
"""Lists of a page: an item a candidate, a name, a gold row, a name, or a ``naming``."""


def write_table(examples: Sequence[Example], file: Path) -> None:
    """Write the examples; the same examples give the same bytes."""
    candidate, host = list_features()
    columns: dict[str, Any] = {
        "slug": pa.array([it.slug for it in examples], pa.string()),
        "domain": pa.array([it.domain for it in examples], pa.string()),
        "language": pa.array([it.language for it in examples], pa.string()),
        "country": pa.array([it.country for it in examples], pa.string()),
        "has_host": pa.array([it.has_host for it in examples], pa.bool_()),
    }
    lists = [_list_numbers(it) for it in examples]
    for name, kind in _LISTS.items():
        columns[name] = pa.array([it[name] for it in lists], pa.list_(kind))
    for number, name in enumerate(candidate):
        columns[f"candidate.{name}"] = _make_column([it.matrix[:, number] for it in examples])
    for number, name in enumerate(host):
        columns[f"host.{name}"] = _make_column([it.host_matrix[:, number] for it in examples])
    pq.write_table(pa.table(columns), file, compression="zstd", compression_level=19)


def _make_column(parts: Sequence[NDArray[np.float64]]) -> Any:
    """A list of numbers a page; whole numbers are stored as such."""
    whole = all(np.array_equal(part, np.rint(part)) for part in parts)
    kind = _INTEGER if whole else pa.float64()
    return pa.array([part.astype(np.int32) if whole else part for part in parts], pa.list_(kind))


def _list_numbers(example: Example) -> dict[str, Any]:
    number_of = {key: number for number, key in enumerate(example.host_keys)}
    namings: dict[tuple[tuple[str, float], ...], int] = {}
    views = example.views
    mine = [namings.setdefault(tuple(it.sizes.items()), len(namings)) for it in views]
    return {
        "gold": example.gold_of,
        "unit": example.layout.units,
        "column": example.layout.columns,
        "row": example.layout.rows,
        "key": [number_of[key] for key in example.layout.keys],
        "said": [it.said for it in views],
        "naming": mine,
        "host_label": example.host_labels,
        "gold_optional": [gold.optional for gold in example.golds],
        "kin": [[number_of[other] for other in example.kin[key]] for key in example.host_keys],
        "naming_countries": [[country for country, _ in it] for it in namings],
        "naming_sizes": [[size for _, size in it] for it in namings],
    }


def read_table(file: Path) -> list[Example]:
    """The examples of a table.

    Raises GoldError for what is no such table, or one of other features than the code's.
    """
    candidate, host = list_features()
    try:
        table = pq.read_table(file)
    except (OSError, pa.ArrowInvalid) as error:
        raise GoldError(f"{file} is no table of features: {error}.") from error
    check_columns(file, table.column_names)
    facts = table.select(["slug", "domain", "language", "country", "has_host", *_LISTS]).to_pylist()
    matrices = _read_matrices(table, [f"candidate.{name}" for name in candidate])
    host_matrices = _read_matrices(table, [f"host.{name}" for name in host])
    return [
        _make_example(row, matrix, host_matrix, (candidate, host))
        for row, matrix, host_matrix in zip(facts, matrices, host_matrices, strict=True)
    ]


def check_columns(file: Path, columns: Iterable[str]) -> None:
    """Raises GoldError where these are not the columns that the code's features give."""
    names = list(columns)
    found = [name for name in names if name.startswith(("candidate.", "host."))]
    candidate, host = list_features()
    wanted = [f"candidate.{name}" for name in candidate] + [f"host.{name}" for name in host]
    if found != wanted or not set(names).issuperset(_LISTS):
        other = sorted(set(found) ^ set(wanted)) or ["the order"]
        raise GoldError(
            f"{file} has other features than the code ({', '.join(other[:5])});"
            " make it again from the pages: make features SAVED=DIR."
        )


def _read_matrices(table: Any, names: Sequence[str]) -> list[NDArray[np.float64]]:
    """For each page a matrix, a column a name."""
    lists = [table.column(name).combine_chunks() for name in names]
    ends = lists[0].offsets.to_numpy()
    whole = np.column_stack([it.values.to_numpy().astype(np.float64) for it in lists])
    return [whole[start:end] for start, end in pairwise(ends)]


def _make_example(
    row: Mapping[str, Any],
    matrix: NDArray[np.float64],
    host_matrix: NDArray[np.float64],
    features: tuple[Sequence[str], Sequence[str]],
) -> Example:
    keys = [str(number) for number in range(len(host_matrix))]
    namings = [
        dict(zip(*pair, strict=True))
        for pair in zip(row["naming_countries"], row["naming_sizes"], strict=True)
    ]
    mine = [keys[number] for number in row["key"]]
    views = [
        HostView(key, namings[naming], said)
        for key, naming, said in zip(mine, row["naming"], row["said"], strict=True)
    ]
    optional = enumerate(row["gold_optional"])
    return Example(
        slug=row["slug"],
        names=[],
        matrix=matrix,
        gold_of=row["gold"],
        layout=Layout(row["unit"], mine, row["column"], row["row"]),
        host_keys=keys,
        host_matrix=host_matrix,
        host_labels=row["host_label"],
        golds=tuple(Gold((str(number),), {}, it) for number, it in optional),
        features=list(features[0]),
        host_features=list(features[1]),
        language=row["language"],
        views=views,
        country=row["country"],
        kin={key: [keys[n] for n in kin] for key, kin in zip(keys, row["kin"], strict=True)},
        has_host=row["has_host"],
        domain=row["domain"],
    )
