"""Train the scorer that is shipped: from folders of pages with gold, and tables of features."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from pipeline.score.card import Card, Judgement, judge, make_card
from pipeline.score.cases import GoldError, find_cases
from pipeline.score.examples import Example, make_example
from pipeline.score.feature_table import read_table, write_table
from pipeline.score.folds import FOLDS
from pipeline.score.groups import find_groups, join_pages, read_groups
from pipeline.score.learn import fold_examples, learn

TABLE = ".parquet"


class Source(NamedTuple):
    """Where examples are from: a folder of pages, or a table of features."""

    path: Path
    examples: list[Example]


class Trained(NamedTuple):
    """``model`` is the text of ``model.txt``."""

    model: str
    card: Card


def list_sources(
    paths: Sequence[Path], groups: Path | None = None, workers: int = 2
) -> list[Source]:
    """The examples of folders and tables, in order, each with its site.

    ``groups`` is the table of pages of one site, by default the one beside the first path
    that has one. Pages that name no place give no example. Raises GoldError.
    """
    found = {path: read_table(path) if path.suffix == TABLE else [] for path in paths}
    cases = [it for path in paths if path.suffix != TABLE for it in find_cases(path)]
    with get_context("forkserver").Pool(workers) as pool:
        for case, example in zip(cases, pool.imap(make_example, cases, chunksize=4), strict=True):
            if example:
                found[case.root].append(example)
    sources = [Source(*it) for it in found.items()]
    table = groups or find_groups(paths)
    name_sites([it for _, each in sources for it in each], read_groups(table) if table else {})
    return sources


def name_sites(examples: Iterable[Example], groups: dict[str, str]) -> None:
    """Tell each example its site. Two pages of one name are taken to be of one site."""
    every = list(examples)
    sites = join_pages(
        (it.slug, groups.get(it.slug.rpartition("/")[2], ""), it.domain) for it in every
    )
    for it in every:
        it.site = sites[it.slug]


def make_table(folders: Sequence[Path], file: Path) -> int:
    """Write the features of the pages of folders; gives their number. Raises GoldError."""
    examples = [it for _, each in list_sources(folders) for it in each]
    write_table(examples, file)
    return len(examples)


def train_scorer(paths: Sequence[Path], groups: Path | None = None, workers: int = 2) -> Trained:
    """The model and its card; the same pages and tables give the same text.

    Raises GoldError where there are no pages of two sites to learn from.
    """
    sources = list_sources(paths, groups, workers)
    examples = [it for _, each in sources for it in each]
    if len({it.site for it in examples}) < 2:
        raise GoldError("There are no pages of two sites that name places: nothing to learn from.")
    context = get_context("forkserver")
    # One task is the model itself, the others are those of all folds but one.
    tasks: list[int | None] = [None, *range(FOLDS)]
    with context.Pool(workers, _hold, (examples,)) as pool:
        first, *others = pool.imap(_train, tasks, chunksize=1)
    judged = {number: it for answer in others for number, it in answer.judged.items()}
    ordered = [judged[number] for number in range(len(examples))]
    return Trained(first.model, make_card(first.model, sources, ordered, FOLDS))


class _Answer(NamedTuple):
    """The text of a model, or the number of each page of a fold and what was said of it."""

    model: str
    judged: dict[int, Judgement]


_held: list[Example] = []


def _hold(examples: list[Example]) -> None:
    _held[:] = examples


def _train(fold: int | None) -> _Answer:
    """The model of all pages, or what one of the other folds says of those of a fold."""
    if fold is None:
        return _Answer(learn(_held).write(), {})
    folds = fold_examples(_held, FOLDS)
    unseen = [number for number, other in enumerate(folds) if other == fold]
    if not unseen:
        return _Answer("", {})
    scorer = learn([it for it, other in zip(_held, folds, strict=True) if other != fold])
    return _Answer("", {number: judge(scorer, _held[number]) for number in unseen})
