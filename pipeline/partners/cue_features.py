"""Features of the cues around a candidate: in its sentence, before its enumeration, above it."""

from __future__ import annotations

from pipeline.partners.runs import Run
from pipeline.partners.scene import Scene
from pipeline.partners.units import Unit
from pipeline.partners.words import Candidate

_FAR = 60
_CAP = 300


def of_cues(scene: Scene, it: Candidate, unit: Unit) -> dict[str, float]:
    cues, above = scene.cues, scene.above[it.unit]
    sentence = scene.sentence_of(it)
    strong = cues.strong_within(*sentence)
    gaps = [max(it.start - cue.end, cue.start - it.end, 0) for cue in strong]
    return {
        "cue_in_sentence": bool(strong),
        "cue_before_in_sentence": any(cue.end <= it.start for cue in strong),
        "cue_distance": min(gaps, default=_CAP),
        "cue_in_unit": bool(cues.strong_within(unit.start, unit.end)),
        "weak_cue_in_sentence": bool(cues.within("partnership_weak", *sentence)),
        "denied_in_sentence": bool(cues.within("denied", *sentence)),
        "seeking_in_sentence": bool(cues.within("seeking", *sentence)),
        "event_in_sentence": bool(cues.within("event_formal", *sentence)),
        "other_event_in_sentence": bool(cues.within("event_other", *sentence)),
        "cue_above": above.cue,
        "cue_above_is_heading": above.heading,
        "cue_above_opens": above.opens,
        "prose_since_cue": min(above.prose, 10),
        "headings_since_cue": min(above.heads, 10),
        "places_since_cue": min(above.places, 20),
        "other_list_above": above.other,
        "cue_in_address": cues.in_address,
        "cue_in_title": cues.in_title,
    }


def of_enumeration(scene: Scene, it: Candidate, run: Run) -> dict[str, float]:
    sentence = scene.sentence_of(it)
    lead = scene.cues.strong_within(sentence.start, run.start)
    return {
        "enumerated": min(run.size, 15),
        "first_of_run": it.start == run.start,
        "cue_leads_run": bool(lead),
        "cue_near_run": bool(lead) and run.start - lead[-1].end <= _FAR,
        "colon_before_run": scene.page.flat[max(0, run.start - 3) : run.start].rstrip()[-1:]
        in (":", "："),
    }
