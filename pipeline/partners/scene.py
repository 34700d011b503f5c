"""From a page to the scene that its candidates are judged in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.languages.detect import detect_language
from pipeline.model import Page, Span
from pipeline.partners.candidates import Candidate, find_candidates
from pipeline.partners.context import Above, look_above
from pipeline.partners.cues import Cues
from pipeline.partners.flat_headers import FlatTable, find_flat_tables
from pipeline.partners.headers import list_roles
from pipeline.partners.pairs import Pairs, find_pairs
from pipeline.partners.roles import Role
from pipeline.partners.runs import Run, explain_share, find_runs
from pipeline.partners.units import Unit, split_units
from pipeline.places.country_names import Country, countries_within
from pipeline.places.declined import find_declined
from pipeline.places.kinds import split_kind
from pipeline.places.names import ENDS_OF_SIGNS, is_sign, script_key


class Scene(NamedTuple):
    """A page with all that its candidates are judged by.

    ``by_unit``, ``countries``, ``above`` and ``explained`` have an item a unit; ``keys`` and ``runs`` an
    item a candidate; ``roles`` have an item a block: what its columns hold.

    ``pairs`` says whose partner a candidate is where rows name a city of their own.

    ``likely`` are those that may be partners, once they are
    judged: the text of one ends where another is named. ``entries`` are the units that name these.
    """

    page: Page
    units: tuple[Unit, ...]
    candidates: list[Candidate]
    by_unit: list[list[Candidate]]
    countries: list[list[Country]]
    above: list[Above]
    cues: Cues
    keys: list[str]
    runs: list[Run]
    explained: list[float]
    roles: list[tuple[Role, ...]]
    flat_tables: list[FlatTable]
    pairs: Pairs
    language: str | None = None
    likely: tuple[Candidate, ...] = ()
    entries: frozenset[int] = frozenset()

    def with_likely(self, numbers: Iterable[int]) -> Scene:
        """The same scene, once it is known which candidates may be partners."""
        likely = tuple(self.candidates[number] for number in numbers)
        return self._replace(likely=likely, entries=frozenset(it.unit for it in likely))

    def next_likely(self, start: int, end: int) -> int | None:
        """Where the first of them in ``start:end`` begins."""
        at = bisect_left(self.likely, start, key=_start_of)
        found = self.likely[at].start if at < len(self.likely) else end
        return found if found < end else None

    def unit_at(self, at: int) -> Unit:
        """The unit that holds an offset, or the last one before it."""
        return self.units[bisect_right(self.units, at, key=_start_of) - 1]

    def sentence_of(self, it: Candidate) -> Span:
        """The sentence that names the candidate; the whole unit outside running text."""
        unit = self.units[it.unit]
        at = bisect_right(unit.sentences, it.start, key=_start_of) - 1
        if at >= 0 and it.start < unit.sentences[at].end:
            return unit.sentences[at]
        return Span(unit.start, unit.end)


def _start_of(it: Unit | Candidate | Span) -> int:
    return it.start


def make_scene(page: Page) -> Scene:
    """Units, cues and candidates of a page, and what they are judged by."""
    units = split_units(page)
    detected = detect_language(page.flat, page.language)
    cues = Cues(page, detected.packs)
    candidates = find_candidates(page, units, cues)
    by_unit: list[list[Candidate]] = [[] for _ in units]
    for candidate in candidates:
        by_unit[candidate.unit].append(candidate)
    countries = [countries_within(page.flat, unit.start, unit.end) for unit in units]
    above = look_above(page.flat, units, by_unit, countries, cues)
    keys = [
        bare_key(find_declined(page.flat[it.start : it.end], detected.packs)[0])
        for it in candidates
    ]
    runs = find_runs(page.flat, by_unit, countries)
    heads = [
        unit.index
        for unit in units
        if unit.kind in ("title", "heading") and cues.strong_within(unit.start, unit.end)
    ]
    explained = [
        explain_share(page.flat, unit, here, named)
        for unit, here, named in zip(units, by_unit, countries, strict=True)
    ]
    return Scene(
        page,
        units,
        candidates,
        by_unit,
        countries,
        above,
        cues,
        keys,
        runs,
        explained,
        list_roles(page),
        find_flat_tables(page, units),
        find_pairs(page.flat, units, candidates, by_unit, countries, heads),
        detected.language,
    )


def bare_key(name: str) -> str:
    """The key of a name without the words of its kind: one key for all ways to say it.

    >>> bare_key("City of Hobart"), bare_key("Hobart City"), bare_key("岐阜市")
    ('hobart', 'hobart', '岐阜')
    """
    bare = split_kind(name)[0] or name
    if len(bare) > 2 and is_sign(bare[-1]) and bare[-1] in ENDS_OF_SIGNS:
        bare = bare[:-1]
    return script_key(bare) or script_key(name)
