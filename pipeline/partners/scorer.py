"""The scorer: a host's evidence, a partner's evidence, and the partner's again with its neighbours.

The three models are gradient-boosted trees in one text file, ``model.txt``, which
``make train`` makes. Probabilities are rounded before they are compared, so that machines
agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from pipeline.partners.features import describe
from pipeline.partners.host import describe_hosts
from pipeline.partners.neighbours import Layout, look_around, make_layout
from pipeline.partners.scene import Scene

DIGITS = 4
_PART = "\n=====\n"
_PARTS = ("host", "first", "second")


class Scores(NamedTuple):
    """Two probabilities of a candidate, both from 0 to 1.

    ``partner`` is that its name is a partner's, with all that the page says of the name;
    ``here`` is the same from this one place alone: does it speak of the partnership here?
    """

    partner: float
    here: float


@dataclass(frozen=True)
class Scorer:
    """``texts`` are the models as LightGBM writes them, by what they judge."""

    texts: Mapping[str, str]

    @cached_property
    def _models(self) -> dict[str, Any]:
        from lightgbm import Booster

        return {name: Booster(model_str=text) for name, text in self.texts.items()}

    def score_hosts(self, scene: Scene) -> dict[str, float]:
        """For each key of a name the probability that it is the host's."""
        rows = describe_hosts(scene)
        if not rows:
            return {}
        found = self._predict("host", to_matrix(list(rows.values())))
        return dict(zip(rows, found.tolist(), strict=True))

    def score_partners(self, scene: Scene, hosts: Mapping[str, float]) -> list[Scores]:
        """How likely each candidate is a partner of the host."""
        if not scene.candidates:
            return []
        matrix = to_matrix(describe(scene, hosts))
        first = self._predict("first", matrix)
        around = look_around(make_layout(scene), first)
        second = self._predict("second", np.hstack([matrix, around]))
        return [Scores(*pair) for pair in zip(second.tolist(), first.tolist(), strict=True)]

    def _predict(self, name: str, matrix: NDArray[np.float64]) -> NDArray[np.float64]:
        found = self._models[name].predict(matrix, num_threads=1)
        rounded: NDArray[np.float64] = np.asarray(found, dtype=np.float64).round(DIGITS)
        return rounded

    def judge_hosts(self, matrix: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each row of the host's features, for training."""
        return self._predict("host", matrix)

    def judge_partners(self, matrix: NDArray[np.float64], layout: Layout) -> NDArray[np.float64]:
        """The probability of each row of the candidates' features, for training."""
        around = look_around(layout, self._predict("first", matrix))
        return self._predict("second", np.hstack([matrix, around]))

    def write(self) -> str:
        return _PART.join(self.texts[name] for name in _PARTS)


def read_scorer(text: str) -> Scorer:
    """A scorer from the text that ``Scorer.write`` gives."""
    return Scorer(dict(zip(_PARTS, text.split(_PART), strict=True)))


class Judge(Protocol):
    """Whoever says how likely a candidate is the host or a partner."""

    def score_hosts(self, scene: Scene) -> dict[str, float]: ...

    def score_partners(self, scene: Scene, hosts: Mapping[str, float]) -> list[Scores]: ...


_judges: list[Judge] = []


def current_judge() -> Judge:
    """The scorer that is shipped, or whoever stands in its place."""
    return _judges[-1] if _judges else load_scorer()


@contextmanager
def use_judge(judge: Judge) -> Iterator[None]:
    """Let another one judge for a while."""
    _judges.append(judge)
    try:
        yield
    finally:
        _judges.pop()


@cache
def load_scorer() -> Scorer:
    """The scorer that is shipped."""
    return read_scorer(files("pipeline.partners").joinpath("model.txt").read_text("utf-8"))


def to_matrix(rows: list[dict[str, float]]) -> NDArray[np.float64]:
    """Rows of features as numbers, a column a feature in the order of the first row."""
    return np.array([[float(value) for value in row.values()] for row in rows], dtype=np.float64)
