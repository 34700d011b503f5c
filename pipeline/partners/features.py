"""What the scorer is told of a candidate: named, local, in the words of the field.

Every feature speaks of the candidate's own words, its sentence or unit, the lines around it
or what stands over it; none counts over the whole page, so that a paragraph about something
else, wherever it stands, changes no decision.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.model import Page, Span
from pipeline.partners.candidates import Candidate
from pipeline.partners.context import Above, look_above
from pipeline.partners.cues import Cues
from pipeline.partners.common import common_words
from pipeline.partners.runs import Run, explain_share, find_runs
from pipeline.partners.units import Unit
from pipeline.places.country_names import Country, countries_within
from pipeline.places.names import script_key

_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|20[0-3]\d)(?!\d)")
_DIGITS = re.compile(r"\d+")
_FAR = 60
_NEAR = 30
_CAP = 300
_REACH = 5
_SHORTEST_KIN = 4
_IN = re.compile(r"(?i)\b(?:in|near|at|from|bei|aus|à|en|dans|w|z|в|из)\s$")
_WITH = re.compile(r"(?i)(?:\b(?:with|and|between|mit|und|avec|et|con|y|e|com|met|en|i|z|a|s|с|и|ile|ve)\s|[,、，和与與및과와]\s?)$")
_OF = re.compile(r"(?i)\b(?:of|de|di|do|da|von|van|der)\s$")
_LEAD = re.compile(r"(?:^|\n)\W*(?:\d{1,3}[.)]?|no\.? ?\d+)\W*$", re.IGNORECASE)


class Scene(NamedTuple):
    """A page with all that its candidates are judged by."""

    page: Page
    units: tuple[Unit, ...]
    candidates: list[Candidate]
    by_unit: list[list[Candidate]]
    countries: list[list[Country]]
    above: list[Above]
    cues: Cues
    keys: list[str]
    runs: list[Run]
    language: str | None = None

    def sentence_of(self, it: Candidate) -> Span:
        """The sentence that names the candidate; the whole unit outside running text."""
        unit = self.units[it.unit]
        for sentence in unit.sentences:
            if sentence.start <= it.start < sentence.end:
                return sentence
        return Span(unit.start, unit.end)


def set_scene(
    page: Page,
    units: tuple[Unit, ...],
    candidates: list[Candidate],
    cues: Cues,
    language: str | None,
) -> Scene:
    """Gather what the features read."""
    by_unit: list[list[Candidate]] = [[] for _ in units]
    for candidate in candidates:
        by_unit[candidate.unit].append(candidate)
    countries = [countries_within(page.flat, unit.start, unit.end) for unit in units]
    above = look_above(page.flat, units, by_unit, countries, cues)
    keys = [script_key(page.flat[it.start : it.end]) for it in candidates]
    return Scene(page, units, candidates, by_unit, countries, above, cues, keys, find_runs(page.flat, by_unit, countries), language)


def describe(scene: Scene, hosts: Mapping[str, float]) -> list[dict[str, float]]:
    """The features of each candidate, by name; ``hosts`` has each key's probability of the host."""
    return [
        _describe(scene, it) | _of_enumeration(scene, it, run) | judge_host(key, hosts)
        for key, it, run in zip(scene.keys, scene.candidates, scene.runs, strict=True)
    ]


def _of_enumeration(scene: Scene, it: Candidate, run: Run) -> dict[str, float]:
    sentence = scene.sentence_of(it)
    lead = scene.cues.strong_within(sentence.start, run.start)
    return {
        "enumerated": min(run.count, 15),
        "first_of_run": it.start == run.start,
        "cue_leads_run": bool(lead),
        "cue_near_run": bool(lead) and run.start - lead[-1].end <= _FAR,
        "colon_before_run": scene.page.flat[max(0, run.start - 3) : run.start].rstrip()[-1:] in (":", "："),
    }


def judge_host(key: str, hosts: Mapping[str, float]) -> dict[str, float]:
    """What the host's model says of a name: its own probability, and that of a longer or shorter one."""
    best = max(hosts.values(), default=0.0)
    mine = hosts.get(key, 0.0)
    kin = (hosts[other] for other in hosts if other != key and _is_within(other, key))
    return {
        "host_probability": mine,
        "is_best_host": mine > 0 and mine == best,
        "host_within": max(kin, default=0.0),
    }


