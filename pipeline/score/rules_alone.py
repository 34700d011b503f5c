"""Rules in the scorer's place, to measure what the model adds: ``score --without scorer``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from pipeline.partners.features import describe
from pipeline.partners.scene import Scene
from pipeline.partners.scorer import Scores, use_judge

_NEAR = 40


class RulesAlone:
    """A known place with its country beside, in a sentence or below a heading on partnership.

    It names no host: that is left to the set phrases.
    """

    def score_hosts(self, scene: Scene) -> dict[str, float]:
        return {}

    def score_partners(self, scene: Scene, hosts: Mapping[str, float]) -> list[Scores]:
        found = [float(_is_partner(row)) for row in describe(scene, hosts)]
        return [Scores(one, one) for one in found]


def _is_partner(row: Mapping[str, float]) -> bool:
    told = row["cue_in_sentence"] or (row["cue_above_is_heading"] and not row["other_list_above"])
    country = min(row["country_after"], row["country_before"]) < _NEAR or row["country_in_row"]
    place = not (row["unknown_place"] or row["only_state"] or row["is_country"])
    return bool(told and country and place)


@contextmanager
def without_scorer(*_: str) -> Iterator[None]:
    """Let these rules judge for a while."""
    with use_judge(RulesAlone()):
        yield
