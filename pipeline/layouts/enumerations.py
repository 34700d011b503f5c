"""Several partners in one line or sentence, each with its country.

``Sister cities: Lviv, Ukraine (1991); Brno, Czechia`` · ``Zagreb is twinned with Mainz (Germany)
and Lisbon (Portugal)`` · ``Who are our partners?`` over ``We have two: ...``: semicolons or
brackets part them, for a comma may stand within one.
"""

from __future__ import annotations

import re

from pipeline.languages import other_languages
from pipeline.layouts.entries import Entry, read_entry
from pipeline.layouts.found import Found, find_kinds_said, find_relations, is_long
from pipeline.layouts.glance import look_over
from pipeline.model import Block, Label, Page, Section, Span
from pipeline.places import is_place
from pipeline.rules.labels import find_label
from pipeline.values.countries import read_country
from pipeline.values.names import looks_like_name, trim
from pipeline.values.sentences import split_sentences

_LINK = re.compile(
    r"[ ,]*(?:(?:ties|relations|relationships|partnerships|links|agreements) )?"
    r"(?:with|of|to|including|are|were|namely|such as)\b:?\s*(?:the )?(?:(?:cities|towns) of )?"
    r"|[^.:;,()]{0,40}:\s*",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:[^.:;,()]{0,60}:)?\s*")
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+)?")
_BRACKET = re.compile(r"(?<=\))(?:,? (?:and|&|as well as) |, )(?=[^\W\d_a-z])")
_AND = re.compile(r",? (?:and|&) (?=[^\W\d_a-z])")
_QUARTER = re.compile(r"(?P<name>[^\W\d_a-z][^.:;,()\d]{1,40}): (?=[^\W\d_a-z])")
_TWO = re.compile(r" and |/| & ")
_NAME = re.compile(r"[^\W\d_a-z][\w'-]+(?: [^\W\d_a-z][\w'-]+)*")
_LED = ("?", ":")
_FEWEST, _SHARE = 2, 0.6
_HEAD = 3


def find_enumerated(page: Page) -> Found:
    """One section per partner of every such line; none in a long article."""
    if is_long(page):
        return Found()
    sections: list[Section] = []
    seen = look_over(page)
    for index, matches in seen.related.items():
        block = page.blocks[index]
        sections += _read_block(page, block) if block.kind not in ("row", "title") else []
        below = index + 1
        if below == len(page.blocks) or below in seen.related:
            continue
        if index in seen.groups:
            kind = Label("relationship", Span(matches[0].start, matches[0].end))
            led = _read_led_lines(page, below, kind)
            sections += led
            if led:
                continue
        if index in seen.groups or page.flat[block.end - 1] in _LED:
            start = _skip_lead(page, page.blocks[below])
            kind = Label("relationship", Span(matches[0].start, matches[0].end))
            sections += _read_items(page.flat, start, page.blocks[below].end, kind)
    return Found(tuple(sections))


def _read_led_lines(page: Page, first: int, kind: Label) -> list[Section]:
    """``Elbe quarter: Troyes (France), Toledo (Spain)``: lines led by the host's own parts."""
    found: list[list[Section]] = []
    for block in page.blocks[first:]:
        lead = _QUARTER.match(page.flat, block.start, block.end)
        if not lead or block.kind not in ("item", "line", "paragraph"):
            break
        if not looks_like_name(page.flat, *lead.span("name")) or find_label(
            lead["name"], other_languages(page.flat)
        ):
            break
        if read_country(lead["name"]):
            break
        parts = _split(page.flat, lead.end(), block.end)
        entries = [entry for part in parts for entry in _read_part(page.flat, part)]
        if not entries or len(entries) < _SHARE * len(parts):
            break
        found.append([_make_section(page.flat, entry, kind) for entry in entries])
    return [section for line in found for section in line] if len(found) >= _FEWEST else []


def _skip_lead(page: Page, block: Block) -> int:
    lead = _ANSWER.match(page.flat, block.start, block.end)
    return lead.end() if lead else block.start


def _read_block(page: Page, block: Block) -> list[Section]:
    """The partners of a line that speaks of partnership itself."""
    if not _may_hold_several(page.flat, block.start, block.end):
        return []
    for sentence in _join_semicolons(page.flat, block):
        for match in find_kinds_said(page.flat, *sentence):
            link = _LINK.match(page.flat, match.end, sentence.end)
            if link is None or not _is_of_host(page, Span(sentence.start, match.start)):
                continue
            kind = Label("relationship", Span(match.start, match.end))
            found = _read_items(page.flat, link.end(), sentence.end, kind)
            if found:
                return found
    return []


def _join_semicolons(flat: str, block: Block) -> list[Span]:
    """The sentences of the block; a semicolon ends none."""
    joined: list[Span] = []
    for sentence in split_sentences(flat, block.start, block.end):
        if joined and flat[joined[-1].end - 1] == ";":
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


def _is_of_host(page: Page, lead: Span) -> bool:
    """Does the sentence begin with no other place than those that the page begins with?"""
    head = " ".join(page.words(Span(b.start, b.end)) for b in page.blocks[:_HEAD])
    known = f"{head} {page.url or ''}".lower()
    return all(
        name[0].lower() in known or not is_place(name[0])
        for name in _NAME.finditer(page.flat, *lead)
    )


def _read_items(flat: str, start: int, end: int, kind: Label) -> list[Section]:
    parts = _split(flat, start, end) if _may_hold_several(flat, start, end) else []
    if len(parts) < _FEWEST:
        return []
    entries = [entry for part in parts for entry in _read_part(flat, part)]
    if len(entries) < max(_FEWEST, _SHARE * len(parts)):
        return []
    if any(_names_two(flat, entry) for entry in entries):
        return []
    return [_make_section(flat, entry, kind) for entry in entries]


def _names_two(flat: str, entry: Entry) -> bool:
    """``Seattle and Kobe, Japan``: pairs of other cities are listed."""
    name = flat[slice(*entry.place.name)]
    return bool(_TWO.search(name)) and not is_place(name)


def _may_hold_several(flat: str, start: int, end: int) -> bool:
    """Is there a sign that may part two partners?"""
    return flat.find(";", start, end) >= 0 or flat.find(")", start, end) >= 0


def _split(flat: str, start: int, end: int) -> list[Span]:
    pattern = _SEMICOLON if flat.find(";", start, end) >= 0 else _BRACKET
    cuts = [match.span() for match in pattern.finditer(flat, start, end)]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    parts = [trim(flat, edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    return [part for part in parts if part.end > part.start]


def _read_part(flat: str, part: Span) -> list[Entry]:
    """The partner that the words name, or the two that "and" joins; each with a country."""
    for match in _AND.finditer(flat, *part):
        both = [
            read_entry(flat, part.start, match.start()),
            read_entry(flat, match.end(), part.end),
        ]
        if all(entry is not None and entry.place.country for entry in both):
            return [entry for entry in both if entry]
    entry = read_entry(flat, *part)
    return [entry] if entry and entry.place.country else []


def _make_section(flat: str, entry: Entry, kind: Label) -> Section:
    own = find_relations(flat, *entry.rest) if entry.rest else []
    said = Label("relationship", Span(own[0].start, own[0].end)) if own else kind
    date = (entry.established,) if entry.established else ()
    bodies = (entry.rest,) if entry.rest else ()
    return Section("enumerations", entry.place, (said, *date, *entry.labels), bodies)
