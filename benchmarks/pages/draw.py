"""Draw from the strategies of the tests, with a seed and without hypothesis' search."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from hypothesis.internal.conjecture.data import ConjectureData

import tests.generate
from tests.generate import City, Partner, partners

_HERE = Path(__file__).parent


class Host(NamedTuple):
    """A city whose site describes its partners; it is nobody's partner."""

    name: str
    country: str


def make_draw(random: Random) -> Any:
    """What hypothesis passes to a strategy; all that it draws comes from ``random``.

    The property tests draw pages that are small and odd first; here every draw is as
    likely as the next, and the same for the same seed.
    """
    return ConjectureData(random=random, prefix=()).draw


def draw_partners(random: Random, least: int, most: int, plain: bool = False) -> list[Partner]:
    drawn: list[Partner] = make_draw(random)(partners(least, most, plain))
    return drawn


@cache
def read_hosts() -> tuple[Host, ...]:
    lines = (_HERE / "hosts.txt").read_text(encoding="utf-8").splitlines()
    return tuple(Host(*line.split("|")) for line in lines)


def use_more_cities() -> None:
    """Let the generators of the tests draw from the cities of this folder as well."""
    lines = (_HERE / "cities.txt").read_text(encoding="utf-8").splitlines()
    cities = (*tests.generate.CITIES, *(City(*line.split("|")) for line in lines))
    tests.generate.CITIES = tuple({city.name: city for city in cities}.values())
