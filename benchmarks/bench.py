"""Measure speed and memory; write ``results.json`` and the table of the README.

    make bench [ARGS="--quick --date YYYY-MM-DD --parts memory"]

Every figure is of a process of its own. Nothing is written by ``--quick`` or where a part
fails; parts that are left out keep the figures of the run before.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.parts.child import ROOT, CommandError, run_python
from benchmarks.parts.extraction import (
    measure_memory,
    measure_reruns,
    measure_throughput,
    read_entries,
)
from benchmarks.parts.machine import describe_machine
from benchmarks.parts.ratios import measure_ratios
from benchmarks.parts.startup import measure_startup
from benchmarks.table import render_tables

RESULTS = ROOT / "benchmarks" / "results.json"
PAGES, MEMORY = 2_000, (1_000, 10_000, 100_000)
QUICK_PAGES, QUICK_MEMORY = 200, (100, 1_000)
Part = Callable[[Path, Path, bool], Any]

# The order matters little: each part runs in its own processes and folders.
PARTS: dict[str, Part] = {
    "startup": lambda corpus, scratch, _: measure_startup(next(corpus.rglob("*.txt")), scratch),
    "ratios": lambda corpus, *_: {
        what: measure_ratios(corpus, what) for what in ("rules", "model")
    },
    "throughput": lambda corpus, scratch, _: measure_throughput(corpus, scratch),
    "reruns": lambda corpus, scratch, _: measure_reruns(corpus, scratch),
    "memory": lambda _, scratch, quick: measure_memory(scratch, QUICK_MEMORY if quick else MEMORY),
}


def main() -> None:
    asked = _parse()
    scratch = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        results = _measure(asked, scratch)
    finally:
        shutil.rmtree(scratch)
    tables = render_tables(results)
    print(f"\n{tables}")
    missing = set(asked.parts) - results.keys()
    if missing:
        sys.exit(f"Not measured: {', '.join(sorted(missing))}.")
    if asked.quick:
        return
    # Imported late: a large parent would count as its children's memory.
    from pipeline.score.markdown import write_between

    results = _load_others() | results
    text = json.dumps(results, indent=2, ensure_ascii=False) + "\n"
    RESULTS.write_text(text, encoding="utf-8")
    write_between(ROOT / "README.md", render_tables(results), "bench")


def _load_others() -> dict[str, Any]:
    """What earlier runs measured; the parts of this run take the place of theirs."""
    if not RESULTS.exists():
        return {}
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return results


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure speed and memory.")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_PAGES} pages, to check.")
    parser.add_argument("--date", default=date.today().isoformat(), help="What the table says.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    return parser.parse_args()


def _measure(asked: argparse.Namespace, scratch: Path) -> dict[str, Any]:
    corpus = scratch / "corpus"
    pages = QUICK_PAGES if asked.quick else PAGES
    print(f"corpus of {pages:,} pages", flush=True)
    run_python("benchmarks/corpus.py", corpus, "--pages", str(pages), "--seed", str(asked.seed))
    sizes = [entry["bytes"] for entry in read_entries(corpus).values()]
    results: dict[str, Any] = {
        "date": asked.date,
        "machine": describe_machine(),
        "corpus": {"pages": len(sizes), "megabytes": sum(sizes) / 1e6, "seed": asked.seed},
    }
    for name, part in PARTS.items():
        if name in asked.parts:
            start = time.monotonic()
            print(f"{name} …", flush=True)
            try:
                results[name] = part(corpus, scratch, asked.quick)
            except CommandError as error:
                print(f"{name} could not be measured: {error}", flush=True)
            print(f"{name}: {time.monotonic() - start:.0f} s", flush=True)
    return results


if __name__ == "__main__":
    main()
