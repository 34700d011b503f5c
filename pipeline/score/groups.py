"""Which pages are of one site? They must not stand on both sides of a cross-validation."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.score.cases import Case, GoldError

GROUPS = "groups.csv"


def find_groups(folders: Sequence[Path]) -> Path | None:
    """The ``groups.csv`` in or beside the first folder that has one."""
    places = [place / GROUPS for folder in folders for place in (folder, folder.resolve().parent)]
    return next((place for place in places if place.is_file()), None)


def read_groups(file: Path) -> dict[str, str]:
    """Folder name -> group, of the columns ``slug`` and ``group``. Raises GoldError."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return {row["slug"]: row["group"] for row in csv.DictReader(lines)}
    except KeyError as error:
        raise GoldError(f"{file} has no column {error}.") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GoldError(f"{file} cannot be read: {error}.") from error


def join_sites(cases: Sequence[Case], groups: Mapping[str, str]) -> dict[str, str]:
    """Slug -> site, for every case; a site is called by the first of its slugs.

    Two pages are of one site if they share the group or the host of their address, or if
    others join them so.
    """
    parents = {case.slug: case.slug for case in cases}
    firsts: dict[tuple[str, str], str] = {}
    for case in sorted(cases, key=lambda case: case.slug):
        for key in _list_keys(case, groups):
            one = _find(parents, firsts.setdefault(key, case.slug))
            other = _find(parents, case.slug)
            parents[max(one, other)] = min(one, other)
    return {case.slug: _find(parents, case.slug) for case in cases}


def _list_keys(case: Case, groups: Mapping[str, str]) -> list[tuple[str, str]]:
    keys = [
        ("group", groups.get(case.page.parent.name, "")),
        ("host", _find_host(case.page.with_name("page.meta.json"))),
    ]
    return [key for key in keys if key[1]]


def _find_host(sidecar: Path) -> str:
    try:
        facts = json.loads(sidecar.read_text(encoding="utf-8-sig"))
        url = facts.get("url") if isinstance(facts, dict) else None
        host = urlsplit(url).hostname if isinstance(url, str) else None
    except (OSError, ValueError):
        return ""
    return (host or "").removeprefix("www.")


def _find(parents: dict[str, str], slug: str) -> str:
    while parents[slug] != slug:
        parents[slug] = parents[parents[slug]]
        slug = parents[slug]
    return slug
