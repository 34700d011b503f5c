"""A judge in the scorer's place, for tests of what is read once it is settled who is a partner."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.partners.features import describe
from pipeline.partners.scene import Scene
from pipeline.partners.scorer import Scores

_NEAR = 40


class BesideCountry:
    """A known place that has its country beside it is a partner, wherever the page names it.

    It names no host: that is left to the set phrases.
    """

    def score_hosts(self, scene: Scene) -> dict[str, float]:
        return {}

    def score_partners(self, scene: Scene, hosts: Mapping[str, float]) -> list[Scores]:
        rows = describe(scene, hosts)
        sure = {key for key, row in zip(scene.keys, rows, strict=True) if _has_country(row)}
        return [Scores(*[float(key in sure)] * 2) for key in scene.keys]


def _has_country(row: Mapping[str, float]) -> bool:
    beside = row["known_there"] and min(row["country_after"], row["country_before"]) < _NEAR
    around = row["country_in_row"] or row["country_line_after"]
    return bool((beside or around) and not row["is_country"] and not row["unknown_place"])
