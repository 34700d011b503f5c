"""Whose page is it? Every name on the page is asked; the evidence is scored like a partner's.

The address, the title, set phrases ("X's sister cities", "welcome to X", "X has three twin
towns"), the country of the address's domain and the sentences on partnership that name a
place speak for it; a country of its own beside it, in a list, speaks against.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.languages import field_pattern, field_words
from pipeline.partners.address import address_country, address_key, address_labels, address_names
from pipeline.partners.common import common_words
from pipeline.partners.scene import Scene, bare_key
from pipeline.partners.words import Candidate
from pipeline.places.names import Named, find_named, script_key

_SHORTEST = 4
_HEADS = 3
_MOST = 10
_REACH = 120
_LAST = 20
_POSSESSIVE = re.compile(r"(?:'s|’s|s'|s’)?\s?")
_OWN = re.compile(r"['’]s|s['’](?=\s)")
_CITY = r"(?:the )?(?:city of )?"
_BETWEEN = rf"WORDS\s{_CITY}$"
_BEHIND_CUE = r"\W{0,3}(?:OF|WORDS)?\s?" + _CITY


class _Signs(NamedTuple):
    """What the page's address and heads say, made once."""

    domain: str
    path: str
    labels: tuple[str, ...]
    country: str
    title: str
    heads: str
    places: frozenset[int | None]


def describe_hosts(scene: Scene) -> dict[str, dict[str, float]]:
    """For the key of each candidate, and of each name in the domain, the evidence for the host."""
    by_key: dict[str, list[Candidate]] = {}
    for key, it in zip(scene.keys, scene.candidates, strict=True):
        by_key.setdefault(key, []).append(it)
    in_domain = {
        bare_key(name): _main_place(find_named(name)) for name in address_names(scene.page)
    }
    on_page = {_main_place(here[0].named) for here in by_key.values()}
    for key, place in in_domain.items():
        # A name in other letters on the page is asked instead: 横浜市 on city.yokohama.lg.jp.
        if place not in on_page:
            by_key.setdefault(key, [])
    signs = _read_signs(scene, frozenset(in_domain.values()))
    ranks = _rank_in_cues(scene)
    return {
        key: _of_page(key, here, signs)
        | _of_mentions(scene, here)
        | {"host_rank_in_cues": ranks.get(key, _LAST)}
        for key, here in by_key.items()
    }


def _main_place(named: tuple[Named, ...]) -> int | None:
    return named[0].geonames_id if named else None


def _read_signs(scene: Scene, places: frozenset[int | None]) -> _Signs:
    page = scene.page
    blocks = [block for block in page.blocks if block.kind in ("title", "heading")][:_HEADS]
    heads = [script_key(page.flat[b.start : b.end]) for b in (*blocks, *page.blocks[:2])]
    domain, _, path = address_key(page).partition("/")
    labels = tuple(script_key(label) for label in address_labels(page))
    title = heads[0] if heads else ""
    return _Signs(domain, path, labels, address_country(page), title, "\n".join(heads), places)


def _rank_in_cues(scene: Scene) -> dict[str, int]:
    """The order in which keys first stand in a sentence with a cue; the first ``_LAST`` of them."""
    found: dict[str, int] = {}
    for key, it in zip(scene.keys, scene.candidates, strict=True):
        if key not in found and scene.cues.strong_within(*scene.sentence_of(it)):
            found[key] = len(found)
            if len(found) == _LAST:
                break
    return found


def _of_page(key: str, here: Sequence[Candidate], signs: _Signs) -> dict[str, float]:
    named: tuple[Named, ...] = here[0].named if here else find_named(key)
    codes = {place.country_code for place in named}
    holds = [len(key) / len(label) for label in signs.labels if key in label]
    long = len(key) >= _SHORTEST
    there = bool(named) and _main_place(named) in signs.places
    return {
        "host_in_domain": there or (long and key in signs.domain),
        "host_share_of_label": float(there) or (max(holds, default=0.0) if long else 0.0),
        "host_in_path": long and key in signs.path,
        "host_in_title": len(key) >= 2 and key in signs.title,
        "host_in_heads": len(key) >= 2 and key in signs.heads,
        "host_domain_country": bool(signs.country) and signs.country in codes,
        "host_other_domain": bool(signs.country) and bool(codes) and signs.country not in codes,
        "host_persons": max((place.magnitude for place in named), default=0.0),
        "host_countries": min(len(codes), 20),
        "host_only_state": bool(named) and all(place.rank == "upper" for place in named),
        "host_unknown": not named,
        "host_letters": min(len(key), 20),
        "host_common_word": key in common_words(),
    }


def _of_mentions(scene: Scene, every: Sequence[Candidate]) -> dict[str, float]:
    flat, cues, here = scene.page.flat, scene.cues, every[:_MOST]
    before_one = field_pattern("names", "between", cues.codes, _BETWEEN)
    of = field_words("names", "of", cues.codes)
    after_cue = field_pattern("names", "at", cues.codes, _BEHIND_CUE.replace("OF", of))
    follows = said = spoken = listed = between = own = subject = behind = possessive = 0
    for it in here:
        unit, sentence = scene.units[it.unit], scene.sentence_of(it)
        mark = _POSSESSIVE.match(flat, it.end)
        at = mark.end() if mark else it.end
        strong = cues.strong_within(*sentence)
        follows += any(cue.start - at <= 12 for cue in cues.strong_within(at, at + 60))
        said += _has_host_word(scene, it)
        spoken += bool(strong) and unit.prose
        possessive += bool(_OWN.match(flat, it.end)) and bool(strong)
        between += bool(before_one.search(flat, max(0, it.start - 24), it.start))
        subject += _leads_to_cue(scene, it)
        behind += any(
            after_cue.fullmatch(flat, cue.end, it.start)
            for cue in strong
            if cue.end <= it.start <= cue.end + 30
        )
        listed += not unit.prose and it.start - unit.start <= 4
        own += any(0 <= c.start - it.end <= 4 for c in scene.countries[it.unit])
    count = max(1, len(here))
    first = here[0] if here else None
    return {
        "host_cue_follows": min(follows, 4),
        "host_word_before": min(said, 4),
        "host_in_cue_sentences": min(spoken, 6),
        "host_possessive": min(possessive, 3),
        "host_between": min(between, 2),
        "host_leads_to_cue": min(subject, 4),
        "host_behind_cue": min(behind, 3),
        "host_listed": listed / count,
        "host_own_country": own / count,
        "host_times": min(len(every), _MOST),
        "host_is_country": first is not None
        and any(c.start <= first.start and first.end <= c.end for c in scene.countries[first.unit]),
    }


def _has_host_word(scene: Scene, it: Candidate) -> bool:
    found = scene.cues.within("host_words", max(0, it.start - 40), it.start)
    return any(span.end >= it.start - 4 for span in found)


def _leads_to_cue(scene: Scene, it: Candidate) -> bool:
    """Does a cue follow in the sentence, with no other place in between?"""
    sentence = scene.sentence_of(it)
    cues = scene.cues.strong_within(it.end, min(sentence.end, it.end + _REACH))
    if not cues:
        return False
    kin = scene.by_unit[it.unit]
    return not any(it.end <= other.start < cues[0].start for other in kin)
