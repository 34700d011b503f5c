"""Which folders are cases: a page and the table of what it should give."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from pipeline.page.names import SUFFIXES
from pipeline.score.gold import Gold, read_table

TABLES = ("gold.csv", "expected.csv")


class GoldError(Exception):
    """Nothing to score against, or a table that cannot be read; one clear sentence."""


@dataclass(frozen=True, slots=True)
class Case:
    """``slug`` is the folder's path under ``root``, ``page`` the file in it.

    ``site`` is the slug of the first page of its site, empty where it was not asked.
    """

    slug: str
    page: Path
    root: Path
    golds: tuple[Gold, ...]
    site: str = ""


def find_cases(folder: Path, only: Sequence[str] = (), skip: Sequence[str] = ()) -> list[Case]:
    """The cases under ``folder`` in order; ``only`` and ``skip`` are slugs or globs of them.

    Raises GoldError.
    """
    return pick_cases(_read_folder(folder), lambda _: True, only, skip)


def find_all_cases(folders: Sequence[Path]) -> list[Case]:
    """The cases of several folders, folder by folder. Raises GoldError.

    A slug that two folders have is told apart by its folder's name in front.
    """
    cases = [case for folder in folders for case in _read_folder(folder)]
    times = Counter(case.slug for case in cases)
    named = [
        replace(case, slug=f"{case.root.resolve().name}/{case.slug}")
        if times[case.slug] > 1
        else case
        for case in cases
    ]
    double = [slug for slug, count in Counter(case.slug for case in named).items() if count > 1]
    if double:
        raise GoldError(f"The page {double[0]} is asked for twice.")
    return named


def pick_cases(
    cases: Sequence[Case],
    fits: Callable[[Case], bool],
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
) -> list[Case]:
    """Those of ``cases`` that fit and are asked for. Raises GoldError where there is none."""
    picked = [case for case in cases if _is_asked(case.slug, only, skip) and fits(case)]
    if not picked:
        homes = " and ".join(sorted({str(case.root) for case in cases}))
        raise GoldError(f"{homes} holds no page with a {' or '.join(TABLES)} that is asked for.")
    return picked


def _read_folder(folder: Path) -> list[Case]:
    if not folder.is_dir():
        raise GoldError(f"{folder} is no folder of pages with their {' or '.join(TABLES)}.")
    tables = [table for name in TABLES for table in folder.rglob(name)]
    cases = []
    for home in sorted({table.parent for table in tables}):
        page = _find_page(home)
        slug = home.name if home == folder else home.relative_to(folder).as_posix()
        if page:
            cases.append(Case(slug, page, folder, _read_golds(home)))
    if not cases:
        raise GoldError(f"{folder} holds no page with a {' or '.join(TABLES)}.")
    return cases


def _find_page(home: Path) -> Path | None:
    pages = [home / f"page{suffix}" for suffix in SUFFIXES]
    return next((page for page in pages if page.is_file()), None)


def _is_asked(slug: str, only: Sequence[str], skip: Sequence[str]) -> bool:
    wanted = not only or any(fnmatchcase(slug, glob) for glob in only)
    return wanted and not any(fnmatchcase(slug, glob) for glob in skip)


def _read_golds(home: Path) -> tuple[Gold, ...]:
    table = next(home / name for name in TABLES if (home / name).is_file())
    try:
        return tuple(read_table(table))
    except KeyError as error:
        raise GoldError(f"{table} has no column {error}.") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GoldError(f"{table} cannot be read: {error}.") from error
