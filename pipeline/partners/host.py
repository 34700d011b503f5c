"""Whose page is it? Every name on the page is asked; the evidence is scored like a partner's.

The address, the title, set phrases ("X's sister cities", "welcome to X"), the country of the
address's domain and the sentences on partnership that name a place speak for it; a country of
its own beside it, in a list, speaks against.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pipeline.model import Page
from pipeline.places.names import script_key
from pipeline.places.rows import country_codes

if TYPE_CHECKING:
    from pipeline.partners.features import Scene

_SHORTEST = 4
_HEADS = 3
_MOST = 10
_POSSESSIVE = re.compile(r"(?:'s|s')?\s?")
_BETWEEN = re.compile(r"(?i)\b(?:between|zwischen|entre|tra|tussen|między|mezi|между)\s(?:the\s)?(?:city of\s)?$")


def address_key(page: Page) -> str:
    """The letters of the address's host, a slash, and those of its path."""
    try:
        parts = urlsplit(page.url or "")
    except ValueError:
        return ""
    keys = (script_key(parts.netloc), script_key(parts.path + " " + parts.query))
    return "/".join("".join(char for char in key if char.isalpha()) for key in keys)


def address_country(page: Page) -> str:
    """The alpha-2 code of the country whose domain the address has; empty if none."""
    try:
        host = urlsplit(page.url or "").hostname or ""
    except ValueError:
        return ""
    last = host.rpartition(".")[2].upper()
    if last in ("GOV", "US", "MIL"):
        return "US"
    last = {"UK": "GB"}.get(last, last)
    return last if last in country_codes() else ""


def head_keys(page: Page) -> str:
    """The keys of the title, of the first headings and of the first lines, a line each."""
    heads = [block for block in page.blocks if block.kind in ("title", "heading")][:_HEADS]
    return "\n".join(script_key(page.flat[b.start : b.end]) for b in (*heads, *page.blocks[:2]))


def describe_hosts(scene: Scene) -> dict[str, dict[str, float]]:
    """For the key of each candidate the evidence that it is the page's host."""
    by_key: dict[str, list[int]] = {}
    for number, key in enumerate(scene.keys):
        by_key.setdefault(key, []).append(number)
    address, heads = address_key(scene.page), head_keys(scene.page)
    country = address_country(scene.page)
    first = {key: at for at, key in enumerate(by_key)}
    return {
        key: _describe(scene, key, numbers, address, heads, country) | {"host_rank": min(first[key], 30)}
        for key, numbers in by_key.items()
    }


def _describe(
    scene: Scene, key: str, numbers: Sequence[int], address: str, heads: str, country: str
) -> dict[str, float]:
    flat, cues = scene.page.flat, scene.cues
    here = [scene.candidates[number] for number in numbers[:_MOST]]
    named = here[0].named
    follows = said = spoken = listed = between = own = 0
    for it in here:
        unit = scene.units[it.unit]
        behind = _POSSESSIVE.match(flat, it.end)
        at = behind.end() if behind else it.end
        follows += any(cue.start - at <= 12 for cue in cues.strong_within(at, at + 60))
        said += any(span.end >= it.start - 4 for span in cues.within("host_words", max(0, it.start - 40), it.start))
        sentence = scene.sentence_of(it)
        spoken += bool(cues.strong_within(*sentence)) and unit.prose
        between += bool(_BETWEEN.search(flat, max(0, it.start - 24), it.start))
        listed += not unit.prose and it.start - unit.start <= 4
        own += any(0 <= c.start - it.end <= 4 for c in scene.countries[it.unit])
    hint = script_key(scene.page.host_hint or "")
    return {
        "host_said": bool(hint) and (hint == key or hint.startswith(key) and len(key) > _SHORTEST),
        "host_in_domain": len(key) >= _SHORTEST and key in address.partition("/")[0],
        "host_in_path": len(key) >= _SHORTEST and key in address.partition("/")[2],
        "host_in_title": len(key) >= 2 and key in heads.partition("\n")[0],
        "host_in_heads": len(key) >= 2 and key in heads,
        "host_cue_follows": min(follows, 4),
        "host_word_before": min(said, 4),
        "host_in_cue_sentences": min(spoken, 6),
        "host_between": min(between, 2),
        "host_listed": listed / len(here),
        "host_own_country": own / len(here),
        "host_times": min(len(numbers), _MOST),
        "host_domain_country": bool(country) and any(place.country_code == country for place in named),
        "host_other_domain": bool(country) and bool(named) and all(place.country_code != country for place in named),
        "host_persons": max((place.magnitude for place in named), default=0.0),
        "host_only_state": bool(named) and all(place.rank == "upper" for place in named),
        "host_unknown": not named,
        "host_is_country": any(c.start <= here[0].start and here[0].end <= c.end for c in scene.countries[here[0].unit]),
        "host_letters": min(len(key), 20),
    }
