"""The command as its users run it: throughput, reruns, memory by the number of pages."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path
from typing import Any

from benchmarks.parts.child import CommandError, Measured, run_python

Figures = dict[str, float]
Entries = dict[str, dict[str, Any]]


def extract(pages: Path, output: Path, *options: str, workers: int = 2) -> Measured:
    command = ("-m", "pipeline", "extract", pages, "--output", output)
    return run_python(*command, "--workers", str(workers), *options)


def measure_throughput(corpus: Path, scratch: Path) -> dict[str, Figures]:
    """Pages and megabytes a second, at 1 and 2 workers, with the model and without.

    The better of two runs each: what else the machine did counts against it once only.
    """
    entries = read_entries(corpus)
    megabytes = sum(entry["bytes"] for entry in entries.values()) / 1e6
    figures: dict[str, Figures] = {}
    for name, options in (("rules", ("--no-ner",)), ("with the model", ())):
        for workers in (1, 2):
            output = scratch / "throughput"
            title = f"{name}, {workers} worker{'s' * (workers > 1)}"
            runs = []
            for _ in range(2):
                shutil.rmtree(output, ignore_errors=True)
                runs.append(extract(corpus, output, "--force", *options, workers=workers))
            run = min(runs, key=lambda one: one.wall)
            figures[title] = {
                "pages_per_second": len(entries) / run.wall,
                "megabytes_per_second": megabytes / run.wall,
                "cpu_seconds": run.cpu,
                "wall_seconds": run.wall,
                "peak_megabytes": run.peak,
                "peak_megabytes_in_all": run.peak_sum,
                **_compare_rows(entries, output),
            }
            print(f"  {title}: {len(entries) / run.wall:.1f} pages/s", flush=True)
    return figures


def read_entries(corpus: Path) -> Entries:
    """What ``corpus.json`` says: page id -> layout, bytes, partners."""
    entries: Entries = json.loads((corpus / "corpus.json").read_text(encoding="utf-8"))
    return entries


def _compare_rows(entries: Entries, output: Path) -> Figures:
    """How many of the partners that were written came out again, and what else did."""
    with (output / "sister_cities.csv").open(encoding="utf-8", newline="") as file:
        found = {(row["page_id"], row["name"]) for row in csv.DictReader(file)}
    wanted = {(page, name) for page, entry in entries.items() for name in entry["partners"]}
    return {
        "partners": len(wanted),
        "partners_found": len(wanted & found),
        "share_of_partners_found": len(wanted & found) / len(wanted),
        "rows_beyond": len(found - wanted),
    }


def measure_reruns(corpus: Path, scratch: Path) -> dict[str, Figures]:
    """The same pages again, and again with one more; raises ReadTwice where more was read."""
    output = scratch / "rerun"
    first = extract(corpus, output, "--no-ner")
    again = extract(corpus, output, "--no-ner")
    page = next(corpus.rglob("*.txt"))
    new = page.with_name("new-page.txt")
    new.write_text(page.read_text(encoding="utf-8") + "\nA last line.\n", encoding="utf-8")
    try:
        one = extract(corpus, output, "--no-ner")
    finally:
        new.unlink()
    runs = {"first run": first, "same pages again": again, "one page more": one}
    counts = {title: _count_read(run) for title, run in runs.items()}
    if list(counts.values())[1:] != [0, 1]:
        raise ReadTwice(f"pages read: {counts}")
    return {
        title: {
            "wall_seconds": run.wall,
            "cpu_seconds": run.cpu,
            "pages_read": counts[title],
        }
        for title, run in runs.items()
    }


class ReadTwice(CommandError):
    """A rerun read another number of pages than there are new ones."""


def _count_read(run: Measured) -> int:
    """How many pages the command says that it read."""
    said = re.search(r"^(\d+) pages read", run.printed, re.MULTILINE)
    if not said:
        raise CommandError(f"extract does not say how many pages it read: {run.printed[-400:]}")
    return int(said[1])


def measure_memory(scratch: Path, sizes: tuple[int, ...]) -> dict[str, Figures]:
    """Peak memory over many small pages, made for this and deleted again."""
    figures: dict[str, Figures] = {}
    for size in sizes:
        corpus, output = scratch / f"small-{size}", scratch / "memory"
        run_python("benchmarks/corpus.py", corpus, "--pages", str(size), "--small")
        run = extract(corpus, output, "--no-ner")
        shutil.rmtree(corpus)
        shutil.rmtree(output)
        figures[f"{size:,} pages"] = {
            "peak_megabytes": run.peak,
            "peak_megabytes_in_all": run.peak_sum,
            "wall_seconds": run.wall,
        }
        print(f"  {size:,} pages: {run.peak_sum:.0f} MB in all, {run.wall:.0f} s", flush=True)
    return figures
