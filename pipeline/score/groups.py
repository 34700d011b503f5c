"""Which pages are of one site? They must not stand on both sides of a cross-validation."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
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
    return join_pages(
        (case.slug, groups.get(case.page.parent.name, ""), find_host(_sidecar_of(case)))
        for case in cases
    )


def join_pages(pages: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Slug -> site, from the slug, group and host of each page; no group and no host are empty."""
    facts = sorted(pages)
    parents = {slug: slug for slug, *_ in facts}
    firsts: dict[tuple[str, str], str] = {}
    for slug, group, host in facts:
        for key in (("group", group), ("host", host)):
            if key[1]:
                one, other = _find(parents, firsts.setdefault(key, slug)), _find(parents, slug)
                parents[max(one, other)] = min(one, other)
    return {slug: _find(parents, slug) for slug in parents}


def _sidecar_of(case: Case) -> Path:
    return case.page.with_name("page.meta.json")


def find_host(sidecar: Path) -> str:
    """The host of the address in a sidecar, without ``www.``; empty where none is said."""
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
