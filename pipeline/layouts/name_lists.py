"""Lists of names on one line: divided by bars, commas or nothing but their countries.

``Barreiro | Chemnitz | Chengdu`` · ``Twin towns: Santa Ana, Avellino`` ·
``Kiel, Germany Plymouth, United Kingdom Taranto, Italy``.
"""

from __future__ import annotations

import re

from pipeline.layouts.entries import read_entry
from pipeline.layouts.found import Found, find_relations, is_long
from pipeline.layouts.glance import look_over
from pipeline.layouts.groups import has_relation
from pipeline.layouts.openers import list_opened
from pipeline.model import Block, Label, Page, Place, Section, Span
from pipeline.places import is_place
from pipeline.values.countries import read_country
from pipeline.values.country_finder import find_countries
from pipeline.values.names import clean_name, looks_like_name, trim
from pipeline.values.sentences import split_sentences

_BARS = re.compile(r"\s*[|/\u00b7\u2022;\t]\s*")
_BAR, _COMMA = re.compile("[|/\u00b7\u2022;\t]"), re.compile(",|and")
_COMMAS = re.compile(r"\s*,\s*(?:and )?|\s+and\s+")
_FEWEST = 3
_KNOWN_SHARE = 0.7
_WORD = re.compile(r"[^\W\d][\w'-]*")
_CONTINENT = re.compile(r"Asia|Africa|Europe|EU|America|Oceania|Total")
_NEAR, _LONGEST_BETWEEN = 4, 20
_FEWEST_WORDS, _MOST_WORDS, _LONGEST_NAME = 5, 60, 4


def find_name_lists(page: Page) -> Found:
    """One section per name of every such line below or behind words of partnership."""
    sections: list[Section] = []
    if is_long(page) or not has_relation(page, 0, 0):
        return Found()
    opened = list_opened(page)
    for index in sorted({*opened, *look_over(page).related}):
        block = page.blocks[index]
        if any("\n" in page.words(cell) for cell in block.cells):
            continue
        for label, stretch in _find_stretches(page, block, opened.get(index)):
            fewest = _FEWEST if stretch.start == block.start else 2
            places = (
                _read_run_on(page, stretch)
                or _read_names(page, stretch, fewest)
                or (_read_blanks(page, stretch) if _is_listed(page, index) else [])
            )
            sections += [Section("name-lists", place, (label,)) for place in places]
    return Found(tuple(sections))


def _find_stretches(page: Page, block: Block, above: Label | None) -> list[tuple[Label, Span]]:
    """The line, with the words of partnership that stand above it or lead it in."""
    stretches = []
    led = page.flat.find(":", block.start, block.end) >= 0
    for sentence in split_sentences(page.flat, block.start, block.end) if led else []:
        colon = page.flat.find(":", *sentence)
        relations = find_relations(page.flat, sentence.start, colon) if colon > 0 else []
        if relations:
            label = Label("relationship", Span(relations[-1].start, relations[-1].end))
            stretches.append((label, Span(colon + 1, sentence.end)))
    if above and not stretches:
        stretches.append((above, Span(block.start, block.end)))
    return stretches


def _is_listed(page: Page, index: int) -> bool:
    """Does a line above head a list of partners, with at most short headings between?"""
    groups = look_over(page).groups
    for at in range(index - 1, max(0, index - _NEAR) - 1, -1):
        if at in groups:
            return True
        if page.blocks[at].end - page.blocks[at].start > _LONGEST_BETWEEN:
            return False
    return False


def _read_blanks(page: Page, stretch: Span) -> list[Place]:
    """``Turku Graz Siena Province``: words parted by blanks alone.

    The longest run of words that the gazetteer knows is a name; a word that it does not
    know stands alone, as a slip. Most must be known.
    """
    words = [match.span() for match in _WORD.finditer(page.flat, *stretch)]
    if not _MOST_WORDS >= len(words) >= _FEWEST_WORDS:
        return []
    if not all(page.flat[start].isupper() for start, _ in words):
        return []
    names: list[Span] = []
    known = at = 0
    while at < len(words):
        for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            name = Span(words[at][0], words[at + size - 1][1])
            if is_place(page.flat[slice(*name)]):
                known += 1
                break
        else:
            size, name = 1, Span(*words[at])
        names.append(name)
        at += size
    if any(_CONTINENT.fullmatch(page.flat[slice(*name)]) for name in names):
        return []
    if find_countries(page.flat, *stretch):
        return []
    good = known >= _KNOWN_SHARE * len(names) and len(names) >= _FEWEST_WORDS
    return [_make_place(page.flat, name) for name in names] if good else []


def _read_names(page: Page, stretch: Span, fewest: int) -> list[Place]:
    for pattern, signs in ((_BARS, _BAR), (_COMMAS, _COMMA)):
        # The signs alone are counted in no time, and most lines have none.
        if len(signs.findall(page.flat, *stretch)) + 1 < fewest:
            continue
        parts = _split(page.flat, stretch, pattern)
        if len(parts) < fewest or not all(looks_like_name(page.flat, *part) for part in parts):
            continue
        known = [p for p in parts if is_place(page.flat[slice(*p)])]
        plain = [p for p in known if not read_country(page.flat[slice(*p)])]
        if len(known) >= _KNOWN_SHARE * len(parts) and len(plain) == len(known):
            return [_make_place(page.flat, part) for part in plain]
    return []


def _split(flat: str, stretch: Span, pattern: re.Pattern[str]) -> list[Span]:
    cuts = [match.span() for match in pattern.finditer(flat, *stretch)]
    edges = [stretch.start, *(edge for cut in cuts for edge in cut), stretch.end]
    parts = [trim(flat, edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    return [part for part in parts if part.end > part.start]


def _make_place(flat: str, span: Span) -> Place:
    bare, kind = clean_name(flat, span)
    return Place(span, bare, None, None, kind)


def _read_run_on(page: Page, stretch: Span) -> list[Place]:
    """``City, Country City, Country``: each country ends one place."""
    places: list[Place] = []
    at = stretch.start
    if page.flat.count(",", *stretch) < _FEWEST:
        return []
    for start, end, _ in find_countries(page.flat, *stretch):
        if page.flat[at:start].strip(" ,|;/(") and "," in page.flat[at : start + 1]:
            entry = read_entry(page.flat, at, end)
            if entry is None or entry.place.country is None or entry.established:
                return []
            places.append(entry.place)
        at = end
    return places if len(places) >= _FEWEST and not page.flat[at : stretch.end].strip() else []
