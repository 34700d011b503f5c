"""Judge a page's candidates, and find the sections of those that may be partners."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Page, Section, Span
from pipeline.partners.features import Scene
from pipeline.partners.scene import make_scene
from pipeline.partners.scorer import Scorer
from pipeline.partners.sections import make_sections
from pipeline.places.names import script_key

KEEP = 0.75
"""At or above it a partner stands unmarked."""

REVIEW = 0.4
"""At or above it a partner stands marked for review; below, it is a rejected candidate."""


@dataclass(frozen=True)
class Judged:
    """A page's scene, the probability of each candidate, and that of each name as the host."""

    scene: Scene
    probabilities: tuple[float, ...]
    hosts: dict[str, float]

    def list_sections(self) -> list[Section]:
        """The sections of all candidates that may be partners."""
        kept = {n: p for n, p in enumerate(self.probabilities) if p >= REVIEW}
        return make_sections(self.scene, kept)

    def probability_of(self, sections: list[Section]) -> float:
        """The best probability of the candidates that these sections name, wherever they stand."""
        spans = [section.place.name for section in sections]
        keys = {script_key(self.scene.page.flat[slice(*span)]) for span in spans}
        return max(
            (
                probability
                for it, key, probability in zip(
                    self.scene.candidates, self.scene.keys, self.probabilities, strict=True
                )
                if key in keys or any(_overlaps(span, it.start, it.end) for span in spans)
            ),
            default=0.0,
        )


def _overlaps(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def judge_page(page: Page, scorer: Scorer) -> Judged:
    """All candidates of a page with their probabilities."""
    scene = make_scene(page)
    hosts = scorer.score_hosts(scene)
    return Judged(scene, tuple(scorer.score_partners(scene, hosts)), hosts)
