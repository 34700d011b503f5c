"""What a candidate is told of the page's host: is it this name, a part of it, or its country?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.partners.address import address_country
from pipeline.partners.scene import Scene
from pipeline.places.country_names import countries_within
from pipeline.places.names import Named

_NEAR = 30
_SHORTEST_KIN = 4
_LEAST = 0.01


Kin = Mapping[str, Sequence[str]]
"""For a key the others that are a part of it, or of which it is one."""


class HostView(NamedTuple):
    """What is asked of a candidate when the hosts are known.

    ``key`` is its name's; ``sizes`` has for each country of the places of that name, the usual
    place's first, about how many persons live in them; ``said`` is the country said beside it.
    """

    key: str
    sizes: Mapping[str, float]
    said: str


def weigh_countries(
    views: Sequence[HostView], hosts: Mapping[str, float], country: str
) -> dict[str, float]:
    """For each country how likely the host lies in it; ``country`` is the page's, as far
    as its address or its lists say it, or empty."""
    found: dict[str, float] = {country: 1.0} if country else {}
    seen = set()
    for view in views:
        weight = hosts.get(view.key, 0.0)
        if weight < 0.02 or view.key in seen or not view.sizes:
            continue
        seen.add(view.key)
        total = sum(view.sizes.values())
        for code, size in view.sizes.items():
            found[code] = found.get(code, 0.0) + weight * size / total
    total = sum(found.values())
    return {code: weight / total for code, weight in found.items()} if total else {}


def home_country(scene: Scene) -> str:
    """The alpha-2 code that the page's list of pairs or its address gives for its cities."""
    return scene.pairs.country or address_country(scene.page)


def measure_countries(named: Sequence[Named]) -> dict[str, float]:
    """For each country of these places about how many persons live in them, in their order."""
    sizes: dict[str, float] = {}
    for place in named:
        size = 10 ** max(place.magnitude, 3.0 if place.own else 2.0)
        sizes[place.country_code] = sizes.get(place.country_code, 0.0) + size
    return sizes


def view_host(scene: Scene, number: int) -> HostView:
    """What is asked of a candidate once the hosts are known."""
    it = scene.candidates[number]
    unit = scene.units[it.unit]
    near = [c for c in scene.countries[it.unit] if 0 <= c.start - it.end <= _NEAR]
    if not near and unit.kind == "cell":
        near = countries_within(scene.page.flat, *unit.line)
    for step in (1, -1):
        at = it.unit + step
        if not near and 0 <= at < len(scene.units) and not scene.units[at].prose and not unit.prose:
            near = scene.countries[at]
    said = near[0].code if near else scene.above[it.unit].country
    return HostView(scene.keys[number], measure_countries(it.named), said)


def judge_hosts(
    views: Sequence[HostView], hosts: Mapping[str, float], country: str, kin: Kin | None = None
) -> list[dict[str, float]]:
    """What the host's model says of each name, of a longer or shorter one, and of its country.

    ``kin`` is given where the keys are numbers instead of words.
    """
    best = max(hosts.values(), default=0.0)
    weights = weigh_countries(views, hosts, country)
    likely = {key: found for key, found in hosts.items() if found > _LEAST}
    if kin is None:
        kin = find_kin((view.key for view in views), likely)
    found = []
    for view in views:
        mine = hosts.get(view.key, 0.0)
        found.append(
            {
                "host_probability": mine,
                "is_best_host": mine > 0 and mine == best,
                "host_within": max((likely.get(key, 0.0) for key in kin[view.key]), default=0.0),
                "in_host_country": max((weights.get(c, 0.0) for c in view.sizes), default=0.0),
                "main_in_host_country": weights.get(next(iter(view.sizes), ""), 0.0),
                "host_country_said": weights.get(view.said, 0.0) if view.said else -1.0,
            }
        )
    return found


def find_kin(keys: Iterable[str], others: Iterable[str]) -> dict[str, list[str]]:
    """For each of ``keys`` those of ``others`` that are a part of it, or of which it is one."""
    others = list(others)
    return {
        key: [it for it in others if it != key and _is_within(it, key)]
        for key in dict.fromkeys(keys)
    }


def _is_within(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST_KIN and (one in other or other in one)
