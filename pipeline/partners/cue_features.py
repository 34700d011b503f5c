"""Features of the cues around a candidate: in its sentence, in its line, above it."""

from __future__ import annotations

from pipeline.partners.scene import Scene
from pipeline.partners.units import Unit
from pipeline.partners.words import Candidate

_CAP = 300


def of_cues(scene: Scene, it: Candidate, unit: Unit, size: int) -> dict[str, float]:
    """``size`` is the number of names in the candidate's enumeration."""
    cues, above = scene.cues, scene.above[it.unit]
    sentence = scene.sentence_of(it)
    strong = cues.strong_within(*sentence)
    gaps = [max(it.start - cue.end, cue.start - it.end, 0) for cue in strong]
    return {
        "cue_in_sentence": bool(strong),
        "cue_distance": min(gaps, default=_CAP),
        "cue_in_unit": cues.has_strong(unit.start, unit.end),
        "weak_cue_in_sentence": bool(cues.within("partnership_weak", *sentence)),
        "event_in_sentence": bool(cues.within("event_formal", *sentence)),
        "cue_above_is_heading": above.heading,
        "headings_since_cue": min(above.heads, 10),
        "places_since_cue": min(above.places, 20),
        "other_list_above": above.other,
        "cue_in_address": cues.in_address,
        "enumerated": min(size, 15),
    }
