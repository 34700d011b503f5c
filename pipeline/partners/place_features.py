"""Features of a candidate's own words, of the unit that they stand in, and of countries beside."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from pipeline.partners.common import common_words
from pipeline.partners.scene import Scene
from pipeline.partners.units import Unit
from pipeline.partners.words import Candidate
from pipeline.places.country_names import Country, countries_within

_FAR = 60
_CAP = 300
_MOST_COUNTRIES = 50


def of_place(flat: str, it: Candidate) -> dict[str, float]:
    words = flat[it.start : it.end]
    return {
        "persons": max((place.magnitude for place in it.named), default=0.0),
        "countries_of_name": min(len({place.country_code for place in it.named}), 20),
        "main_name": any(place.own for place in it.named),
        "unknown_place": not it.named,
        "state_or_province": any(place.rank == "upper" for place in it.named),
        "only_state": bool(it.named) and all(place.rank == "upper" for place in it.named),
        "county_or_district": any(place.rank == "lower" for place in it.named),
        "letters": min(len(words), 40),
        "proposed_by_line": it.source == "line",
        "proposed_by_kind": it.source == "kind",
        "signs": words[:1] > "\u2e80",
        "common_word": all(word in common_words() for word in words.lower().split()),
    }


def of_unit(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    letters = max(1, unit.end - unit.start)
    return {
        "unit_length": min(letters, _CAP),
        "from_start": min(it.start - unit.start, _FAR),
        "to_end": min(unit.end - it.end, _FAR),
        "share_of_unit": (it.end - it.start) / letters,
        "share_explained": scene.explained[it.unit],
        "order_in_unit": min(it.order, 20),
        "column_role": _read_column(scene, unit),
        "candidates_in_unit": min(len(scene.by_unit[it.unit]), 30),
    }


def _read_column(scene: Scene, unit: Unit) -> float:
    """What the header says of the cell's column: 1 for places, -1 for else, 0 if nothing."""
    roles = scene.roles[unit.block]
    if unit.kind != "cell" or unit.column >= len(roles):
        return 0.0
    field = roles[unit.column].field
    return 0.0 if field is None else 1.0 if field == "place" else -1.0


def of_country(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    codes = {place.country_code for place in it.named}
    beside = _take_nearest(scene.countries[it.unit], it.start)
    others = [c for c in beside if c.end <= it.start or it.end <= c.start]
    own = [c for c in others if c.code in codes or not codes]
    near = [unit.index - 1, unit.index + 1]
    around = [
        scene.countries[n] if 0 <= n < len(scene.units) and not scene.units[n].prose else []
        for n in near
    ]
    row = unit.line if unit.kind == "cell" else None
    in_row = countries_within(scene.page.flat, *row) if row else []
    above = scene.above[it.unit]
    return {
        "is_country": any(c.start <= it.start and it.end <= c.end for c in beside),
        "country_after": min((c.start - it.end for c in own if c.start >= it.end), default=_FAR),
        "country_before": min((it.start - c.end for c in own if c.end <= it.start), default=_FAR),
        "known_there": any(c.code in codes for c in others),
        "country_in_unit": min(len(others), 10),
        "country_line_before": any(c.code in codes or not codes for c in around[0]),
        "country_line_after": any(c.code in codes or not codes for c in around[1]),
        "country_in_row": any(c.code in codes or not codes for c in in_row),
        "country_above": bool(above.country) and (above.country in codes or not codes),
    }


def _take_nearest(countries: list[Country], start: int) -> list[Country]:
    """The countries around a position; of very many the nearest, as all would be quadratic."""
    at = bisect_left(countries, start, key=attrgetter("start"))
    return countries[max(0, at - _MOST_COUNTRIES) : at + _MOST_COUNTRIES]
