"""Score every page of some folders with the whole pipeline, or with parts of it left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.score.ablation import ablate
from pipeline.score.cases import Case, find_all_cases, pick_cases
from pipeline.score.counts import Score
from pipeline.score.extractors import Extractor, MakeExtract, Pipeline
from pipeline.score.folds import split_folds
from pipeline.score.groups import find_groups, join_sites, read_groups
from pipeline.score.language import find_language
from pipeline.score.measure import score_case
from pipeline.score.processes import map_pages

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which pages are measured, with what left out, in how many processes.

    ``only`` and ``skip`` are slugs or globs, ``language`` is ``en``, ``other`` or empty for
    all; ``left_out`` holds ``ner``, ``gazetteer`` and other names of ``list_switches``.
    """

    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    language: str = ""
    left_out: Sequence[str] = ()
    workers: int | None = None

    def pick(self, cases: Sequence[Case]) -> list[Case]:
        """Those of ``cases`` that are measured. Raises GoldError where there is none."""
        return pick_cases(
            cases,
            lambda case: not self.language or find_language(case.page) == self.language,
            self.only,
            self.skip,
        )


def score_folders(
    folders: Sequence[Path], choice: Choice, progress: Progress | None = None
) -> list[Score]:
    """One score a page, folder by folder; ``progress`` is told the number of pages.

    Raises GoldError and AblationError.
    """
    cases = choice.pick(find_all_cases(folders))
    with ablate(choice.left_out) as ner:
        return _score(cases, Pipeline(ner), choice, len(cases), progress)


def cross_validate(
    folders: Sequence[Path],
    choice: Choice,
    make_extract: MakeExtract | None = None,
    groups: Path | None = None,
    progress: Progress | None = None,
    beside: Sequence[Path] = (),
) -> list[Score]:
    """One score a page, by an extractor that learned from the pages of other folds alone.

    Folds and what is learned are of all pages, whatever ``choice`` asks for: it says which of
    them are judged. ``groups`` is the table of pages of one site, by default the one beside
    the folders. From the pages of the folders ``beside`` every fold learns, but for those of
    sites that it judges; they are not judged. Raises GoldError and AblationError.
    """
    cases = find_all_cases(folders)
    taught = find_all_cases(beside)
    judged = choice.pick(cases)
    asked = {case.slug for case in judged}
    table = groups or find_groups(folders)
    sites = join_sites([*cases, *taught], read_groups(table) if table else {})
    cases, taught = (
        [replace(case, site=sites[case.slug]) for case in each] for each in (cases, taught)
    )
    scores: dict[str, Score] = {}
    with ablate(choice.left_out) as ner:
        for fold in split_folds(cases, sites):
            held_out = {case.site for case in fold}
            wanted = [case for case in fold if case.slug in asked]
            if not wanted:
                continue
            learn = make_extract or Pipeline(ner).learn
            extract = learn([case for case in [*cases, *taught] if case.site not in held_out])
            done = _score(wanted, extract, choice, len(judged), progress)
            scores.update(zip([case.slug for case in wanted], done, strict=True))
    return [scores[case.slug] for case in judged]


def _score(
    cases: Sequence[Case],
    extract: Extractor,
    choice: Choice,
    total: int,
    progress: Progress | None,
) -> list[Score]:
    scores = []
    measure = partial(_measure, extract=extract)
    for score in map_pages(measure, cases, choice.left_out, choice.workers):
        scores.append(score)
        if progress:
            progress(total)
    return scores


def _measure(case: Case, extract: Extractor) -> Score:
    score = score_case(case, extract)
    score.language = find_language(case.page)
    return score
