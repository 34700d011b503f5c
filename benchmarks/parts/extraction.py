"""The command as its users run it: throughput, reruns, memory by the number of pages."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from benchmarks.parts.child import CommandError, Measured, run_python

Figures = dict[str, float | int | str]


@cache
def _options() -> str:
    return run_python("-m", "pipeline", "extract", "--help").printed


def extract(pages: Path, output: Path, *options: str, workers: int = 1) -> Measured:
    """Run ``extract``; options that this version does not know are left out.

    Raises CommandError where more than one worker is asked for and it knows no workers.
    """
    known = [option for option in options if option in _options()]
    if "--workers" in _options():
        known += ["--workers", str(workers)]
    elif workers > 1:
        raise CommandError("`extract` has no --workers yet.")
    return run_python("-m", "pipeline", "extract", pages, "--output", output, *known)


def measure_throughput(corpus: Path, scratch: Path) -> dict[str, Figures]:
    """Pages and megabytes a second, at 1 and 2 workers, with the model and without."""
    entries = read_entries(corpus)
    megabytes = sum(entry["bytes"] for entry in entries.values()) / 1e6
    figures: dict[str, Figures] = {}
    for name, options in (("rules", ("--no-ner",)), ("with the model", ())):
        for workers in (1, 2):
            output = scratch / "throughput"
            shutil.rmtree(output, ignore_errors=True)
            title = f"{name}, {workers} worker{'s' * (workers > 1)}"
            try:
                run = extract(corpus, output, "--force", *options, workers=workers)
            except CommandError as error:
                figures[title] = {"missing": str(error)}
                continue
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


def read_entries(corpus: Path) -> dict[str, dict]:
    entries: dict[str, dict] = json.loads((corpus / "corpus.json").read_text(encoding="utf-8"))
    return entries


def _compare_rows(entries: Mapping[str, dict], output: Path) -> Figures:
    """How many of the partners that were written came out again, and what else did."""
    with (output / "sister_cities.csv").open(encoding="utf-8", newline="") as file:
        found = {(row["page_id"], row["name"]) for row in csv.DictReader(file)}
    wanted = {(page, name) for page, entry in entries.items() for name in entry["partners"]}
    return {
        "partners": len(wanted),
        "partners_found": len(wanted & found),
        "rows_beyond": len(found - wanted),
    }


def measure_reruns(corpus: Path, scratch: Path) -> dict[str, Figures]:
    """The same pages again, and again with one more; without --force nothing is read twice."""
    if "--force" not in _options():
        return {"reruns": {"missing": "`extract` reads every page anew: it has no --force yet."}}
    output = scratch / "rerun"
    first = extract(corpus, output, "--no-ner", workers=2)
    again = extract(corpus, output, "--no-ner", workers=2)
    page = next(corpus.rglob("*.txt"))
    new = page.with_name("new-page.txt")
    new.write_text(page.read_text(encoding="utf-8") + "\nA last line.\n", encoding="utf-8")
    try:
        one = extract(corpus, output, "--no-ner", workers=2)
    finally:
        new.unlink()
    return {
        title: {"wall_seconds": run.wall, "cpu_seconds": run.cpu, "pages_read": _find_read(run)}
        for title, run in (
            ("first run", first),
            ("same pages again", again),
            ("one page more", one),
        )
    }


def _find_read(run: Measured) -> int | str:
    """How many pages the command says that it read."""
    said = re.search(r"(?:\bread (\d[\d,]*)|(\d[\d,]*) (?:pages? )?(?:were )?read\b)", run.printed)
    return int((said[1] or said[2]).replace(",", "")) if said else "it does not say"


def measure_memory(scratch: Path, sizes: tuple[int, ...]) -> dict[str, Figures]:
    """Peak memory over many small pages, made for this and deleted again."""
    figures: dict[str, Figures] = {}
    for size in sizes:
        corpus, output = scratch / f"small-{size}", scratch / "memory"
        run_python("benchmarks/corpus.py", corpus, "--pages", str(size), "--small")
        try:
            run = extract(corpus, output, "--no-ner", "--force", workers=2)
        except CommandError as error:
            figures[f"{size:,} pages"] = {"missing": str(error)}
            continue
        finally:
            shutil.rmtree(corpus)
        shutil.rmtree(output)
        figures[f"{size:,} pages"] = {
            "peak_megabytes": run.peak,
            "peak_megabytes_in_all": run.peak_sum,
            "wall_seconds": run.wall,
        }
        print(f"  {size:,} pages: {run.peak_sum:.0f} MB in all, {run.wall:.0f} s", flush=True)
    return figures
