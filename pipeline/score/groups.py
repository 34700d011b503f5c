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
    """Slug -> site, for every case; see ``join_pages``."""
    return join_pages(
        (case.slug, groups.get(case.page.parent.name, ""), find_host(_sidecar_of(case)))
        for case in cases
    )


def join_pages(pages: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Slug -> site, from the slug, group and host of each page; a site is called by a slug.

    Two pages are of one site if they share the group. A page without one is of the site of the
    first page of its host: the table of groups may tell pages of one host apart, such as those
    of an encyclopedia, which many hands wrote. No group and no host are empty.
    """
    facts = list(pages)
    firsts: dict[tuple[str, str], str] = {}
    sites: dict[str, str] = {}
    for slug, group, host in sorted(facts, key=lambda page: (not page[1], page)):
        of_host = firsts.setdefault(("host", host), slug) if host else slug
        of_group = firsts.setdefault(("group", group), slug) if group else of_host
        sites[slug] = sites.get(of_group, slug)
    return {slug: sites[slug] for slug, *_ in facts}


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
