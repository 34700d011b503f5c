"""Which partners that the layouts found does the page really claim as its own?"""

from __future__ import annotations

import re

from pipeline.layouts.found import find_relations, is_long
from pipeline.model import Finding, Mention, Page, Section
from pipeline.places import is_place
from pipeline.resolve.join import Partner
from pipeline.search.sought import Sought
from pipeline.values.fold_name import name_key

_SEEKING = Sought(
    re.compile(
        r"\b(?:is|are) (?:currently |now |actively )?(?:looking|searching|seeking)\b[^.]{0,40}\b(?:sister|twin|partner)"
        r"|\bin search of (?:a |an )?(?:new )?(?:sister|twin|partner)"
        r"|\bseek(?:s|ing)? (?:a |an )?(?:new )?(?:sister|twin|partner)"
        r"|\bwish(?:es)? (?:for|to find|to establish|to become)\b[^.]{0,60}\b(?:sister|twin|partner)",
        re.IGNORECASE,
    )
)
_OURS = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
_IT_IS = re.compile(
    r"\b(?:it|the (?:town|city|village|borough)) (?:is|was|has been) twinned", re.IGNORECASE
)
_REFUSED = Sought(
    re.compile(
        r"\b(?:not|never|(?:is|are|was)n['\u2019]t|declined|refused|rejected)\b(?! only| just| merely)"
        r"[^.;,:]{0,40}\b(?:sister|twin|partner|friendship)[^.;:]{0,120}"
        r"|\b(?:sister|twin|partner|friendship)[^.;:]{0,80}\b(?:was|were) (?:declined|refused|rejected|turned down)\b",
        re.IGNORECASE,
    )
)
"""``is not twinned with Paris``, ``declined to become a sister city of``: no partner."""

_NEAR = 40
_CONTRAST = re.compile(
    r"\bbut\b|\b(?:is|are|was|were) (?:also )?(?:sister|twin|partner)", re.IGNORECASE
)
_UNPROVEN = frozenset(("pairs", "about"))
_WEAK_LAYOUTS = frozenset(("pairs", "introduction", "paragraphs", "about"))
_TOP = 600


def keep_related(page: Page, partners: list[Partner], host: Mention | None) -> list[Partner]:
    """The partners of the page's own city; none on pages that only speak of the matter.

    A city that *seeks* a partner has none. An article whose city is not named at its top
    or in its address is on something else. A pair named in prose counts only if the host
    is one of the two, or the page speaks of "us".
    """
    seeking = any(True for _ in _SEEKING.finditer(page.flat, 0, len(page.flat)))
    if seeking and not any(_is_dated(page, p) for p in partners):
        return []
    if is_long(page) and not _is_topic(page, host):
        return []
    return [partner for partner in partners if _is_own(page, partner, host)]


def _is_dated(page: Page, partner: Partner) -> bool:
    return any(label.field == "established" for s in partner.sections for label in s.labels)


def _is_topic(page: Page, host: Mention | None) -> bool:
    if host is None:
        return False
    top = page.text[:_TOP] + (page.url or "").replace("_", " ")
    return host.value.lower() in top.lower()


def find_denied(page: Page, partners: list[Partner]) -> list[Partner]:
    """The partners of which the page says, wherever it names them, that they are none."""
    return [
        partner
        for partner in partners
        if partner.is_only_in(_WEAK_LAYOUTS)
        and all(_is_refused(page.flat, section) for section in partner.sections)
    ]


def note_denied(page: Page, denied: list[Partner]) -> list[Finding]:
    """What was left out because the page denies it, if it is a place at all."""
    findings = []
    for partner in denied:
        name = partner.sections[0].place.name
        if is_place(page.words(name)):
            message = f"The page says that {page.words(name)} is no partner; it was left out."
            found = Finding(page.id, "partner_denied", "info", message, None, "name", *name)
            findings.append(found)
    return findings


def _is_own(page: Page, partner: Partner, host: Mention | None) -> bool:
    if not partner.is_only_in(_WEAK_LAYOUTS):
        return True
    if not any(_names_host(page, section, host) for section in partner.sections):
        return False
    # The gazetteer's first answer costs a second, so it is asked last.
    return not partner.is_only_in(_UNPROVEN) or is_place(
        page.flat[slice(*partner.sections[0].place.name)]
    )


def _is_refused(flat: str, section: Section) -> bool:
    """Does the sentence that names the partner say that it is none?"""
    name = section.place.name
    start, end = flat.rfind("\n", 0, name.start) + 1, flat.find("\n", name.end)
    for refused in _REFUSED.finditer(flat, start, len(flat) if end < 0 else end):
        before = flat[name.end : refused.start()]
        if name.start < refused.end() and len(before) < _NEAR and "." not in before:
            return not _CONTRAST.search(flat, refused.start(), name.start)
    return False


def _names_host(page: Page, section: Section, host: Mention | None) -> bool:
    """Does a sentence on partnership of this section name the host, or "us"?"""
    other = next((label.span for label in section.labels if label.field == "counterpart"), None)
    if other is not None and host is not None:
        return name_key(page.flat[slice(*other)]) == name_key(host.value)
    for body in section.bodies:
        words = page.flat[slice(*body)]
        if not any(m.relation.strong for m in find_relations(page.flat, *body)):
            continue
        if (
            _OURS.search(words)
            or _IT_IS.search(words)
            or (host is not None and host.value in words)
        ):
            return True
    if section.layout == "paragraphs":
        return _is_topic(page, host)
    return not is_long(page) and section.layout == "introduction"
