"""Join the sections that speak of the same partner.

Two sections are one partner if their names have the same key (accents, case, blanks and
words of kind folded) and their countries do not contradict. A spelling that is a letter
or two off joins only across layouts and within one country: inside one list, similar
names are different places.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from pipeline.languages import other_languages
from pipeline.mentions.country_of import country_of
from pipeline.model import Page, Section, Span
from pipeline.partners.scene import bare_key
from pipeline.places.declined import to_nominative
from pipeline.resolve.partner import LOOSE, Partner
from pipeline.values.fold_name import name_key

_SIMILAR = 85
_SHORTEST_FUZZY = 5


@dataclass(slots=True)
class Joined:
    """The partners so far, in the order found, by name and by the letters that name them.

    ``by_bare`` has them by the name as written without its brackets.
    """

    partners: list[Partner] = field(default_factory=list)
    by_key: dict[str, list[Partner]] = field(default_factory=dict)
    by_bare: dict[str, list[Partner]] = field(default_factory=dict)
    letters: dict[int, int] = field(default_factory=dict)

    def find_at(self, span: Span) -> Partner | None:
        """The first partner named by a letter of ``span``.

        Two layouts that read the same words mean the same partner; the first is trusted.
        """
        found = [self.letters[at] for at in range(*span) if at in self.letters]
        return self.partners[min(found)] if found else None

    def add(self, partner: Partner, section: Section, key: str) -> None:
        """One more section; ``key`` is how it spells the partner's name."""
        if not partner.sections:
            self.partners.append(partner)
        if partner not in self.by_key.setdefault(key, []):
            self.by_key[key].append(partner)
        partner.add(section)
        number = self.partners.index(partner)
        self.letters.update(dict.fromkeys(range(*section.place.name), number))


def join_sections(page: Page, sections: tuple[Section, ...]) -> list[Partner]:
    """The partners of the page, in the order of the layout that names the most of them."""
    joined = Joined()
    for section in sections:
        name = section.place.name
        key = name_key(to_nominative(page.flat[name.start : name.end], other_languages(page.flat)))
        country = country_of(page, section)
        match = joined.find_at(name) or _find_named(page, joined, section, key, country)
        if match is None:
            match = Partner(key, country)
        if not match.sections:
            joined.by_bare.setdefault(_leave_brackets(_name(page, name)), []).append(match)
        joined.add(match, section, key)
        match.country = match.country or country
    for partner in joined.partners:
        partner.sections.sort(key=lambda it: it.layout in LOOSE)
    return _order(joined.partners)


def cut_foreign_text(partners: list[Partner]) -> None:
    """Take from loose sections the text that stands in another partner's own section."""
    for partner in partners:
        for at, section in enumerate(partner.sections):
            if section.layout in LOOSE:
                partner.sections[at] = _cut_foreign(section, partner, partners)


def _cut_foreign(section: Section, partner: Partner, partners: list[Partner]) -> Section:
    others = [other for other in partners if other is not partner]
    bodies = tuple([b for b in section.bodies if not any(_contains(o, b) for o in others)])
    return section if bodies == section.bodies else section._replace(bodies=bodies)


def _name(page: Page, span: Span) -> str:
    return page.flat[span.start : span.end]


def _is_namesake(page: Page, partner: Partner, section: Section) -> bool:
    """Do two entries of one list give the same name different regions?"""
    region = section.place.region
    if region is None:
        return False
    others = [s.place.region for s in partner.sections if s.layout == section.layout]
    key = name_key(_name(page, region))
    return any(other and name_key(_name(page, other)) != key for other in others)


def _find_named(
    page: Page, joined: Joined, section: Section, key: str, country: str | None
) -> Partner | None:
    """The partner of that name, or of a spelling that another layout may have for it."""
    loose = section.layout in LOOSE
    named = joined.by_key.get(key, [])
    if loose and not named:
        # "The Metropolitan City of Bologna" in the text on Bologna.
        named = joined.by_key.get(bare_key(_name(page, section.place.name)), [])
    named = named or _find_bracketed(page, joined, section)
    exact = [p for p in named if _may_be_in(p, country) and not _is_namesake(page, p, section)]
    if len(exact) > 1 and country is None:
        # Of two partners of one name, the text within one's section speaks of that one.
        # A name alone that stands elsewhere is no third one.
        within = [p for p in exact if _contains(p, section.place.name)]
        exact = (within or exact)[:1]
    if exact:
        return exact[0]
    if len(key) < _SHORTEST_FUZZY or not (loose or country):
        return None
    close = [
        p
        for p in joined.partners
        if section.layout not in p.starts and len(p.key) >= _SHORTEST_FUZZY
        # With a bound most pairs are told apart by their lengths.
        if fuzz.ratio(p.key, key, score_cutoff=_SIMILAR)
        if (loose or p.country) and _may_be_in(p, country)
    ]
    return close[0] if len(close) == 1 else None


def _find_bracketed(page: Page, joined: Joined, section: Section) -> list[Partner]:
    """The one partner whose name is this one but for brackets: ``Alfeld`` is "Alfeld (Leine)"."""
    name = _name(page, section.place.name)
    bare = _leave_brackets(name)
    found = [
        p
        for p in joined.by_bare.get(bare, ())
        if ("(" in name) != ("(" in _name(page, p.sections[0].place.name))
    ]
    return found if len(found) == 1 and section.layout not in found[0].starts else []


def _leave_brackets(name: str) -> str:
    return name.partition("(")[0].rstrip()


def _may_be_in(partner: Partner, country: str | None) -> bool:
    return not partner.country or not country or partner.country == country


def _contains(partner: Partner, span: Span) -> bool:
    return any(
        body.start <= span.start and span.end <= body.end
        for section in partner.sections
        if section.layout not in LOOSE
        for body in section.bodies
    )


def _order(partners: list[Partner]) -> list[Partner]:
    counts = Counter(layout for partner in partners for layout in partner.starts)
    if not counts:
        return []
    main = max(counts, key=lambda layout: counts[layout])

    def rank(partner: Partner) -> tuple[bool, int]:
        start = partner.starts.get(main)
        return (start is None, partner.sections[0].start if start is None else start)

    return sorted(partners, key=rank)
