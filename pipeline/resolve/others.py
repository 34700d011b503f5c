"""Partners that the page names as those of another city, one of its partners.

``Augsburg is also twinned with Bourges`` · a list under ``Other sister cities of Augsburg``:
on the page of a third city these are facts about Augsburg.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from itertools import takewhile

from pipeline.model import Finding, Mention, Page, Section, Span
from pipeline.partners.scene import Scene
from pipeline.resolve.partner import LOOSE, Partner
from pipeline.values.countries import read_country
from pipeline.values.fold_name import name_key
from pipeline.values.sentences import split_sentences

_MOST_BODIES = 20
_OPENING = re.compile(r"(?:(?:the )?(?:city|town) of )?", re.IGNORECASE)
_OF = re.compile(r"[ ](?:of|in|for)[ ](?:the[ ])?(?:(?:city|town)[ ]of[ ])?", re.IGNORECASE)
_OURS = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)


def find_foreign(
    page: Page, partners: list[Partner], host: Mention | None, others: Collection[str]
) -> list[tuple[Partner, str]]:
    """The partners that are only said to be those of another partner, each with its name.

    ``others`` are names that may be partners, though the page does not say it clearly enough.
    """
    if host is None:
        return []
    own = name_key(host.value)
    names = {page.flat[slice(*p.sections[0].place.name)] for p in partners}
    names = {name for name in (*names, *others) if name_key(name) != own}
    foreign = []
    for partner in partners:
        owners = (_find_owner(page, section, partner, names) for section in partner.sections)
        # No other section is asked once one has no owner.
        known = [owner for owner in takewhile(bool, owners) if owner]
        if len(known) == len(partner.sections):
            foreign.append((partner, known[0]))
    return foreign


def find_within(scene: Scene, partners: list[Partner]) -> list[Partner]:
    """Places that only the text of another partner's own entry names, without a word of partnership.

    ``Located in the north of Celle District, Marburg …`` in the entry of Marburg.
    """
    bodies = sorted(
        (body.start, body.end, number)
        for number, partner in enumerate(partners)
        for section in partner.sections
        if section.layout not in LOOSE
        for body in section.bodies
    )
    return [
        partner
        for number, partner in enumerate(partners)
        if partner.uncertain
        and (
            _is_country(scene, partner)
            or all(_is_aside(scene, section, number, bodies) for section in partner.sections)
        )
    ]


def _is_country(scene: Scene, partner: Partner) -> bool:
    """Is it a country that only running text names, and no city of that name for sure?"""
    words = scene.page.flat[slice(*partner.sections[0].place.name)]
    loose = all(section.layout in LOOSE for section in partner.sections)
    return loose and read_country(words) is not None


def _is_aside(
    scene: Scene, section: Section, number: int, bodies: list[tuple[int, int, int]]
) -> bool:
    if section.layout not in LOOSE:
        return False
    at = section.place.name.start
    # No entry is long, so few of those that begin before the name can hold it.
    first = bisect_right(bodies, (at, len(scene.page.flat), 0))
    holders = {n for start, end, n in bodies[max(0, first - _MOST_BODIES) : first] if at < end}
    unit = scene.unit_at(at)
    said = scene.cues.strong_within(unit.start, unit.end)
    return bool(holders - {number}) and number not in holders and not said


def note_foreign(page: Page, foreign: list[tuple[Partner, str]]) -> list[Finding]:
    """What was left out, and whose partner the page says it is."""
    findings = []
    for partner, owner in foreign:
        name = partner.sections[0].place.name
        message = f"{page.words(name)} is named as a partner of {owner}, and was left out."
        findings.append(
            Finding(page.id, "partner_of_another", "info", message, None, "name", *name)
        )
    return findings


def _find_owner(
    page: Page, section: Section, partner: Partner, names: Collection[str]
) -> str | None:
    said = next((label.span for label in section.labels if label.field == "relationship"), None)
    place = section.place.span
    if said is None or place.start <= said.start:
        return None
    sentence = _sentence_at(page.flat, said)
    if _OURS.search(page.flat, sentence.start, min(sentence.end, max(said.end, place.start))):
        return None
    opening = _OPENING.match(page.flat, *sentence)
    behind = _OF.match(page.flat, said.end, sentence.end)
    begins = [opening.end()] if opening and place.start >= said.end else []
    # Of "twin town of Groningen, Darmstadt" Groningen is one of the partners.
    heads = [behind.end()] if behind and place.start >= sentence.end else []
    for at in (*begins, *heads):
        for name in sorted(names):
            whole = page.flat.startswith(name, at) and not page.flat[at + len(name)].isalnum()
            if whole and name_key(name) != partner.key and at + len(name) <= sentence.end:
                return name
    return None


def _sentence_at(flat: str, span: Span) -> Span:
    start, end = flat.rfind("\n", 0, span.start) + 1, flat.find("\n", span.end)
    line = Span(start, end if end >= 0 else len(flat))
    sentences = split_sentences(flat, *line)
    return next((s for s in sentences if s.start <= span.start < s.end), line)
