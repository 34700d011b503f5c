"""Pages with gold as examples to learn from: the candidates' features, and which are right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from pipeline.model import Page
from pipeline.page import PageError, make_page, read_page
from pipeline.partners.address import address_names
from pipeline.partners.features import describe
from pipeline.partners.host import describe_hosts
from pipeline.partners.host_view import HostView, Kin, find_kin, home_country, view_host
from pipeline.partners.neighbours import Layout, make_layout
from pipeline.partners.scene import bare_key, make_scene
from pipeline.partners.scorer import to_matrix
from pipeline.places.declined import find_declined
from pipeline.places.names import find_named, is_sign, script_key
from pipeline.score.cases import Case
from pipeline.score.gold import Gold, is_same_name
from pipeline.score.groups import find_host
from pipeline.score.language import find_language
from pipeline.values.fold_name import fold_name

_SIMILAR = 90
_SHORTEST = 5
_SHORTEST_PART = 4


@dataclass
class Example:
    """One page: a row a candidate, and a row a name for the question who the host is.

    ``gold_of`` has for each candidate the index of its gold row, -1 for none; ``has_host`` says
    whether gold names a host. ``domain`` is of its address, ``site`` the first page of its
    site; ``kin`` says which keys are parts of which. What is read from a table of features has
    no ``names`` and ``spans``, and its keys are numbers.
    """

    slug: str
    names: list[str]
    matrix: NDArray[np.float64]
    gold_of: list[int]
    layout: Layout
    host_keys: list[str]
    host_matrix: NDArray[np.float64]
    host_labels: list[bool]
    golds: tuple[Gold, ...]
    features: list[str] = field(default_factory=list)
    host_features: list[str] = field(default_factory=list)
    language: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    views: list[HostView] = field(default_factory=list)
    country: str = ""
    kin: Kin = field(default_factory=dict)
    has_host: bool = False
    domain: str = ""
    site: str = ""


def make_example(case: Case) -> Example | None:
    """The example of a case; None for a page that cannot be read or names nothing."""
    try:
        page = read_page(case.page, case.root)
    except PageError:
        return None
    example = describe_page(case.slug, page, case.golds)
    if example:
        example.language = find_language(case.page)
        example.domain = find_host(case.page.with_name("page.meta.json"))
        example.site = case.site or case.slug
    return example


@cache
def list_features() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a candidate's features and of a host's, in the order of their columns."""
    page = make_page("a.txt", b"Hobart is twinned with Yaizu, Japan.", ".txt", {})
    example = describe_page("a", page, ())
    assert example
    return tuple(example.features), tuple(example.host_features)


def describe_page(slug: str, page: Page, golds: tuple[Gold, ...]) -> Example | None:
    """The example of a page; None where nothing may be a partner."""
    scene = make_scene(page)
    if not scene.candidates:
        return None
    hosts = describe_hosts(scene)
    rows = describe(scene, {})
    views = [view_host(scene, number) for number in range(len(scene.candidates))]
    codes = scene.cues.codes
    names = [find_declined(page.text[it.start : it.end], codes)[0] for it in scene.candidates]
    spellings = {bare_key(name): name for name in address_names(page)}
    spellings |= dict(zip(reversed(scene.keys), reversed(names), strict=True))
    said = tuple({name for gold in golds for name in gold.cells.get("host", ()) if name})
    return Example(
        slug,
        names,
        to_matrix(rows),
        [_find_gold(golds, name) for name in names],
        make_layout(scene),
        list(hosts),
        to_matrix(list(hosts.values())),
        _label_hosts(hosts, spellings, said),
        golds,
        list(rows[0]),
        list(next(iter(hosts.values()))),
        scene.language or "",
        [(it.start, it.end) for it in scene.candidates],
        views,
        home_country(scene),
        find_kin(hosts, hosts),
        bool(said),
    )


def _label_hosts(
    keys: Iterable[str], spellings: Mapping[str, str], said: tuple[str, ...]
) -> list[bool]:
    """Which keys name the host, also in another language: the gazetteer's likeliest place."""
    wanted = {place.geonames_id for name in said for place in find_named(name)[:1]}
    found = []
    for key in keys:
        name = spellings.get(key, key)
        places = find_named(name)[:1] + find_named(key)[:1]
        same_place = any(place.geonames_id in wanted for place in places)
        found.append(same_place or any(_is_named(name, other) for other in said))
    return found


def _find_gold(golds: tuple[Gold, ...], name: str) -> int:
    for index, gold in enumerate(golds):
        if any(_is_named(name, wanted) for wanted in gold.names):
            return index
    if is_sign(name[0]) or name[0] > "\u0250":
        # Gold may have the English name of what the page writes in another script.
        places = {place.geonames_id for place in find_named(name) or find_named(bare_key(name))}
        for index, gold in enumerate(golds):
            if any(
                place.geonames_id in places for wanted in gold.names for place in find_named(wanted)
            ):
                return index
    return -1


def _is_named(name: str, wanted: str) -> bool:
    """Is it the name, spelled about so, or with more or fewer words around it?"""
    if is_same_name(wanted, name):
        return True
    one, two = script_key(wanted), script_key(name)
    if one and (one == two or bare_key(wanted) == bare_key(name)):
        return True
    if min(len(one), len(two)) >= _SHORTEST and fuzz.ratio(one, two) >= _SIMILAR:
        return True
    words, others = fold_name(wanted).split(), fold_name(name).split()
    if not words or not others or min(len(one), len(two)) < _SHORTEST_PART:
        return False
    # "Columbus" is "Columbus, Ohio"; "Ohio" is not.
    return words[0] == others[0] and (set(words) <= set(others) or set(others) <= set(words))
