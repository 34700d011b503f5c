"""Small folders of pages for the tests of runs over many pages, and readers of what came out."""

from __future__ import annotations

import hashlib
import os
import signal
from pathlib import Path
from typing import Any

from pipeline.crawl import Options, Outcome, run
from pipeline.crawl.tasks import Batch, Bodies
from pipeline.crawl.tasks import extract_batch as extract_alive
from pipeline.crawl.tasks import render_chunk as render_alive
from pipeline.store import Result, unpack_extraction

FAST = Options(ner=False)

PARTNERS = (
    ("Dijon", "France", 1957),
    ("Debrecen", "Hungary", 1968),
    ("Kanazawa", "Japan", 1973),
    ("Rosario", "Argentina", 1981),
    ("Leeds", "United Kingdom", 1990),
    ("Tacoma", "United States", 1994),
)
HOSTS = ("Graz", "Tampere", "Aberdeen", "Poznan", "Utrecht", "Bergen", "Porto", "Brno")


def write_page(folder: Path, number: int, year: int | None = None) -> Path:
    """A page of its own host with three partners; ``year`` dates the first of them."""
    host = f"{HOSTS[number % len(HOSTS)]}"
    lines = [f"# Sister cities of {host}", "", f"{host} has three sister cities.", ""]
    for place in range(3):
        name, country, said = PARTNERS[(number + place) % len(PARTNERS)]
        dated = year if year and not place else said + number // len(HOSTS)
        lines.append(f"- {name}, {country} ({dated})")
    path = folder / f"page-{number:04}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_pages(folder: Path, count: int) -> Path:
    """A folder of ``count`` pages."""
    for number in range(count):
        write_page(folder, number)
    return folder


def extract(raw: Path, output: Path, options: Options = FAST) -> Outcome:
    return run(raw, output, options)


def digest(output: Path) -> dict[str, str]:
    """Name to hash of each file of the data set, parts of a table included.

    Copies of files that were changed by hand are none of them.
    """
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for top in sorted(output.iterdir())
        if not top.name.startswith(".") and ".edited-" not in top.name
        for path in (sorted(top.rglob("*")) if top.is_dir() else [top])
    }


def digest_rows(output: Path) -> dict[str, str]:
    """The same without what tells of the run before."""
    told = ("changes.json", "validation_report.html")
    return {name: it for name, it in digest(output).items() if name not in told}


def kill_over_poison(batch: Batch) -> list[Result]:
    """A worker that dies over any page with ``poison`` in its name."""
    if any("poison" in reference.page_id for reference in batch.references):
        os.kill(os.getpid(), signal.SIGKILL)
    return extract_alive(batch)


def kill_once(batch: Batch) -> list[Result]:
    """A worker that dies over the first batch with ``poison`` in it, and over no other."""
    for reference in batch.references:
        mark = Path(reference.location).with_suffix(".done")
        if "poison" in reference.page_id and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return extract_alive(batch)


def kill_over_poison_rows(bodies: Bodies) -> bytes | list[Result]:
    """A worker that dies over the rows of any page with ``poison`` in its name.

    Once an error stands in the page's place it has no rows.
    """
    poison = (sheet.body for sheet in bodies.pages if "poison" in sheet.page_id)
    if any(unpack_extraction(body).records for body in poison):
        os.kill(os.getpid(), signal.SIGKILL)
    return render_alive(bodies)


def find_codes(outcome: Outcome) -> dict[str, Any]:
    codes: dict[str, Any] = outcome.summary["totals"]["codes"]["error"]
    return codes
