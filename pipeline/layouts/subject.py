"""A page about one partner: its name in the title, a heading or the first line.

The page must say that it is a partner: a label ("Sister city since: …"), or a sentence on
partnership that names it. Everything on the page then speaks of it.
"""

from __future__ import annotations

import re
from itertools import islice

from pipeline.languages import other_languages
from pipeline.layouts.entries import read_country_line
from pipeline.layouts.found import (
    Found,
    find_relations,
    is_long,
    list_relation_starts,
    read_relations,
)
from pipeline.layouts.glance import look_over
from pipeline.layouts.grid import read_role
from pipeline.layouts.headings import find_headed_sections
from pipeline.layouts.label_lines import is_fact, read_label_lines
from pipeline.layouts.pairs import find_pairs
from pipeline.layouts.stacked import find_stacked
from pipeline.model import Block, Label, Page, Place, Section, Span
from pipeline.places import is_place
from pipeline.values.countries import read_country
from pipeline.values.find_word import find_word
from pipeline.values.fold_name import name_key
from pipeline.values.names import clean_name, looks_like_name, parse_place, skip_kind, trim
from pipeline.values.sentences import split_sentences

_FEW_FACTS = 2
_MOST_LINES = 12
_FEWEST = 3
_OPENING = re.compile(r"[A-Z\u00c0-\u024f][\w'-]+(?: [A-Z\u00c0-\u024f][\w'-]+){0,2}(?= [a-z])")
_PARTS = re.compile(r" [-:>|\u203a\u00bb/] |: |> ")
_HOSTS = re.compile(
    r"(?:the )?(?:official )?(?:city|town|municipality|prefecture) of ", re.IGNORECASE
)
_OF_HOST = re.compile(r"(?:[Cc]it(?:y|ies)|[Tt]owns?) of (?=[A-Z])")


def find_subject(page: Page) -> Found:
    """At most one section: the whole page under its subject's name."""
    if is_long(page) or not _speaks_of_partnership(page) or find_headed_sections(page).sections:
        return Found()
    if len(find_stacked(page).sections) > 1:
        return Found()
    heading = _find_heading(page)
    lines = read_label_lines(page, _list_blocks(page))
    dated = any(label.field == "established" for label in lines.labels)
    if heading is None and dated:
        heading = _find_frequent(page)
    if heading is None:
        return Found()
    place = heading
    facts = {label.field for label in lines.labels}
    said = find_relations(page.flat, *_line_of(page.flat, place.span))
    if not (said or dated or len(facts) >= _FEW_FACTS or _is_paired(page, place)):
        return Found()
    labels = (*_find_kind(page), *lines.labels)
    return Found((Section("subject", place, labels, lines.bodies),))


def _is_paired(page: Page, place: Place) -> bool:
    """Does a sentence on partnership name the place?"""
    key = name_key(page.words(place.name))
    return any(name_key(page.words(s.place.name)) == key for s in find_pairs(page).sections)


def _list_blocks(page: Page) -> list[Block]:
    """The text of the page; and the facts of its tables, if they date a partnership."""
    facts = [block for block in page.blocks if block.kind == "row" and is_fact(page, block)]
    codes = other_languages(page.flat)
    heads = [read_role(page.words(block.cells[0]), codes) for block in facts]
    dated = any(head.field == "established" for head in heads)
    return [b for b in page.blocks if b.kind not in ("row", "title") or (dated and b in facts)]


def _line_of(flat: str, span: Span) -> Span:
    """The line that the span stands in: ``Sister Cities - Yaizu`` says what Yaizu is."""
    end = flat.find("\n", span.end)
    return Span(flat.rfind("\n", 0, span.start) + 1, len(flat) if end < 0 else end)


def _speaks_of_partnership(page: Page) -> bool:
    address = (page.url or "").replace("-", " ").replace("_", " ")
    return bool(list_relation_starts(page.flat) or read_relations(address))


def _find_heading(page: Page) -> Place | None:
    """The first short line that is a known place: a bare name, or a name with its region."""
    seen = look_over(page)
    lines = (
        index
        for index, block in enumerate(page.blocks)
        if block.kind not in ("row", "item") and not seen.prose[index]
    )
    short = list(islice(lines, _MOST_LINES))
    first = [index for index in short if index in seen.groups]
    for index in (*first, *short):
        for stretch in _list_stretches(page, index):
            place = _read_name(page, stretch)
            if place:
                return place
    return None


def _list_stretches(page: Page, index: int) -> list[Span]:
    """Where in the line the name may stand; beside words of partnership, likeliest first.

    ``Sister Cities - Yaizu`` · ``Yaizu | Sister Cities | City of Hobart``: a title begins with
    what its page is about, a path ends with it. The part with words of partnership, or with
    "City of", is about the host.
    """
    block = page.blocks[index]
    if index not in look_over(page).groups:
        return [Span(block.start, block.end)]
    cuts = [match.span() for match in _PARTS.finditer(page.flat, block.start, block.end)]
    if not cuts:
        start = skip_kind(page.flat, block.start, block.end)
        return [Span(start, block.end)] if start > block.start else []
    edges = [block.start, *(edge for cut in cuts for edge in cut), block.end]
    parts = [Span(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    said = [i for i, part in enumerate(parts) if find_relations(page.flat, *part)]
    hosts = [p for p in parts if _HOSTS.match(page.flat, *p) or _OF_HOST.search(page.flat, *p)]
    # "Graz - Sister Cities" names the host; in front of it only a second part tells otherwise.
    first = 0 if hosts else min(said, default=0)
    own = [p for i, p in enumerate(parts) if i not in said and i >= first and p not in hosts]
    if block.kind == "title":
        # Behind what the page is about stands whose site it is: "Sister Cities | Rockville, MD".
        return own if 0 not in said else []
    return own[::-1]


def _find_frequent(page: Page) -> Place | None:
    """Without a heading: the place that most often begins a sentence, if it stands there twice.

    A line with nothing but a country gives its country.
    """
    country = None
    counts: dict[str, list[Span]] = {}
    for block in page.blocks:
        country = country or read_country_line(page.flat, block.start, block.end)
        for sentence in split_sentences(page.flat, block.start, block.end):
            opening = _OPENING.match(page.flat, *sentence)
            if opening:
                span = Span(*opening.span())
                counts.setdefault(page.flat[slice(*span)], []).append(span)
    ranked = sorted(counts.items(), key=lambda item: (-len(item[1]), item[1][0]))
    for name, spans in ranked[:1]:
        if len(list(find_word(page.flat, name))) >= _FEWEST and is_place(name):
            return Place(spans[0], spans[0], None, country, None)
    return None


def _read_name(page: Page, stretch: Span) -> Place | None:
    span = trim(page.flat, *stretch)
    place = parse_place(page.flat, *span, country_needed=False)
    if place is None:
        bare, kind = clean_name(page.flat, span)
        if not looks_like_name(page.flat, *bare):
            return None
        place = Place(span, bare, None, None, kind)
    words = page.flat[slice(*place.name)]
    return place if not read_country(words) and is_place(words) else None


def _find_kind(page: Page) -> tuple[Label, ...]:
    seen = look_over(page)
    for index, matches in seen.related.items():
        kinds = [match for match in matches if match.relation.kind]
        if kinds and not seen.prose[index]:
            return (Label("relationship", Span(kinds[0].start, kinds[0].end)),)
    return ()
