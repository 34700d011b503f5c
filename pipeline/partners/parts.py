"""Parts of a line or a sentence: which stretch of it speaks of which of several partners."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from pipeline.model import Label, Span
from pipeline.partners.candidates import Candidate
from pipeline.partners.scene import Scene
from pipeline.places import region_country
from pipeline.places.names import is_sign
from pipeline.values.countries import read_country

ROW, HEADED, RECORD, SENTENCE = "rows", "headings", "records", "sentences"
"""How a section was parted from the page: a table's row, a heading with what stands below it,
the lines of a list's entry, sentences of running text.
"""

SOURCES = {ROW: "table", HEADED: "heading", RECORD: "list", SENTENCE: "phrase"}
"""What the mention of a name says of where it stands."""


_MOST_CUES = 100
"""So many are looked at above a name, so that a long list of entries costs no square."""


def split_line(scene: Scene, numbers: Sequence[int], whole: Span) -> list[Span]:
    """The part of a line that is each candidate's: from its name to the next one's.

    What stands before the first name belongs to the first.
    """
    starts = [scene.candidates[number].start for number in numbers]
    edges = [whole.start, *starts[1:], whole.end]
    return [Span(edges[n], max(edges[n + 1], start + 1)) for n, start in enumerate(starts)]


def leave_out_regions(scene: Scene, numbers: list[int], kept: Mapping[int, float]) -> list[int]:
    """Of "Nagano, Nagano Prefecture, Japan" the first: what stands behind its comma is its region."""
    chosen: list[int] = []
    for number in numbers:
        it = scene.candidates[number]
        if chosen:
            gap = scene.page.flat[scene.candidates[chosen[-1]].end : it.start].strip()
            if gap in ("", "(", "/", "（") and _is_other_script(scene, chosen[-1], number):
                continue
            if gap in ("", ",", "(") and _is_own_country(scene, chosen[-1], number):
                continue
            upper = bool(it.named) and all(place.rank != "city" for place in it.named)
            if gap in (",", "(", "/") and _is_region_of(scene, chosen[-1], number):
                continue
            if kept[number] <= kept[chosen[-1]] and upper and gap in (",", "(", "/"):
                continue
        chosen.append(number)
    return chosen


def _is_region_of(scene: Scene, city: int, region: int) -> bool:
    """``Christchurch, Canterbury``: is it a division of the country that the city lies in?"""
    it = scene.candidates[city]
    codes = frozenset(place.country_code for place in it.named)
    divided = region_country(scene.page.flat[slice(*scene.candidates[region].span)])
    return bool(codes & frozenset(divided)) and any(place.rank == "city" for place in it.named)


def _is_own_country(scene: Scene, city: int, country: int) -> bool:
    """``Luxembourg Luxembourg``: a city and its country have one name."""
    words = scene.page.flat[slice(*scene.candidates[country].span)]
    return scene.keys[city] == scene.keys[country] and read_country(words) is not None


def _is_other_script(scene: Scene, one: int, other: int) -> bool:
    """``奈良市 Nara``: one place, said once more in other letters?"""
    first, second = (scene.page.flat[slice(*scene.candidates[n].span)] for n in (one, other))
    return first.isascii() != second.isascii() and is_sign(first[0]) != is_sign(second[0])


def relationship(scene: Scene, it: Candidate) -> tuple[Label, ...]:
    """The words of partnership that speak of the candidate: in its sentence, else above it."""
    here = scene.cues.strong_within(*scene.sentence_of(it))
    if here:
        nearest = min(here, key=lambda cue: max(cue.start - it.end, it.start - cue.end))
        return (Label("relationship", nearest),)
    said = _find_above(scene, it)
    return (Label("relationship", said),) if said else ()


def _find_above(scene: Scene, it: Candidate) -> Span | None:
    """The nearest words of partnership above, of a heading or an introduction.

    What a row or an entry says of its own partner is said of no other.
    """
    strong = scene.cues.strong
    behind = bisect_left(strong, (it.start, 0))
    for cue in strong[max(0, behind - _MOST_CUES) : behind][::-1]:
        unit = scene.unit_at(cue.start)
        entry = unit.kind != "heading" and unit.index in scene.entries
        if cue.end <= it.start and unit.kind not in ("cell", "title") and not entry:
            first = scene.cues.strong_within(unit.start, unit.end)
            return first[0] if first else cue
    return None
