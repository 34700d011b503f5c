"""Partners that the page itself takes back: "is not twinned with", "is looking for a partner in".

A denial or a search speaks of the names in its own sentence, and empties no page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from pipeline.model import Finding, Page, Section, Span
from pipeline.partners.parts import SENTENCE
from pipeline.partners.scene import Scene
from pipeline.places import is_place
from pipeline.resolve.partner import Partner
from pipeline.values.countries import read_country

_REACH = 40
_STOP = re.compile(r"[.?!:;\n]")


def find_denied(scene: Scene, partners: Sequence[Partner]) -> list[Partner]:
    """The partners of which the page says, wherever it names them, that they are none (yet)."""
    return [
        partner
        for partner in partners
        if all(_is_denied(scene, section) for section in partner.sections)
    ]


def find_names_denied(scene: Scene, known: Collection[str]) -> list[Span]:
    """The names right behind words of denial ("is not twinned with Bruges"), but for those known.

    The scorer refuses most of them by itself; that they were left out is to be told all the same.
    """
    found: dict[str, Span] = {}
    for cue in scene.cues.spans("denied"):
        behind = bisect_left(scene.candidates, cue.end, key=lambda it: it.start)
        for it, key in zip(scene.candidates[behind:], scene.keys[behind:], strict=True):
            if it.start - cue.end > _REACH or _STOP.search(scene.page.flat, cue.end, it.start):
                break
            if it.named and key not in known and not read_country(scene.page.flat[slice(*it.span)]):
                found.setdefault(key, it.span)
                break
    return list(found.values())


def note_denied(page: Page, denied: Sequence[Partner], names: Sequence[Span]) -> list[Finding]:
    """What was left out because the page denies it, if it is a place at all."""
    findings = []
    for name in dict.fromkeys([*(it.sections[0].place.name for it in denied), *names]):
        if is_place(page.words(name)):
            message = f"The page says that {page.words(name)} is no partner; it was left out."
            found = Finding(page.id, "partner_denied", "info", message, None, "name", *name)
            findings.append(found)
    return findings


def _is_denied(scene: Scene, section: Section) -> bool:
    """Is the cue that stands nearest to the name, in its sentence, one of denial or of search?"""
    if section.layout != SENTENCE:
        return False
    name, cues = section.place.name, scene.cues
    for body in section.bodies:
        if body.start <= name.start < body.end:
            against = [*cues.within("denied", *body), *cues.within("seeking", *body)]
            for_it = cues.strong_within(*body)
            nearest = min((_distance(cue, name) for cue in against), default=None)
            return nearest is not None and all(
                nearest < _distance(cue, name) or _lies_within(cue, against) for cue in for_it
            )
    return False


def _distance(cue: Span, name: Span) -> int:
    return max(cue.start - name.end, name.start - cue.end, 0)


def _lies_within(cue: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= cue.start and cue.end <= other.end for other in others)
