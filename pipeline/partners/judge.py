"""Judge a page's candidates, and find the sections of those that may be partners."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model import Mention, Page, Section, Span
from pipeline.partners.address import address_names
from pipeline.partners.parts import RECORD, ROW, SENTENCE
from pipeline.partners.scene import Scene, bare_key, make_scene
from pipeline.partners.scorer import Scorer
from pipeline.partners.sections import make_sections
from pipeline.places.kinds import split_kind


class Limits(NamedTuple):
    """At or above ``keep`` a partner stands unmarked, at or above ``review`` marked.

    Below it is a rejected candidate.
    """

    keep: float
    review: float


ALONE = Limits(keep=1.01, review=0.6)
"""Of a partner that only the scorer proposes: never unmarked, until its text is parted as surely."""

SUPPORTED = Limits(keep=0.5, review=0.5)
"""Of a partner that a layout finds too."""

LOOSE = frozenset(("about", "pairs", "paragraphs", "introduction"))
"""Layouts whose text is a sentence or paragraph that may speak of several partners."""

OWN = frozenset((RECORD, ROW, SENTENCE))
"""The layouts of the one segmentation."""


_SHORTEST_KIN = 4

CLEAR_HOST = 0.5
"""The least probability at which the host's model is believed before set phrases."""

SHOWN = 0.2
"""Candidates with less are not shown among the rejected: there are hundreds on a page."""


@dataclass(frozen=True)
class Judged:
    """A page's scene, the probability of each candidate, and that of each name as the host."""

    scene: Scene
    probabilities: tuple[float, ...]
    hosts: dict[str, float]

    def list_sections(self, found: Sequence[Section] = ()) -> list[Section]:
        """The sections of all candidates that may be partners, beside those ``found`` already.

        A place that a partner's own section speaks of is a fact about that partner.
        """
        flat = self.scene.page.flat
        named = {bare_key(flat[slice(*section.place.name)]) for section in found}
        taken = sorted(
            span
            for section in found
            for span in (section.place.span, *(label.span for label in section.labels))
        )
        taken += sorted(body for it in found if it.layout not in LOOSE for body in it.bodies)
        kept = {
            number: probability
            for number, probability in enumerate(self.probabilities)
            if probability >= ALONE.review
            and not any(are_kin(self.scene.keys[number], other) for other in named)
            and not any(_overlaps(span, *self.scene.candidates[number].span) for span in taken)
        }
        return make_sections(self.scene, kept)

    def is_alone(self, layouts: Iterable[str]) -> bool:
        """Is the scorer the only one to propose it?"""
        return OWN.issuperset(layouts)

    def limits_of(self, layouts: Iterable[str]) -> Limits:
        """The thresholds for a partner that these layouts found."""
        return ALONE if self.is_alone(layouts) else SUPPORTED

    def find_host(self) -> Mention | None:
        """The page's own city, where the evidence is clear: as a mention of ``host``."""
        key = max(sorted(self.hosts), key=lambda it: self.hosts[it], default=None)
        if key is None or self.hosts[key] < CLEAR_HOST:
            return None
        clear = Mention("host", "", "", -1, -1, "address", "host-model", confidence=self.hosts[key])
        for it, other in zip(self.scene.candidates, self.scene.keys, strict=True):
            if other == key:
                words = self.scene.page.text[it.start : it.end]
                bare = split_kind(words)[0] or words
                return clear._replace(
                    value=bare, words=words, start=it.start, end=it.end, source="phrase"
                )
        for name in address_names(self.scene.page):
            if bare_key(name) == key:
                return clear._replace(value=name.title(), words=name)
        return None

    def list_rejected(self, named: set[str]) -> list[Mention]:
        """What came near: the best mention of each name below the threshold, none of ``named``."""
        best: dict[str, tuple[float, int]] = {}
        for number, (key, probability) in enumerate(
            zip(self.scene.keys, self.probabilities, strict=True)
        ):
            better = key not in best or probability > best[key][0]
            if probability >= SHOWN and key not in named and better:
                best[key] = (probability, number)
        mentions = []
        for probability, number in best.values():
            it = self.scene.candidates[number]
            words = self.scene.page.text[it.start : it.end]
            mention = Mention("name", words, words, it.start, it.end, "list", "candidate")
            mentions.append(mention._replace(confidence=probability).reject("unlikely_partner"))
        return sorted(mentions, key=lambda it: (it.start, it.end))

    def probability_of(self, sections: list[Section]) -> float:
        """The best probability of the candidates that these sections name, wherever they stand."""
        spans = [section.place.name for section in sections]
        keys = {bare_key(self.scene.page.flat[slice(*span)]) for span in spans}
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


def are_kin(one: str, other: str) -> bool:
    """Is it one name, or one within the other ("Old Quarter of Graz")?"""
    if one == other:
        return True
    return min(len(one), len(other)) >= _SHORTEST_KIN and (one in other or other in one)


def _overlaps(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def judge_page(page: Page, scorer: Scorer) -> Judged:
    """All candidates of a page with their probabilities."""
    scene = make_scene(page)
    hosts = scorer.score_hosts(scene)
    return Judged(scene, tuple(scorer.score_partners(scene, hosts)), hosts)
