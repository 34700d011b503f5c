"""Write a corpus of synthetic city pages, the same for the same seed.

    python benchmarks/corpus.py DIR [--pages 2000] [--seed 1] [--small]

``corpus.json`` in it says which partners stand on which page. 85 % of the pages are HTML
of 2 to 130 kB, log-uniform, mean near 30 kB, of 40 sites with a chrome each; the rest is
plain text of 2 to 25 kB. On the three saved HTML pages that we measured text is 18, 20
and 23 % of the bytes; those are bare encyclopedia articles without menus. On city sites
it is less, and small pages have more of it.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from random import Random
from typing import TypedDict

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.pages.draw import read_hosts, use_more_cities
from benchmarks.pages.more_layouts import LAYOUTS
from benchmarks.pages.plain import PLAIN, write_plain
from benchmarks.pages.site import Site
from benchmarks.pages.small import write_small
from tests.generate import Partner

SITES = 40
HTML_SHARE = 0.85
HTML_SIZES, PLAIN_SIZES = (2_000, 130_000), (2_000, 25_000)
_OVERHEAD = 0.96
"""What is asked for, of what comes out: the last section fills more than is left."""


class Entry(TypedDict):
    """What a page of the corpus is, and the partners on it by name."""

    layout: str
    bytes: int
    partners: list[str]


def write_corpus(folder: Path, pages: int, seed: int) -> dict[str, Entry]:
    """Write the pages and ``corpus.json``; returns what that says, by page id."""
    html = round(pages * HTML_SHARE)
    entries: dict[str, Entry] = {}
    site = None
    for at in range(html):
        number = at * SITES // html
        if site is None or number != (at - 1) * SITES // html:
            site = Site(f"{seed} {number}", read_hosts()[number], _size(HTML_SIZES, number / SITES))
        random = Random(f"{seed} html {at}")
        size = _size(HTML_SIZES, (at + random.random()) / html)
        fitting = [name for name, (_, least) in LAYOUTS.items() if size >= least]
        layout = fitting[at % len(fitting)]
        slug = f"{layout}-{at}"
        text, rows = site.write_page(random, slug, layout, int(size * _OVERHEAD))
        _write(folder / site.slug / f"{slug}.html", text)
        entries[f"{site.slug}/{slug}.html"] = _describe(layout, text, rows)
    for at in range(pages - html):
        random = Random(f"{seed} plain {at}")
        layout = PLAIN[at % len(PLAIN)]
        host = read_hosts()[at % SITES]
        text, rows = write_plain(random, host, layout, _size(PLAIN_SIZES, random.random()))
        _write(folder / "plain" / f"{layout}-{at}.txt", text)
        entries[f"plain/{layout}-{at}.txt"] = _describe(f"text {layout}", text, rows)
    (folder / "corpus.json").write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n")
    return entries


def _size(bounds: tuple[int, int], share: float) -> int:
    least, most = bounds
    size: float = least * (most / least) ** share
    return round(size)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _describe(layout: str, text: str, rows: list[Partner]) -> Entry:
    return {"layout": layout, "bytes": len(text.encode()), "partners": [r.city.name for r in rows]}


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a corpus of synthetic city pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small", action="store_true", help="Pages of 2 to 4 kB; no corpus.json.")
    asked = parser.parse_args()
    use_more_cities()
    if asked.small:
        write_small(asked.folder, asked.pages, asked.seed)
        return
    entries = write_corpus(asked.folder, asked.pages, asked.seed)
    megabytes = sum(entry["bytes"] for entry in entries.values()) / 1e6
    partners = sum(len(entry["partners"]) for entry in entries.values())
    print(f"{len(entries)} pages, {megabytes:.1f} MB, {partners} partners in {asked.folder}")


if __name__ == "__main__":
    main()
