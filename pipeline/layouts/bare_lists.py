"""Lists of names alone, one a line, with or without a date: ``Delft (1975)`` · ``Münster``.

Nothing but the gazetteer tells that these are places, so most of them must be known, and
the list must stand right below a heading or a sentence on partnership.
"""

from __future__ import annotations

from pipeline.layouts.entries import Entry, read_entry
from pipeline.layouts.found import Found, find_relations, is_long
from pipeline.layouts.glance import look_over
from pipeline.layouts.scopes import opens_scope
from pipeline.model import Label, Page, Section, Span
from pipeline.places import is_place
from pipeline.values.countries import read_country

_FEWEST = 3
_FEWEST_DATED = 2
_KNOWN_SHARE = 0.7
_LONGEST = 60


def find_bare_lists(page: Page) -> Found:
    """One section per name of every such list; none in a long article."""
    sections: list[Section] = []
    if is_long(page):
        return Found()
    behind = 0
    for opener in look_over(page).related:
        if opener + 1 < behind or not opens_scope(page, page.blocks[opener]):
            continue
        entries = _read_list(page, opener + 1)
        behind = opener + 1 + len(entries)
        if _are_places(page, entries):
            kind = _find_kind(page, opener)
            sections += [_make_section(entry, kind) for entry in entries]
    return Found(tuple(sections))


def _read_list(page: Page, first: int) -> list[Entry]:
    """The lines from ``first`` on, as far as they are such names."""
    entries: list[Entry] = []
    for index in range(first, len(page.blocks)):
        entry = _read_bare(page, index)
        if entry is None:
            break
        entries.append(entry)
    return entries


def _read_bare(page: Page, index: int) -> Entry | None:
    """The line as a name without a country, and nothing else but a date."""
    block = page.blocks[index]
    if block.kind not in ("item", "line", "paragraph") or block.end - block.start > _LONGEST:
        return None
    entry = read_entry(page.flat, block.start, block.end)
    if entry is None or entry.rest or entry.place.country:
        return None
    return None if read_country(page.flat[slice(*entry.place.name)]) else entry


def _are_places(page: Page, entries: list[Entry]) -> bool:
    dated = sum(entry.established is not None for entry in entries)
    if len(entries) < (_FEWEST_DATED if dated == len(entries) else _FEWEST):
        return False
    known = sum(is_place(page.flat[slice(*entry.place.name)]) for entry in entries)
    return known >= _KNOWN_SHARE * len(entries)


def _find_kind(page: Page, opener: int) -> tuple[Label, ...]:
    block = page.blocks[opener]
    matches = find_relations(page.flat, block.start, block.end)
    return tuple(Label("relationship", Span(m.start, m.end)) for m in matches[-1:])


def _make_section(entry: Entry, kind: tuple[Label, ...]) -> Section:
    date = (entry.established,) if entry.established else ()
    said = any(label.field == "relationship" for label in entry.labels)
    return Section("bare-lists", entry.place, (*(() if said else kind), *date, *entry.labels))
