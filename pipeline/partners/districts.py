"""Districts of a city as partners: ``Harbour District, Busan``, ``the Tenth District of Budapest``.

No gazetteer knows most of them, so the city is the candidate. Where the district heads a line,
or a sentence on partnership names it, the district is the partner and the city its region.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Place, Section, Span
from pipeline.partners.candidates import Candidate
from pipeline.partners.parts import SENTENCE
from pipeline.partners.scene import Scene, bare_key
from pipeline.rules.places import KIND_OF

_WITHIN = frozenset(("district", "ward", "borough"))
_KINDS = "|".join(sorted(word for word, kind in KIND_OF.items() if kind in _WITHIN))
_BEFORE = re.compile(rf"(?P<name>(?:[A-Z][\w-]+ ){{1,2}}(?i:{_KINDS}))(?:, | of (?:the )?)$")
_AHEAD = re.compile(r"(?P<name>[A-Z][\w-]+ )$")
_OF = re.compile(rf"(?P<kind>(?i:{_KINDS})) of (?:the )?")
_LIST_SIGNS = re.compile(r"[\s\d.)•*-]*")
_REACH = 60


def find_district(scene: Scene, it: Candidate) -> tuple[Span, Span] | None:
    """The district's name and the city's, where the candidate is the city of a district."""
    flat, unit = scene.page.flat, scene.units[it.unit]
    start = max(unit.start, it.start - _REACH)
    before = _BEFORE.search(flat, start, it.start)
    inside = _OF.match(flat, *it.span)
    ahead = _AHEAD.search(flat, start, it.start) if inside else None
    if before:
        district, city = Span(*before.span("name")), it.span
    elif inside and ahead:
        district = Span(ahead.start(), inside.end("kind"))
        city = Span(inside.end(), it.end)
    else:
        return None
    leads = not unit.prose and _LIST_SIGNS.fullmatch(flat, unit.start, district.start)
    said = scene.cues.strong_within(*scene.sentence_of(it))
    return (district, city) if leads or said else None


def share_districts(scene: Scene, sections: Sequence[Section]) -> list[Section]:
    """The text that names the city alone, where no entry is the city's own, is the district's."""
    flat = scene.page.flat
    districts: dict[str, Place] = {}
    own: set[str] = set()
    for section in sections:
        place = section.place
        if place.region and _BEFORE.search(flat, place.name.start, place.region.start):
            districts.setdefault(bare_key(flat[slice(*place.region)]), place)
        elif section.layout != SENTENCE:
            own.add(bare_key(flat[slice(*place.name)]))
    shared = []
    for section in sections:
        key = bare_key(flat[slice(*section.place.name)])
        district = districts.get(key) if key not in own else None
        shared.append(section._replace(place=district) if district else section)
    return shared
