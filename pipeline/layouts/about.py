"""Prose about a partner that the page names elsewhere: sentences that begin with its name.

These sections never make a partner; ``resolve`` gives them to the one of that name.
"""

from __future__ import annotations

import re

from pipeline.layouts.found import Found, is_long
from pipeline.layouts.glance import list_prose
from pipeline.model import Page, Place, Section, Span
from pipeline.values.names import clean_name
from pipeline.values.sentences import split_sentences

_CAP = r"[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]*"
_OPENING = re.compile(
    rf"(?:The )?(?:[Cc]ity of )?(?P<name>{_CAP}(?: (?:de |la |of )?{_CAP}){{0,3}})(?=,| [a-z(])"
)


def find_about(page: Page) -> Found:
    """One section per run of sentences that begins with a capitalised name."""
    if is_long(page):
        return Found()
    sections: list[Section] = []
    for block in list_prose(page):
        sentences = split_sentences(page.flat, block.start, block.end)
        matches = [_OPENING.match(page.flat, *sentence) for sentence in sentences]
        named = [(at, match) for at, match in enumerate(matches) if match]
        ends = [sentences[at - 1].end for at, _ in named[1:]] + [sentences[-1].end]
        for (_, match), end in zip(named, ends, strict=False):
            name, kind = clean_name(page.flat, Span(*match.span("name")))
            if kind and kind.start > name.start:
                # "Gomel Region has" may speak of the region around the partner.
                kind = None
            body = Span(match.start(), end)
            sections.append(Section("about", Place(name, name, None, None, kind), (), (body,)))
    return Found(tuple(sections))
