"""Join the sections that speak of the same partner.

Two sections are one partner if their names have the same key (accents, case, blanks and
words of kind folded) and their countries do not contradict. A spelling that is a letter
or two off joins only across layouts and within one country: inside one list, similar
names are different places.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz import fuzz

from pipeline.layouts.found import country_of
from pipeline.model import Page, Section, Span
from pipeline.values.fold_name import name_key

ATTACHED = ("about",)
"""Layouts whose sections only tell more of a partner that another layout found."""

LOOSE = (*ATTACHED, "pairs", "paragraphs")
"""Layouts that find names in prose, in no order that means anything."""

_SIMILAR = 85
_SHORTEST_FUZZY = 5


@dataclass(slots=True)
class Partner:
    """The sections of one partner, most trusted layout first."""

    key: str
    country: str | None
    sections: list[Section] = field(default_factory=list)

    @property
    def layouts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(section.layout for section in self.sections))

    def start_in(self, layout: str) -> int | None:
        return next((s.start for s in self.sections if s.layout == layout), None)


def join_sections(page: Page, sections: tuple[Section, ...]) -> list[Partner]:
    """The partners of the page, in the order of the layout that names the most of them."""
    partners: list[Partner] = []
    for section in sections:
        key = name_key(_name(page, section.place.name))
        country = country_of(page, section)
        if section.layout == "pairs" and _is_introduced(partners, section):
            # The introduction tells the partners of one sentence apart; a pair does not.
            continue
        match = _find_partner(page, partners, section, key, country)
        if match is None and section.layout in ATTACHED:
            continue
        if match is None:
            match = Partner(key, country)
            partners.append(match)
        match.sections.append(section)
        match.country = match.country or country
    return _order(partners)


def cut_foreign_text(partners: list[Partner]) -> None:
    """Take from loose sections the text that stands in another partner's own section."""
    for partner in partners:
        partner.sections = [_cut_foreign(s, partner, partners) for s in partner.sections]


def _cut_foreign(section: Section, partner: Partner, partners: list[Partner]) -> Section:
    if section.layout not in LOOSE:
        return section
    others = [other for other in partners if other is not partner]
    bodies = tuple(b for b in section.bodies if not any(_contains(o, b) for o in others))
    return section._replace(bodies=bodies)


def _name(page: Page, span: Span) -> str:
    return page.flat[span.start : span.end]


def _is_namesake(page: Page, partner: Partner, section: Section) -> bool:
    """Do two entries of one list give the same name different regions?"""
    region = section.place.region
    others = [s.place.region for s in partner.sections if s.layout == section.layout]
    return bool(region) and any(
        other and name_key(_name(page, other)) != name_key(_name(page, region))
        for other in others
        if region
    )


def _find_partner(
    page: Page, partners: list[Partner], section: Section, key: str, country: str | None
) -> Partner | None:
    start, end = section.place.name
    for partner in partners:
        for other in partner.sections:
            # Written out, because each section is held against all of the others.
            name = other.place.name
            if start < name.end and name.start < end:
                return partner
    exact = [
        p
        for p in partners
        if p.key == key and _may_be_in(p, country) and not _is_namesake(page, p, section)
    ]
    if len(exact) > 1 and country is None:
        # Of two partners of one name, the text within one's section speaks of that one.
        exact = [p for p in exact if _contains(p, section.place.name)][:1]
    if exact:
        return exact[0]
    loose = section.layout in LOOSE
    if not loose and not country:
        return None
    close = [
        p
        for p in partners
        if (loose or p.country) and _may_be_in(p, country) and _is_close(p.key, key)
        if section.layout not in p.layouts
    ]
    return close[0] if len(close) == 1 else None


def _may_be_in(partner: Partner, country: str | None) -> bool:
    return not partner.country or not country or partner.country == country


def _contains(partner: Partner, span: Span) -> bool:
    return any(
        body.start <= span.start and span.end <= body.end
        for section in partner.sections
        if section.layout not in LOOSE
        for body in section.bodies
    )


def _is_introduced(partners: list[Partner], section: Section) -> bool:
    return any(
        other.layout == "introduction" and _overlap(section.place.name, other.place.name)
        for partner in partners
        for other in partner.sections
    )


def _overlap(one: Span, two: Span) -> bool:
    # Two layouts that read the same words mean the same partner; the first is trusted.
    return one.start < two.end and two.start < one.end


def _is_close(one: str, two: str) -> bool:
    if len(one) < _SHORTEST_FUZZY or len(two) < _SHORTEST_FUZZY:
        return False
    # With a bound most pairs are told apart by their lengths.
    return fuzz.ratio(one, two, score_cutoff=_SIMILAR) >= _SIMILAR


def _order(partners: list[Partner]) -> list[Partner]:
    layouts = dict.fromkeys(layout for partner in partners for layout in partner.layouts)
    if not layouts:
        return []
    main = max(layouts, key=lambda name: sum(name in partner.layouts for partner in partners))

    def rank(partner: Partner) -> tuple[bool, int]:
        start = partner.start_in(main)
        return (start is None, partner.sections[0].start if start is None else start)

    return sorted(partners, key=rank)
