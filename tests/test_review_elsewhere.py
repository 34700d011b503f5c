"""Of what the scorer is less sure of on pages that are not English, more stands, marked."""

from __future__ import annotations

import pytest

from pipeline.page import make_page
from pipeline.partners.judge import Judged
from pipeline.partners.scene import make_scene
from pipeline.partners.scorer import Scores
from pipeline.partners.thresholds import KEEP, REVIEW, REVIEW_ELSEWHERE

GERMAN = """Unsere Partnerstädte

Die Stadt pflegt seit vielen Jahren gute Beziehungen zu Städten im Ausland, und jedes Jahr
besuchen sich Schulen und Vereine.

Poitiers, Frankreich
"""
ENGLISH = """Our sister cities

The town has had good relations with towns that lie abroad for many years, and schools and
clubs of the towns visit each other.

Poitiers, France
"""


@pytest.mark.parametrize(("text", "stands"), [(GERMAN, True), (ENGLISH, False)])
def test_least_probability(text: str, stands: bool) -> None:
    scene = make_scene(make_page("page.txt", text.encode(), ".txt", {}))
    between = (REVIEW + REVIEW_ELSEWHERE) / 2
    assert between < KEEP
    names = [scene.page.flat[it.start : it.end] for it in scene.candidates]
    scores = tuple(Scores(*[between if it == "Poitiers" else 0.0] * 2) for it in names)
    sections = Judged(scene, scores, {}).list_sections()
    assert {scene.page.words(it.place.name) for it in sections} == (
        {"Poitiers"} if stands else set()
    )
