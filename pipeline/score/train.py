"""Train the scorer that is shipped: from pages in the repository and a table of features.

The table holds what was measured on pages whose text is not ours to keep: numbers only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from pipeline.score.cases import Case, find_cases
from pipeline.score.examples import Example, make_example
from pipeline.score.learn import assign_folds, learn

_ARRAYS = ("matrix", "host_matrix")


def list_examples(folders: Iterable[Path], workers: int = 2) -> list[Example]:
    """The examples of all cases of the folders, in order."""
    cases = [case for folder in folders for case in find_cases(folder)]
    with get_context("forkserver").Pool(workers) as pool:
        return [it for it in pool.imap(_make, cases, chunksize=4) if it]


def _make(case: Case) -> Example | None:
    return make_example(case)


def write_table(examples: Sequence[Example], path: Path) -> None:
    """Features and labels of examples, without any word of their pages."""
    arrays: dict[str, object] = {"features": np.array(examples[0].features)}
    arrays["host_features"] = np.array(examples[0].host_features)
    for number, it in enumerate(examples):
        keys = {key: n for n, key in enumerate(dict.fromkeys([*it.host_keys, *it.layout.keys]))}
        arrays[f"{number}/matrix"] = it.matrix.astype(np.float32)
        arrays[f"{number}/host_matrix"] = it.host_matrix.astype(np.float32)
        arrays[f"{number}/gold"] = np.array(it.gold_of, np.int16)
        arrays[f"{number}/host"] = np.array(it.host_labels, bool)
        arrays[f"{number}/host_keys"] = np.array([keys[key] for key in it.host_keys], np.int32)
        arrays[f"{number}/keys"] = np.array([keys[key] for key in it.layout.keys], np.int32)
        places = (it.layout.units, it.layout.columns, it.layout.rows)
        arrays[f"{number}/places"] = np.array(places, np.int32)
        related = _relate(it, keys)
        arrays[f"{number}/within"] = np.array(related, np.int32).reshape(-1, 2)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def _relate(it: Example, keys: dict[str, int]) -> list[tuple[int, int]]:
    """Which names stand within which, since the names themselves are not kept."""
    hosts = [key for key in dict.fromkeys(it.host_keys) if len(key) >= 4]
    return [(keys[a], keys[b]) for a in hosts for b in hosts if a != b and a in b]


def train(examples: Sequence[Example]) -> str:
    """The text of the model."""
    return learn(examples, assign_folds(examples)).write()
