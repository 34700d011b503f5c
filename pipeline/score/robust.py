"""How much gets lost when a page changes in what should not matter?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypedDict

from pipeline.model import Extraction, Page
from pipeline.page import PageError
from pipeline.page.decode import DecodeError, decode, find_declared
from pipeline.page.read import make_page
from pipeline.page.sidecar import find_sidecar, parse_sidecar
from pipeline.score.ablation import ablate
from pipeline.score.cases import Case, find_all_cases
from pipeline.score.extractors import Extractor, Pipeline
from pipeline.score.folder import Choice
from pipeline.score.gold import Gold
from pipeline.score.perturb import CHANGES, FORMS, Cells, is_markup
from pipeline.score.processes import map_pages
from pipeline.score.reading import Reading, read_extraction


class Line(TypedDict):
    """One change over ``pages`` pages that it changed, of which ``rows`` rows were found before.

    ``lost`` rows (``lost_share`` of them) are found no more, ``cells_lost`` of ``cells`` are
    right no more, ``added`` rows are neither in gold nor were there before, nor marked
    (``added_share`` in relation to ``rows``). ``worst`` tells each page that lost or gained:
    its slug, rows lost, rows added.
    """

    change: str
    pages: int
    rows: int
    lost: int
    lost_share: float | None
    cells: int
    cells_lost: int
    cells_lost_share: float | None
    added: int
    added_share: float | None
    worst: list[tuple[str, int, int]]


def measure_robustness(
    folders: Sequence[Path],
    choice: Choice,
    sample: int = 1,
    progress: Callable[[int], None] | None = None,
    extract: Extractor | None = None,
) -> list[Line]:
    """One line a change, in the order of the tables, over every ``sample``-th page.

    Raises GoldError and AblationError.
    """
    cases = choice.pick(find_all_cases(folders))[::sample]
    with ablate(choice.left_out) as ner:
        measure = partial(_measure_case, extract=extract or Pipeline(ner))
        pages = []
        for page in map_pages(measure, cases, choice.left_out, choice.workers):
            pages.append(page)
            if progress:
                progress(len(cases))
    names = [*(change.name for change in CHANGES), *(form.name for form in FORMS)]
    return [
        _add_up(
            name,
            [
                (case.slug, *page[name])
                for case, page in zip(cases, pages, strict=True)
                if name in page
            ],
        )
        for name in names
    ]


def _measure_case(case: Case, extract: Extractor) -> dict[str, tuple[Reading, Reading]]:
    """By change, what the page gave before and after; without the changes that change nothing."""
    try:
        raw = case.page.read_bytes()
        text, _ = decode(raw, find_declared(raw))
        beside = find_sidecar(case.page)
        facts = parse_sidecar(beside.read_bytes() if beside else None, str(beside))
    except (OSError, DecodeError, PageError):
        return {}

    def read(text: str, suffix: str) -> Reading:
        try:
            page = make_page(case.page.name, text.encode(), suffix, facts, "utf-8")
            extraction = extract(page)
        except PageError:
            extraction = Extraction(Page(case.page.name, ""))
        return read_extraction(case.golds, extraction)

    before = read(text, case.page.suffix)
    versions = [
        *_list_changes(text, case.page.suffix),
        *_list_forms(case.golds, before),
    ]
    return {name: (before, read(changed, suffix)) for name, changed, suffix in versions}


def _list_changes(text: str, suffix: str) -> Iterator[tuple[str, str, str]]:
    markup = is_markup(text, suffix)
    for change in CHANGES:
        changed = change.apply(text, markup)
        if changed != text:
            yield change.name, changed, suffix


def _list_forms(golds: Sequence[Gold], before: Reading) -> Iterator[tuple[str, str, str]]:
    rows: list[Cells] = [
        {"name": golds[number].name, **before.right[number]} for number in sorted(before.found)
    ]
    if rows:
        for form in FORMS:
            yield form.name, form.render(rows), form.suffix


def _add_up(name: str, pages: Sequence[tuple[str, Reading, Reading]]) -> Line:
    rows = sum(len(before.found) for _, before, _ in pages)
    cells = sum(len(before.cells) for _, before, _ in pages)
    cells_lost = sum(len(before.cells - after.cells) for _, before, after in pages)
    told = [
        (
            slug,
            len(before.found - after.found),
            (Counter(after.extra) - Counter(before.extra)).total(),
        )
        for slug, before, after in pages
    ]
    lost, added = sum(page[1] for page in told), sum(page[2] for page in told)
    worst = sorted(
        (page for page in told if page[1] or page[2]), key=lambda p: (-p[1], -p[2], p[0])
    )
    return Line(
        change=name,
        pages=len(pages),
        rows=rows,
        lost=lost,
        lost_share=_divide(lost, rows),
        cells=cells,
        cells_lost=cells_lost,
        cells_lost_share=_divide(cells_lost, cells),
        added=added,
        added_share=_divide(added, rows),
        worst=worst,
    )


def _divide(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
