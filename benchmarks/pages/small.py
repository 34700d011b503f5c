"""Many small text pages, fast: for memory by the number of pages, not for speed."""

from __future__ import annotations

from pathlib import Path
from random import Random

from benchmarks.pages.draw import read_hosts
from benchmarks.pages.plain import PLAIN, write_plain
from benchmarks.pages.sentences import write_paragraph

_POOL, _FOLDER = 500, 1_000
_LEAST = 2_000


def write_small(folder: Path, pages: int, seed: int) -> None:
    """Pages of 2 to 4 kB: partners of a pool of 500 stretches, other matters of their own."""
    pool = [
        write_plain(Random(f"{seed} pool {at}"), host, PLAIN[at % len(PLAIN)], 0)[0]
        for at, host in ((at, read_hosts()[at % len(read_hosts())]) for at in range(_POOL))
    ]
    random = Random(f"{seed} small")
    for at in range(pages):
        text = pool[at % _POOL] + "\nOther news\n"
        while len(text) < _LEAST:
            text += write_paragraph(random, 3) + "\n\n"
        file = folder / f"{at // _FOLDER:03}" / f"page-{at}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