def _is_within(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST_KIN and (one in other or other in one)


def _describe(scene: Scene, it: Candidate) -> dict[str, float]:
    unit = scene.units[it.unit]
    flat = scene.page.flat
    found: dict[str, float] = {}
    found |= _of_place(flat, it)
    found |= _of_unit(scene, it, unit)
    found |= _of_country(scene, it, unit)
    found |= _of_cues(scene, it, unit)
    found |= _of_words_around(scene, it, unit)
    found |= _of_dates(scene, it, unit)
    found |= _of_run(scene, it, unit)
    return found


def _of_place(flat: str, it: Candidate) -> dict[str, float]:
    words = flat[it.start : it.end]
    return {
        "persons": max((place.magnitude for place in it.named), default=0.0),
        "countries_of_name": min(len({place.country_code for place in it.named}), 20),
        "main_name": any(place.own for place in it.named),
        "unknown_place": not it.named,
        "state_or_province": any(place.rank == "upper" for place in it.named),
        "only_state": bool(it.named) and all(place.rank == "upper" for place in it.named),
        "county_or_district": any(place.rank == "lower" for place in it.named),
        "words": words.count(" ") + 1,
        "letters": min(len(words), 40),
        "capitals": words.isupper() and len(words) > 3,
        "proposed_by_line": it.source == "line",
        "signs": words[:1] > "\u2e80",
        "common_word": all(word in common_words() for word in words.lower().split()),
    }


def _of_unit(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    covered = sum(other.end - other.start for other in scene.by_unit[it.unit])
    letters = max(1, unit.end - unit.start)
    return {
        "heading": unit.kind == "heading",
        "item": unit.kind == "item",
        "cell": unit.kind == "cell",
        "title": unit.kind == "title",
        "prose": unit.prose,
        "column": unit.column,
        "unit_length": min(letters, _CAP),
        "from_start": min(it.start - unit.start, _FAR),
        "to_end": min(unit.end - it.end, _FAR),
        "share_of_unit": (it.end - it.start) / letters,
        "share_of_places": min(covered / letters, 1.0),
        "share_explained": explain_share(scene.page.flat, unit, scene.by_unit[it.unit], scene.countries[it.unit]),
        "order_in_unit": min(it.order, 20),
        "candidates_in_unit": min(len(scene.by_unit[it.unit]), 30),
    }


def _of_country(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    codes = {place.country_code for place in it.named}
    others = [c for c in scene.countries[it.unit] if c.end <= it.start or it.end <= c.start]
    own = [c for c in others if c.code in codes or not codes]
    near = [unit.index - 1, unit.index + 1]
    around = [scene.countries[n] if 0 <= n < len(scene.units) and not scene.units[n].prose else [] for n in near]
    row = unit.line if unit.kind == "cell" else None
    in_row = countries_within(scene.page.flat, *row) if row else []
    above = scene.above[it.unit]
    return {
        "is_country": any(c.start <= it.start and it.end <= c.end for c in scene.countries[it.unit]),
        "country_after": min((c.start - it.end for c in own if c.start >= it.end), default=_FAR),
        "country_before": min((it.start - c.end for c in own if c.end <= it.start), default=_FAR),
        "known_there": any(c.code in codes for c in others),
        "country_in_unit": min(len(others), 10),
        "country_line_before": any(c.code in codes or not codes for c in around[0]),
        "country_line_after": any(c.code in codes or not codes for c in around[1]),
        "country_in_row": any(c.code in codes or not codes for c in in_row),
        "country_above": bool(above.country) and (above.country in codes or not codes),
    }


def _of_cues(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    cues, above = scene.cues, scene.above[it.unit]
    sentence = scene.sentence_of(it)
    strong = cues.strong_within(*sentence)
    gaps = [max(it.start - cue.end, cue.start - it.end, 0) for cue in strong]
    return {
        "cue_in_sentence": bool(strong),
        "cue_before_in_sentence": any(cue.end <= it.start for cue in strong),
        "cue_distance": min(gaps, default=_CAP),
        "cue_in_unit": bool(cues.strong_within(unit.start, unit.end)),
        "weak_cue_in_sentence": bool(cues.within("partnership_weak", *sentence)),
        "denied_in_sentence": bool(cues.within("denied", *sentence)),
        "seeking_in_sentence": bool(cues.within("seeking", *sentence)),
        "event_in_sentence": bool(cues.within("event_formal", *sentence)),
        "other_event_in_sentence": bool(cues.within("event_other", *sentence)),
        "cue_above": above.cue,
        "cue_above_is_heading": above.heading,
        "cue_above_opens": above.opens,
        "prose_since_cue": min(above.prose, 10),
        "headings_since_cue": min(above.heads, 10),
        "places_since_cue": min(above.places, 20),
        "other_list_above": above.other,
        "cue_in_address": cues.in_address,
        "cue_in_title": cues.in_title,
    }


def _of_words_around(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    flat, cues = scene.page.flat, scene.cues
    before, after = flat[max(unit.start, it.start - 24) : it.start], flat[it.end : min(unit.end, it.end + 24)]
    kin = scene.by_unit[it.unit]
    previous, following = it.order and kin[it.order - 1], it.order + 1 < len(kin) and kin[it.order + 1]
    return {
        "in_before": bool(_IN.search(before)),
        "with_before": bool(_WITH.search(before)),
        "of_before": bool(_OF.search(before)),
        "number_before": bool(_LEAD.search(flat[max(unit.start - 6, it.start - 8, 0) : it.start])),
        "comma_after": after.lstrip()[:1] in (",", "，", "、") and bool(after.strip()),
        "bracket_after": after.lstrip()[:1] in ("(", "（", "["),
        "dash_after": after.lstrip()[:1] in ("-", ":", "|", "："),
        "bracket_before": before.rstrip()[-1:] in ("(", "（", "["),
        "possessive_after": after[:2] in ("'s", "s'") ,
        "institution_after": bool(cues.within("institution_after", it.end, min(unit.end, it.end + 24))) and _touches_word(flat, it.end, cues.within("institution_after", it.end, min(unit.end, it.end + 30))),
        "institution_before": any(span.end >= it.start - 6 for span in cues.within("institution_before", max(unit.start, it.start - 30), it.start)),
        "after_place_and_comma": bool(previous) and _is_comma(flat[previous.end : it.start]),
        "before_place_and_comma": bool(following) and _is_comma(flat[it.end : following.start]),
        "small_word_after": after[:1] == " " and after[1:2].islower(),
    }


def _touches_word(flat: str, end: int, spans: list[Span]) -> bool:
    return any(span.start - end <= 2 for span in spans)


def _is_comma(gap: str) -> bool:
    return gap.strip() in (",", "(", "，", "/", "-") and len(gap) <= 3


def _of_dates(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    flat = scene.page.flat
    after = _YEAR.search(flat, it.end, min(unit.end, it.end + _FAR))
    before = _YEAR.search(flat, max(unit.start, it.start - _NEAR), it.start)
    row = unit.line if unit.kind == "cell" else None
    below = [scene.units[n] for n in range(unit.index + 1, min(unit.index + 4, len(scene.units)))]
    return {
        "year_after": after.start() - it.end if after else _FAR,
        "year_before": before is not None,
        "year_in_row": bool(row and _YEAR.search(flat, *row)),
        "year_in_lines_below": any(not u.prose and _YEAR.search(flat, u.start, u.end) for u in below),
        "numbers_in_unit": min(len(_DIGITS.findall(flat, unit.start, unit.end)), 10),
    }


def _of_run(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    """How many of the nearest units that name places look like this one."""
    kin = _neighbours(scene, unit)
    if not kin:
        return {"alike_around": 0.0, "starts_around": 0.0, "countries_around": 0.0, "explained_around": 0.0, "years_around": 0.0}
    offset = it.start - unit.start
    firsts = [scene.by_unit[u.index][0].start - u.start for u in kin]
    alike = [u.kind == unit.kind and abs(first - offset) <= 4 and not u.prose for u, first in zip(kin, firsts, strict=True)]
    return {
        "alike_around": sum(alike) / len(kin),
        "starts_around": sum(first <= 4 for first in firsts) / len(kin),
        "countries_around": sum(bool(scene.countries[u.index]) for u in kin) / len(kin),
        "explained_around": sum(
            explain_share(scene.page.flat, u, scene.by_unit[u.index], scene.countries[u.index]) for u in kin
        )
        / len(kin),
        "years_around": sum(bool(_YEAR.search(scene.page.flat, u.start, u.end)) for u in kin) / len(kin),
    }


def _neighbours(scene: Scene, unit: Unit) -> list[Unit]:
    """The nearest units above and below that name candidates; in a table those of the column."""
    found = []
    for step in (-1, 1):
        at, left, reach = unit.index + step, _REACH, 0
        while 0 <= at < len(scene.units) and left and reach < 8 * _REACH:
            other = scene.units[at]
            if scene.by_unit[at] and (unit.kind != "cell" or other.column == unit.column):
                found.append(other)
                left -= 1
            at += step
            reach += 1
    return found

