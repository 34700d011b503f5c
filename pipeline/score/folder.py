"""Score every page of a folder with the whole pipeline, or with parts of it left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.ner import SpacyReader
from pipeline.run import extract_page
from pipeline.score.ablation import ablate
from pipeline.score.cases import find_cases
from pipeline.score.measure import Score, score_case


def score_folder(
    folder: Path,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    left_out: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
) -> list[Score]:
    """One score a page, in order of the slugs; ``progress`` is told the number of pages.

    ``left_out`` holds ``ner``, ``gazetteer`` and names of rules. Raises GoldError and
    AblationError.
    """
    cases = find_cases(folder, only, skip)
    scores = []
    with ablate(left_out) as ner:
        model = SpacyReader() if ner else None
        for case in cases:
            scores.append(score_case(case, lambda page: extract_page(page, model)))
            if progress:
                progress(len(cases))
    return scores
