"""Judge a page's candidates, and find the sections of those that may be partners."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from pipeline.model import Mention, Page, Section, Span
from pipeline.partners.page_host import find_host
from pipeline.partners.parts import leave_out_regions
from pipeline.partners.pick import pick_mentions
from pipeline.partners.scene import Scene, bare_key, make_scene
from pipeline.partners.scorer import Judge, Scores
from pipeline.partners.sections import make_sections
from pipeline.partners.thresholds import CLEAR_HOST, LIKELY, REVIEW, SHOWN


@dataclass(frozen=True)
class Judged:
    """A page's scene, how likely each candidate is a partner, and each name the host."""

    scene: Scene
    scores: tuple[Scores, ...]
    hosts: dict[str, float]

    def list_sections(self) -> list[Section]:
        """The sections of all candidates that may be partners."""
        owners = self.scene.pairs.owners
        here = {
            n: score.here
            for n, score in enumerate(self.scores)
            if score.here >= LIKELY and n not in owners
        }
        likely = leave_out_regions(self.scene, list(here), here)
        return make_sections(self.scene.with_likely(likely), pick_mentions(self.scene, self.scores))

    def list_likely_names(self) -> set[str]:
        """The names that, where they stand, are likelier a partner's than not."""
        flat = self.scene.page.flat
        pairs = zip(self.scene.candidates, self.scores, strict=True)
        return {flat[it.start : it.end] for it, score in pairs if score.here >= REVIEW}

    def find_host(self, least: float = CLEAR_HOST) -> Mention | None:
        """The page's own city, at least this likely: as a mention of ``host``."""
        return find_host(self.scene, self.hosts, least)

    def list_rejected(self, named: set[str]) -> list[Mention]:
        """What came near: the best mention of each name below the threshold, none of ``named``."""
        best: dict[str, tuple[float, int]] = {}
        for number, (key, score) in enumerate(zip(self.scene.keys, self.scores, strict=True)):
            probability = score.partner
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
        named = [self._best_of_names.get(key, 0.0) for key in keys]
        return max([*named, *map(self._find_best_within, spans)], default=0.0)

    @cached_property
    def _best_of_names(self) -> dict[str, float]:
        """The best probability of each name."""
        best: dict[str, float] = {}
        for key, score in zip(self.scene.keys, self.scores, strict=True):
            best[key] = max(best.get(key, 0.0), score.partner)
        return best

    @cached_property
    def _in_order(self) -> list[tuple[int, int, float]]:
        """Start, end and probability of all candidates, in order of the page."""
        pairs = zip(self.scene.candidates, self.scores, strict=True)
        return sorted((it.start, it.end, score.partner) for it, score in pairs)

    @cached_property
    def _longest(self) -> int:
        return max((end - start for start, end, _ in self._in_order), default=0)

    def _find_best_within(self, span: Span) -> float:
        """The best probability of the candidates that a stretch touches."""
        first = bisect_left(self._in_order, (span.start - self._longest,))
        last = bisect_left(self._in_order, (span.end,))
        touching = (score for _, end, score in self._in_order[first:last] if end > span.start)
        return max(touching, default=0.0)


def judge_page(page: Page, scorer: Judge) -> Judged:
    """All candidates of a page with their probabilities."""
    scene = make_scene(page)
    hosts = scorer.score_hosts(scene)
    return Judged(scene, tuple(scorer.score_partners(scene, hosts)), hosts)
