"""Train the scorer that is shipped, from folders of pages with gold."""

from __future__ import annotations

from collections.abc import Iterable
from multiprocessing import get_context
from pathlib import Path

from pipeline.score.cases import find_cases
from pipeline.score.examples import Example, make_example
from pipeline.score.learn import assign_folds, learn


def list_examples(folders: Iterable[Path], workers: int = 2) -> list[Example]:
    """The examples of all cases of the folders, in order; pages that name no place give none."""
    cases = [case for folder in folders for case in find_cases(folder)]
    with get_context("forkserver").Pool(workers) as pool:
        return [it for it in pool.imap(make_example, cases, chunksize=4) if it]


def train_scorer(folders: Iterable[Path], workers: int = 2) -> str:
    """The text of the model; the same pages give the same text."""
    examples = list_examples(folders, workers)
    return learn(examples, assign_folds(examples)).write()
