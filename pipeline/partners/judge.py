"""Judge a page's candidates, and find the sections of those that may be partners."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from pipeline.model import Mention, Page, Section, Span
from pipeline.partners.address import address_key, address_names
from pipeline.partners.pair_rows import is_city
from pipeline.partners.parts import leave_out_regions
from pipeline.partners.scene import Scene, bare_key, make_scene
from pipeline.partners.scorer import Judge, Scores
from pipeline.partners.sections import make_sections
from pipeline.places.declined import to_nominative
from pipeline.places.kinds import split_kind
from pipeline.places.names import script_key

KEEP = 0.95
"""At or above this probability a partner stands without a mark for review."""

REVIEW, REVIEW_ELSEWHERE = 0.5, 0.3
"""At or above this one it stands, marked; below it is a rejected candidate.

The scorer has seen few pages that are not English and is less sure of them: there the second
one holds. By cross-validation it gives the better balance of rows found and rows wrong."""

CLEAR_HOST = 0.5
"""The least probability at which the host's model is believed before set phrases."""

LIKELY_HOST = 0.1
"""The same where no set phrase names a host; below ``HOST_KEEP`` its rows are marked."""

NEAR_BEST = 0.3
"""Of a partner's mentions those count that are at least this share as likely as the best one."""

SIMILAR = 85
"""Names of which at least so much is alike, in percent, are one name with a slip in it."""

SHORTEST_SLIP = 6

LIKELY = 0.2
"""Where a candidate is as likely as this, the text of the one before it ends."""

HOST_KEEP = 0.3
"""Below this probability of its host all rows of a page are marked for review."""

SHOWN = 0.2
"""Candidates with less are not shown among the rejected: there are hundreds on a page."""


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
        return make_sections(self.scene.with_likely(likely), self._pick_mentions())

    def _pick_mentions(self) -> dict[int, float]:
        """The candidates that speak of a partner, where they stand.

        A partner's name may stand in many places that say nothing of the partnership, a list
        of sources or a game that was lost there: the best one counts, and those near it.
        """
        best: dict[str, float] = {}
        english = self.scene.language in ("en", None)
        least = REVIEW if english else REVIEW_ELSEWHERE
        likely = [
            n
            for n, score in enumerate(self.scores)
            if score.partner >= least and n not in self.scene.pairs.owners
        ]
        likely += self._pick_of_pairs(likely)
        for n in likely:
            key = self.scene.keys[n]
            best[key] = max(best.get(key, 0.0), self.scores[n].here)
        slips = {n: REVIEW for n in range(len(self.scores)) if self._is_slip(n, best)}
        return slips | {
            n: self.scores[n].partner
            for n in likely
            if self.scores[n].here >= NEAR_BEST * best[self.scene.keys[n]] or self._opens_text(n)
        }

    def _pick_of_pairs(self, kept: Sequence[int]) -> list[int]:
        """In a list of pairs each row has a partner: the likeliest, where none is likely enough.

        It stands marked, as its probability is what it is.
        """
        scene, pairs = self.scene, self.scene.pairs
        if not pairs.in_rows or not scene.cues.strong:
            return []
        rows: dict[Span, list[int]] = {}
        for n in pairs.owner_of:
            rows.setdefault(scene.units[scene.candidates[n].unit].line, []).append(n)
        found = []
        for numbers in rows.values():
            if set(kept).isdisjoint(numbers):
                abroad = [n for n in numbers if self._is_city_abroad(n)]
                found += sorted(abroad, key=lambda n: (-self.scores[n].here, n))[:1]
        return found

    def _is_city_abroad(self, number: int) -> bool:
        it = self.scene.candidates[number]
        codes = {place.country_code for place in it.named}
        return self.scene.pairs.country not in codes and is_city(self.scene.page.flat, it)

    def _is_slip(self, number: int, kept: Mapping[str, float]) -> bool:
        """Is it a partner's name with a slip ("Yokohamma"), which no gazetteer knows?"""
        it, key = self.scene.candidates[number], self.scene.keys[number]
        if it.named or key in kept or len(key) < SHORTEST_SLIP:
            return False
        return any(fuzz.ratio(key, other, score_cutoff=SIMILAR) for other in kept)

    def _opens_text(self, number: int) -> bool:
        """``Leiden is the third largest …``: a paragraph that begins with the name is about it."""
        it = self.scene.candidates[number]
        unit = self.scene.units[it.unit]
        return unit.prose and it.start == unit.start and self.scores[number].here >= LIKELY

    def list_likely_names(self) -> set[str]:
        """The names that, where they stand, are likelier a partner's than not."""
        flat = self.scene.page.flat
        pairs = zip(self.scene.candidates, self.scores, strict=True)
        return {flat[it.start : it.end] for it, score in pairs if score.here >= REVIEW}

    def find_host(self, least: float = CLEAR_HOST) -> Mention | None:
        """The page's own city, at least this likely: as a mention of ``host``."""
        key = max(sorted(self.hosts), key=lambda it: self.hosts[it], default=None)
        if key is None or self.hosts[key] < least:
            return None
        probability = self.hosts[key]
        key = self._find_whole(key)
        clear = Mention("host", "", "", -1, -1, "address", "host-model", confidence=probability)
        for it, other in zip(self.scene.candidates, self.scene.keys, strict=True):
            if other == key:
                words = self.scene.page.text[it.start : it.end]
                # As addresses and names of files write it: "Ho_Chi_Minh_City".
                said = words.replace("_", " ")
                bare = to_nominative(split_kind(said)[0] or said, self.scene.cues.codes)
                return clear._replace(
                    value=bare, words=words, start=it.start, end=it.end, source="phrase"
                )
        for name in address_names(self.scene.page):
            if bare_key(name) == key:
                return clear._replace(value=name.title(), words=name)
        return None

    def _find_whole(self, key: str) -> str:
        """``Stockton on Tees``, where the title or the address says so, and it is short elsewhere."""
        page = self.scene.page
        heads = [it for it in page.blocks if it.kind in ("title", "heading")][:1]
        said = [script_key(page.flat[it.start : it.end]) for it in heads] + [address_key(page)]
        wholes = {
            whole
            for whole, it in zip(self.scene.keys, self.scene.candidates, strict=True)
            if it.named and len(whole) > len(key) and whole.startswith(key)
            if any(whole in words for words in said)
        }
        return max(sorted(wholes), key=len, default=key)

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
