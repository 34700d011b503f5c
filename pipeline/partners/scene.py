"""From a page to the scene that its candidates are judged in."""

from __future__ import annotations

from pipeline.languages.detect import detect_language
from pipeline.model import Page
from pipeline.partners.candidates import find_candidates
from pipeline.partners.cues import Cues
from pipeline.partners.features import Scene, set_scene
from pipeline.partners.units import split_units


def make_scene(page: Page) -> Scene:
    """Units, cues and candidates of a page."""
    units = split_units(page)
    detected = detect_language(page.flat, page.language)
    cues = Cues(page, detected.packs)
    return set_scene(page, units, find_candidates(page, units, cues), cues, detected.language)
