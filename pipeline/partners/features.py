"""What the scorer is told of a candidate: named, local, in the words of the field.

Every feature speaks of the candidate's own words, its sentence or unit, the lines around it,
what stands over it, or the host; none counts over the whole page, so that a paragraph about
something else, wherever it stands, changes no decision. ``reasons`` has each in words.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.partners.cue_features import of_cues
from pipeline.partners.host_view import home_country, judge_hosts, view_host
from pipeline.partners.pairs import Pairs
from pipeline.partners.place_features import of_country, of_place, of_unit
from pipeline.partners.scene import Scene
from pipeline.partners.text_features import of_dates, of_run, of_words_around
from pipeline.partners.words import Candidate

__all__ = ("Scene", "describe")


def describe(scene: Scene, hosts: Mapping[str, float]) -> list[dict[str, float]]:
    """The features of each candidate, by name; ``hosts`` has each key's probability of the host."""
    views = [view_host(scene, number) for number in range(len(scene.candidates))]
    judged = judge_hosts(views, hosts, home_country(scene))
    return [
        _describe(scene, it, run.size) | _of_pairs(scene.pairs, number) | host
        for number, (it, run, host) in enumerate(
            zip(scene.candidates, scene.runs, judged, strict=True)
        )
    ]


def _of_pairs(pairs: Pairs, number: int) -> dict[str, float]:
    return {"owns_row": number in pairs.owners, "in_owned_row": number in pairs.owner_of}


def _describe(scene: Scene, it: Candidate, size: int) -> dict[str, float]:
    unit = scene.units[it.unit]
    found: dict[str, float] = {}
    found |= of_place(scene.page.flat, it)
    found |= of_unit(scene, it, unit)
    found |= of_country(scene, it, unit)
    found |= of_cues(scene, it, unit, size)
    found |= of_words_around(scene, it, unit)
    found |= of_dates(scene, it, unit)
    return found | of_run(scene, it, unit)
