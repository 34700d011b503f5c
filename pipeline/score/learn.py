"""Train the scorer on pages with gold: two passes over partners, and one over hosts.

What the second pass and the partners' model read of the first models' answers comes from
models that did not see the page, as it will be on new pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np

from pipeline.partners.host_view import judge_hosts
from pipeline.partners.neighbours import NAMES, look_around
from pipeline.partners.scorer import DIGITS, Scorer, to_matrix
from pipeline.score.examples import Example
from pipeline.score.folds import assign_folds
from pipeline.score.weights import OF_ASIDE, Mask, Matrix, choose_rows, find_asides, weigh

ROUNDS = 150
HOST_ROUNDS = 120
FOLDS = 3
SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 31,
    "max_bin": 63,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 2.0,
    "verbose": -1,
    "num_threads": 1,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
}
HOST_SETTINGS = {**SETTINGS, "num_leaves": 15, "min_data_in_leaf": 20}
"""There are fewer names than candidates, and one host a page."""

_HELPS = frozenset(
    "known_there enumerated share_explained country_line_after country_in_row cue_in_address"
    " in_owned_row same_name_elsewhere around_mean before_best after_best"
    " host_in_domain host_share_of_label host_in_title host_in_heads host_cue_follows"
    " host_word_before host_domain_country host_leads_to_cue host_possessive".split()
)
"""Features that can only speak for a partner, or for the host."""

_HURTS = frozenset(
    "headings_since_cue other_list_above institution_after host_probability is_best_host"
    " common_word owns_row host_within host_common_word".split()
)
"""Features that can only speak against a partner."""


@dataclass
class _Rows:
    """What one model learns from, an item a page; ``chosen`` are the rows that it reads."""

    names: Sequence[str]
    matrices: list[Matrix]
    labels: list[Matrix]
    weights: list[Matrix]
    chosen: list[Mask]
    settings: Mapping[str, Any]

    def without(self, folds: Sequence[int], fold: int) -> _Rows:
        at = [number for number, it in enumerate(folds) if it != fold]
        lists = (self.matrices, self.labels, self.weights)
        matrices, labels, weights = ([part[n] for n in at] for part in lists)
        chosen = [self.chosen[n] for n in at]
        return _Rows(self.names, matrices, labels, weights, chosen, self.settings)


def learn(
    examples: Sequence[Example], folds: Sequence[int] | None = None, rounds: int = ROUNDS
) -> Scorer:
    """A scorer from examples; ``folds`` are those of the first pass, see ``_fold_pages``."""
    folds = _fold_pages(examples) if folds is None else folds
    hosts = _list_hosts(examples)
    found = _judge_unseen(hosts, folds, HOST_ROUNDS)
    names = examples[0].features
    matrices = [add_hosts(it, unseen) for it, unseen in zip(examples, found, strict=True)]
    labels = [np.array([gold >= 0 for gold in it.gold_of], float) for it in examples]
    weights = [np.full(len(it.gold_of), weigh(it)) for it in examples]
    first = _Rows(names, matrices, labels, weights, [choose_rows(it) for it in examples], SETTINGS)
    unseen = _judge_unseen(first, folds, rounds)
    for it, answer, weight in zip(examples, unseen, weights, strict=True):
        weight[find_asides(it.gold_of, answer)] *= OF_ASIDE
    unseen = _judge_unseen(first, folds, rounds)
    around = [look_around(it.layout, p) for it, p in zip(examples, unseen, strict=True)]
    wider = [np.hstack([m, a]) for m, a in zip(matrices, around, strict=True)]
    second = _Rows([*names, *NAMES], wider, labels, weights, first.chosen, SETTINGS)
    return Scorer(
        {
            "host": _fit(hosts, HOST_ROUNDS),
            "first": _fit(first, rounds),
            "second": _fit(second, rounds),
        }
    )


def _fold_pages(examples: Sequence[Example]) -> list[int]:
    """A fold for each page, whatever its site.

    Pages of one site may be parted: here it is enough that the first pass did not see the page,
    and with whole sites the second pass learned from worse first answers (F1 0.741 to 0.685
    where all of Wikipedia was one site).
    """
    return [int(sha256(it.slug.encode()).hexdigest(), 16) % FOLDS for it in examples]


def fold_examples(examples: Sequence[Example], count: int) -> list[int]:
    """The fold of each example: all pages of one site stand in one."""
    sites = [it.site or it.slug for it in examples]
    return assign_folds(sites, [len(it.golds) for it in examples], count)


def add_hosts(example: Example, probabilities: Matrix) -> Matrix:
    """The candidates' rows with what the host's model says of their names."""
    hosts = dict(zip(example.host_keys, probabilities.tolist(), strict=True))
    judged = judge_hosts(example.views, hosts, example.country, example.kin)
    at = [example.features.index(name) for name in judged[0]]
    matrix = example.matrix.copy()
    matrix[:, at] = to_matrix(judged)
    return matrix


def _list_hosts(examples: Sequence[Example]) -> _Rows:
    labels = [np.array(it.host_labels, float) for it in examples]
    weights = [np.ones(len(y)) if y.any() else np.full(len(y), 0.3) for y in labels]
    every = [np.ones(len(y), bool) for y in labels]
    names = examples[0].host_features
    return _Rows(names, [it.host_matrix for it in examples], labels, weights, every, HOST_SETTINGS)


def _judge_unseen(rows: _Rows, folds: Sequence[int], rounds: int) -> list[Matrix]:
    """What a model of the other folds says of each page; nothing where there is no other."""
    from lightgbm import Booster

    found: list[Matrix] = [np.zeros(len(it)) for it in rows.labels]
    for fold in sorted(set(folds)) if len(set(folds)) > 1 else ():
        model = Booster(model_str=_fit(rows.without(folds, fold), rounds))
        for number, it in enumerate(folds):
            if it == fold:
                said = model.predict(rows.matrices[number], num_threads=1)
                found[number] = np.round(np.asarray(said, float), DIGITS)
    return found


def _fit(rows: _Rows, rounds: int) -> str:
    """The text of a model of the chosen rows; same rows, same text."""
    import lightgbm

    x, y, w = (
        np.concatenate([it[mask] for it, mask in zip(part, rows.chosen, strict=True)])
        for part in (rows.matrices, rows.labels, rows.weights)
    )
    signs = [1 if name in _HELPS else -1 if name in _HURTS else 0 for name in rows.names]
    settings = {**rows.settings, "monotone_constraints": signs}
    data = lightgbm.Dataset(x, y, weight=w, feature_name=list(rows.names))
    text: str = lightgbm.train(settings, data, rounds).model_to_string()
    # The settings behind the trees name what the machine has; the trees are all that is read.
    trees = text.partition("\nparameters:")[0]
    return trees if "end of trees" in trees else trees + "\nend of trees\n"
