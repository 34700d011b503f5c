"""A judge in the scorer's place, for tests of what is read once it is settled who is a partner."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Extraction
from pipeline.page import make_page
from pipeline.partners.features import describe
from pipeline.partners.scene import Scene
from pipeline.partners.scorer import Scores, use_judge
from pipeline.run import extract_page
from pipeline.score.rules_alone import RulesAlone

_NEAR = 40


class BesideCountry(RulesAlone):
    """A known place that has its country beside it is a partner, wherever the page names it."""

    def score_partners(self, scene: Scene, hosts: Mapping[str, float]) -> list[Scores]:
        rows = describe(scene, hosts)
        sure = {key for key, row in zip(scene.keys, rows, strict=True) if _has_country(row)}
        return [Scores(*[float(key in sure)] * 2) for key in scene.keys]


def extract_beside(text: str, suffix: str = ".txt") -> Extraction:
    """What comes of a page where this judge says who is a partner."""
    with use_judge(BesideCountry()):
        return extract_page(make_page(f"page{suffix}", text.encode(), suffix, {}), None)


def read_years(text: str, suffix: str = ".txt") -> dict[str, str | None]:
    """The date of each partner of a page."""
    found = extract_beside(text, suffix).records
    return {str(it.value("name")): it.value("established") for it in found}


def _has_country(row: Mapping[str, float]) -> bool:
    beside = row["known_there"] and min(row["country_after"], row["country_before"]) < _NEAR
    around = row["country_in_row"] or row["country_line_after"]
    return bool((beside or around) and not row["is_country"] and not row["unknown_place"])
