"""Places that a page describes for machines: JSON-LD and microdata of schema.org."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from bs4.element import Tag

from pipeline.model import StructuredPlace
from pipeline.page.tidy import tidy
from pipeline.page.tree import get, is_text, look_inside

_TYPES = frozenset({"Place", "City", "AdministrativeArea"})
_MOST_PLACES = 1_000
_MOST_VALUES = 100_000
_LONGEST_NAME = 120
# As much is read of the element that describes one thing.
_MOST_NODES = 400


def read_places(scripts: Iterable[str], things: Iterable[Tag]) -> tuple[StructuredPlace, ...]:
    """The places that the page's JSON-LD and microdata name, each once, in their order.

    JSON that cannot be read says nothing; it is no error.
    """
    found: dict[StructuredPlace, None] = {}
    for place in (*_read_scripts(scripts), *_read_things(things)):
        if place.name and len(place.name) <= _LONGEST_NAME and len(found) < _MOST_PLACES:
            found[place] = None
    return tuple(found)


def _read_scripts(scripts: Iterable[str]) -> Iterator[StructuredPlace]:
    for script in scripts:
        try:
            root = json.loads(script)
        except (ValueError, RecursionError):
            continue
        stack, left = [root], _MOST_VALUES
        while stack and left:
            left -= 1
            value = stack.pop()
            if isinstance(value, dict):
                if not _TYPES.isdisjoint(_list_types(value.get("@type"))):
                    yield _read_object(value)
                stack += reversed(value.values())
            elif isinstance(value, list):
                stack += reversed(value)


def _list_types(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [it.rpartition("/")[2] for it in values if isinstance(it, str)]


def _read_object(value: dict[str, Any]) -> StructuredPlace:
    address, geo = value.get("address"), value.get("geo")
    country = address.get("addressCountry") if isinstance(address, dict) else None
    degrees = geo if isinstance(geo, dict) else value
    return StructuredPlace(
        _read_name(value.get("name")),
        _read_name(country) or None,
        _read_degrees(degrees.get("latitude"), 90),
        _read_degrees(degrees.get("longitude"), 180),
    )


def _read_name(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return " ".join(tidy(value).split()) if isinstance(value, str) else ""


def _read_degrees(value: Any, most: int) -> float | None:
    try:
        degrees = float(value)
    except (TypeError, ValueError):
        return None
    return degrees if math.isfinite(degrees) and abs(degrees) <= most else None


def _read_things(things: Iterable[Tag]) -> Iterator[StructuredPlace]:
    for thing in islice(things, _MOST_PLACES):
        if _TYPES.isdisjoint(_list_types(get(thing, "itemtype").split())):
            continue
        said: dict[str, str] = {}
        for _, node in look_inside(thing, _MOST_NODES):
            if isinstance(node, Tag) and "itemprop" in node.attrs:
                said.setdefault(get(node, "itemprop"), _read_value(node))
        yield StructuredPlace(
            said.get("name", ""),
            said.get("addressCountry") or None,
            _read_degrees(said.get("latitude"), 90),
            _read_degrees(said.get("longitude"), 180),
        )


def _read_value(tag: Tag) -> str:
    words = [str(node) for _, node in look_inside(tag) if is_text(node)]
    return _read_name(get(tag, "content") or "".join(words))
