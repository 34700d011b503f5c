"""What a candidate is told of the page's host: is it this name, a part of it, or its country?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.partners.scene import Scene
from pipeline.places.country_names import countries_within
from pipeline.places.names import Named

_NEAR = 30
_SHORTEST_KIN = 4
_LEAST = 0.01


class HostView(NamedTuple):
    """What is asked of a candidate when the hosts are known: its key, its places, a said country."""

    key: str
    named: tuple[Named, ...]
    said: str


def weigh_countries(
    views: Sequence[HostView], hosts: Mapping[str, float], country: str
) -> dict[str, float]:
    """For each country how likely the host lies in it; ``country`` is the address's, or empty."""
    found: dict[str, float] = {country: 1.0} if country else {}
    seen = set()
    for view in views:
        weight = hosts.get(view.key, 0.0)
        if weight < 0.02 or view.key in seen or not view.named:
            continue
        seen.add(view.key)
        sizes: dict[str, float] = {}
        for place in view.named:
            size = 10 ** max(place.magnitude, 3.0 if place.own else 2.0)
            sizes[place.country_code] = sizes.get(place.country_code, 0.0) + size
        total = sum(sizes.values())
        for code, size in sizes.items():
            found[code] = found.get(code, 0.0) + weight * size / total
    total = sum(found.values())
    return {code: weight / total for code, weight in found.items()} if total else {}


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
    return HostView(scene.keys[number], it.named, said)


def judge_hosts(
    views: Sequence[HostView], hosts: Mapping[str, float], country: str
) -> list[dict[str, float]]:
    """What the host's model says of each name, of a longer or shorter one, and of its country."""
    best = max(hosts.values(), default=0.0)
    weights = weigh_countries(views, hosts, country)
    kin: dict[str, float] = {}
    likely = {key: found for key, found in hosts.items() if found > _LEAST}
    found = []
    for view in views:
        mine = hosts.get(view.key, 0.0)
        if view.key not in kin:
            others = (
                p for key, p in likely.items() if key != view.key and _is_within(key, view.key)
            )
            kin[view.key] = max(others, default=0.0)
        found.append(
            {
                "host_probability": mine,
                "is_best_host": mine > 0 and mine == best,
                "host_within": kin[view.key],
                "in_host_country": max(
                    (weights.get(p.country_code, 0.0) for p in view.named), default=0.0
                ),
                "main_in_host_country": weights.get(view.named[0].country_code, 0.0)
                if view.named
                else 0.0,
                "host_country_said": weights.get(view.said, 0.0) if view.said else -1.0,
            }
        )
    return found


def _is_within(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST_KIN and (one in other or other in one)
