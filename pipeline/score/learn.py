"""Train the scorer on pages with gold: two passes over partners, and one over hosts.

What the second pass and the partners' model read of the first models' answers comes from
models that did not see the page's site, as it will be on new pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.partners.neighbours import look_around
from pipeline.partners.scorer import DIGITS, Scorer
from pipeline.score.examples import Example

Matrix = NDArray[np.float64]

ROUNDS = 150
FOLDS = 3
SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 15,
    "max_bin": 63,
    "min_data_in_leaf": 20,
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
_HELPS = frozenset(
    "known_there enumerated cue_leads_run share_explained country_line_after country_in_row cue_above cue_before_in_sentence cue_in_address"
    " cue_in_title share_of_places same_name_elsewhere around_mean before_best after_best".split()
)
_HURTS = frozenset(
    "prose_since_cue headings_since_cue other_list_above denied_in_sentence seeking_in_sentence"
    " institution_after host_probability is_best_host common_word host_within".split()
)
_HOST_HELPS = frozenset(
    "host_said host_in_domain host_in_heads host_in_title host_cue_follows host_word_before"
    " host_domain_country".split()
)
_EASY = 250


def learn(examples: Sequence[Example], folds: Sequence[int], rounds: int = ROUNDS) -> Scorer:
    """A scorer from examples; ``folds`` has the fold of each, one site in one fold."""
    hosts = _learn_hosts(examples, folds)
    matrices = [add_hosts(it, found) for it, found in zip(examples, hosts.unseen, strict=True)]
    labels = [np.array([gold >= 0 for gold in it.gold_of], float) for it in examples]
    chosen = [_choose(it) for it in examples]
    weights = [np.full(len(y), 1 / np.sqrt(max(8, len(set(it.gold_of))))) for it, y in zip(examples, labels, strict=True)]
    names = examples[0].features
    first = _Trained(matrices, labels, weights, chosen, folds, rounds, names, _HELPS, _HURTS)
    around = [look_around(it.layout, p) for it, p in zip(examples, first.unseen, strict=True)]
    from pipeline.partners.neighbours import NAMES

    wider = [np.hstack([m, a]) for m, a in zip(matrices, around, strict=True)]
    second = fit(wider, labels, weights, chosen, rounds, [*names, *NAMES], _HELPS, _HURTS)
    return Scorer({"host": hosts.text, "first": first.text, "second": second})


def add_hosts(example: Example, probabilities: Matrix) -> Matrix:
    """The candidates' rows with what the host's model says of their names."""
    hosts = dict(zip(example.host_keys, probabilities.tolist(), strict=True))
    at = [example.features.index(name) for name in ("host_probability", "is_best_host", "host_within")]
    matrix = example.matrix.copy()
    from pipeline.partners.features import judge_host

    for row, key in enumerate(example.layout.keys):
        matrix[row, at] = list(judge_host(key, hosts).values())
    return matrix


class _Trained:
    """A model of all examples, and what models of the other folds say of each."""

    def __init__(
        self,
        matrices: Sequence[Matrix],
        labels: Sequence[Matrix],
        weights: Sequence[Matrix],
        chosen: Sequence[NDArray[np.bool_]],
        folds: Sequence[int],
        rounds: int,
        names: list[str],
        helps: frozenset[str],
        hurts: frozenset[str],
    ) -> None:
        from lightgbm import Booster

        self.text = fit(matrices, labels, weights, chosen, rounds, names, helps, hurts)
        self.unseen: list[Matrix] = [np.zeros(len(it)) for it in labels]
        for fold in sorted(set(folds)):
            other = [n for n, it in enumerate(folds) if it != fold]
            text = fit(*([part[n] for n in other] for part in (matrices, labels, weights, chosen)), rounds, names, helps, hurts)
            model = Booster(model_str=text)
            for n, it in enumerate(folds):
                if it == fold:
                    self.unseen[n] = np.round(np.asarray(model.predict(matrices[n])), DIGITS)


def _learn_hosts(examples: Sequence[Example], folds: Sequence[int]) -> _Trained:
    labels = [np.array(it.host_labels, float) for it in examples]
    weights = [np.ones(len(y)) if y.any() else np.full(len(y), 0.3) for y in labels]
    every = [np.ones(len(y), bool) for y in labels]
    matrices = [it.host_matrix for it in examples]
    names = examples[0].host_features
    return _Trained(matrices, labels, weights, every, folds, 120, names, _HOST_HELPS, frozenset())


def fit(
    matrices: Sequence[Matrix],
    labels: Sequence[Matrix],
    weights: Sequence[Matrix],
    chosen: Sequence[NDArray[np.bool_]],
    rounds: int,
    names: list[str],
    helps: frozenset[str],
    hurts: frozenset[str],
) -> str:
    """The text of a model of the chosen rows; same rows, same text."""
    import lightgbm

    x = np.vstack([m[c] for m, c in zip(matrices, chosen, strict=True)])
    y = np.concatenate([m[c] for m, c in zip(labels, chosen, strict=True)])
    w = np.concatenate([m[c] for m, c in zip(weights, chosen, strict=True)])
    signs = [1 if name in helps else -1 if name in hurts else 0 for name in names]
    settings = {**SETTINGS, "monotone_constraints": signs}
    data = lightgbm.Dataset(x, y, weight=w, feature_name=names)
    text: str = lightgbm.train(settings, data, rounds).model_to_string()
    return text.partition("\nparameters:")[0] + "\nend of trees\n" if "end of trees" not in text.partition("\nparameters:")[0] else text.partition("\nparameters:")[0]


def _choose(example: Example) -> NDArray[np.bool_]:
    """Which candidates to learn from: of a long article's easy negatives only some."""
    right = np.array([gold >= 0 for gold in example.gold_of], bool)
    at = {name: number for number, name in enumerate(example.features)}
    column = example.matrix.T
    hard = (
        (column[at["cue_in_unit"]] > 0)
        | ((column[at["cue_above"]] > 0) & (column[at["prose_since_cue"]] <= 1))
        | ((column[at["known_there"]] > 0) & (column[at["country_after"]] < 10))
    )
    order = np.arange(len(right))
    easy_step = max(1, int((~right).sum()) // _EASY)
    hard_step = max(1, int((hard & ~right).sum()) // (2 * _EASY))
    chosen: NDArray[np.bool_] = right | (~hard & (order % easy_step == 0)) | (hard & (order % hard_step == 0))
    return chosen
