"""Our CPU time beside that of other tools over the same pages, in one process.

    python benchmarks/parts/compare.py rules|model CORPUS [--every N]

One pass over the HTML pages (every Nth), in batches of one size class; the tools take
turns on each batch. Prints JSON. The caller takes the best of several processes, as a
second pass in one process would find its own texts in the caches.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypedDict

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

CLASSES = {"2–8 kB": 8_000, "8–32 kB": 32_000, "32–130 kB": 10**9}
_BATCH = 10
Tool = Callable[[tuple[Path, ...]], object]


def make_rules_tools(corpus: Path) -> dict[str, Tool]:
    import trafilatura
    from bs4 import BeautifulSoup

    from pipeline.page import read_page
    from pipeline.run import extract_page

    return {
        "pipeline": lambda files: [extract_page(read_page(file, corpus), None) for file in files],
        "its reader": lambda files: [read_page(file, corpus) for file in files],
        "trafilatura": lambda files: [trafilatura.extract(file.read_bytes()) for file in files],
        "bs4 + lxml": lambda files: [BeautifulSoup(file.read_bytes(), "lxml") for file in files],
    }


def make_model_tools(corpus: Path) -> dict[str, Tool]:
    import spacy

    from pipeline.ner import MODELS, SpacyReader
    from pipeline.page import read_page
    from pipeline.run import extract_page

    whole = spacy.load(next(name for name in MODELS if importlib.util.find_spec(name)))
    ours = SpacyReader()
    texts: list[str] = []

    def run_ours(files: tuple[Path, ...]) -> None:
        pages = [read_page(file, corpus) for file in files]
        texts[:] = [page.text for page in pages]
        for page in pages:
            extract_page(page, ours)

    return {"pipeline": run_ours, "spaCy": lambda _: list(whole.pipe(texts))}


class Figures(TypedDict):
    """CPU seconds by tool and size class, and how many pages were measured of each."""

    every: int
    counts: dict[str, int]
    cpu: dict[str, dict[str, float]]


def measure(tools: dict[str, Tool], files: list[Path], every: int) -> Figures:
    """Time the tools by turns, after a batch of each class that does not count."""
    figures = {name: dict.fromkeys(CLASSES, 0.0) for name in tools}
    counts = dict.fromkeys(("all", *CLASSES), 0)
    warmed = set[str]()
    for title, batch in _batch(files):
        for name, tool in tools.items():
            gc.collect()
            start = time.process_time()
            tool(batch)
            figures[name][title] += (time.process_time() - start) * (title in warmed)
        if title in warmed:
            counts[title] += len(batch)
            counts["all"] += len(batch)
        warmed.add(title)
    return {"every": every, "counts": counts, "cpu": figures}


def _batch(files: list[Path]) -> Iterator[tuple[str, tuple[Path, ...]]]:
    """Batches of one class each, the classes by turns where they have as many."""
    classes: dict[str, list[Path]] = {title: [] for title in CLASSES}
    for file in files:
        size = file.stat().st_size
        classes[next(title for title, limit in CLASSES.items() if size < limit)].append(file)
    parts = {title: _split(members) for title, members in classes.items()}
    for at in range(max(map(len, parts.values()))):
        yield from ((title, batches[at]) for title, batches in parts.items() if at < len(batches))


def _split(files: list[Path]) -> list[tuple[Path, ...]]:
    return [tuple(files[at : at + _BATCH]) for at in range(0, len(files), _BATCH)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("rules", "model"))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=1)
    asked = parser.parse_args()
    # By the end of the name, which mixes sites, layouts and sizes.
    files = sorted(asked.corpus.rglob("*.html"), key=lambda file: file.name[::-1])[:: asked.every]
    make = make_rules_tools if asked.what == "rules" else make_model_tools
    print(json.dumps(measure(make(asked.corpus), files, asked.every)))


if __name__ == "__main__":
    main()
