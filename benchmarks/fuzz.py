"""Feed damaged pages to whole runs, and tell what broke: ``make fuzz ARGS="--pages 20000"``.

Each run reads 2,000 pages (``tests/mutate.py`` makes them) and writes tables and report. What
must hold stands in ``check_output``. Where a run ends with an exception, the page that did it
is looked for by halves. The last line is JSON: pages, rows, seconds, memory, what was wrong.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.crawl import Options, run
from pipeline.page.errors import PageError
from pipeline.page.limits import LIMITS
from tests.mutate import write_mutants

AT_ONCE = 2000
SLOWEST = 20.0
"""Seconds for one page of some ten thousand bytes, on a machine that does other things too."""

_BROKEN = {"page_failed", "page_crashed", "page_too_slow", "page_too_large"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first page")
    parser.add_argument("--ner", action="store_true", help="with the language model")
    args = parser.parse_args()
    options = Options(ner=args.ner, limits=LIMITS._replace(seconds=SLOWEST))
    started, wrong, codes, rows = time.monotonic(), list[str](), Counter[str](), 0
    end = args.first + args.pages
    for first in range(args.first, end, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, end))
        with tempfile.TemporaryDirectory() as folder:
            try:
                found = run_mutants(Path(folder), args.seed, numbers, options)
            except Exception as error:
                wrong.append(f"{type(error).__name__}: {error}"[:300])
                wrong += find_culprits(args.seed, numbers, options)
                continue
        wrong += found["wrong"]
        codes.update(found["codes"])
        rows += found["rows"]
        print(
            f"{numbers.stop - args.first} pages, {rows} rows, {len(wrong)} wrong", file=sys.stderr
        )
    peaks = [
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    told = {
        "pages": args.pages,
        "rows": rows,
        "seconds": round(time.monotonic() - started, 1),
        "megabytes": max(peaks) // 1024,
        "codes": dict(sorted(codes.items())),
        "wrong": wrong,
    }
    print(json.dumps(told, ensure_ascii=True))
    return 1 if wrong else 0


def run_mutants(folder: Path, seed: int, numbers: range, options: Options) -> dict[str, Any]:
    """One whole run over the mutants of these numbers; raises what the run raises."""
    raw, output = folder / "raw", folder / "output"
    write_mutants(raw, seed, numbers)
    run(raw, output, options)
    return check_output(output, len(numbers))


def check_output(output: Path, pages: int) -> dict[str, Any]:
    """What is wrong with a data set of so many pages, and what is in it."""
    tables = {file.stem: pq.read_table(file).to_pylist() for file in output.glob("*.parquet")}
    texts = {page["page_id"]: page["text"] for page in tables["pages"]}
    wrong = [
        f"{one['page_id']}: {one['code']}: {one['message']}"[:300]
        for one in tables["findings"]
        if one["code"] in _BROKEN
    ]
    wrong += [
        f"{one['page_id']}: {one['field']}: words do not stand at {one['start']}"
        for one in tables["mentions"]
        if one["start"] is not None and _find_words(texts, one) != one["words"]
    ]
    if len(texts) != pages:
        wrong.append(f"{len(texts)} rows of pages for {pages} pages")
    json.loads((output / "validation_report.json").read_text("utf-8"))
    if not (output / "validation_report.html").read_text("utf-8").rstrip().endswith("</html>"):
        wrong.append("the report is not whole")
    codes = Counter(one["code"] for one in tables["findings"])
    return {"wrong": wrong, "codes": codes, "rows": len(tables["sister_cities"])}


def _find_words(texts: dict[str, str], one: dict[str, Any]) -> str:
    return (texts[one["page_id"]] or "")[one["start"] : one["end"]]


def find_culprits(seed: int, numbers: range, options: Options) -> list[str]:
    """The first pages, ten at most, that end a run alone."""
    if len(numbers) > 1:
        middle = numbers.start + len(numbers) // 2
        halves = (range(numbers.start, middle), range(middle, numbers.stop))
        found = list[str]()
        for half in halves:
            if len(found) < 10 and _breaks(seed, half, options):
                found += find_culprits(seed, half, options)
        return found
    return [f"page {numbers.start} of seed {seed} ends a run: {_breaks(seed, numbers, options)}"]


def _breaks(seed: int, numbers: range, options: Options) -> str:
    with tempfile.TemporaryDirectory() as folder:
        try:
            run_mutants(Path(folder), seed, numbers, options._replace(workers=1))
        except PageError:
            # No page could be read, which is told in a sentence: the right end of such a run.
            return ""
        except Exception as error:
            return f"{type(error).__name__}: {error}"[:300]
    return ""


if __name__ == "__main__":
    sys.exit(main())
