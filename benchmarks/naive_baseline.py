"""The naive baseline of the score table: spaCy, dateparser and a regex, glued together.

A short line with a place in it is a partner; its section runs to the next such line; the
first date and the first numbers in it are taken.

    python benchmarks/naive_baseline.py GOLD [SKIP ...]
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

from dateparser.search import search_dates
from rich.console import Console

from pipeline.cli.print_score import print_score
from pipeline.model import Extraction, Mention, Page, Record
from pipeline.ner import load_model
from pipeline.score import find_cases, make_report, score_case
from pipeline.values.countries import read_country

_SHORT = 80
# What a date leaves open is filled in from here, not from the clock.
_SETTINGS = {
    "PREFER_DAY_OF_MONTH": "first",
    "PREFER_MONTH_OF_YEAR": "first",
    "RELATIVE_BASE": datetime(2020, 1, 1),
}
_POPULATION = re.compile(r"population\D{0,30}([\d,]+(?:\.\d+)?)( million)?", re.IGNORECASE)
_AREA = re.compile(r"([\d,]+(?:\.\d+)?)\s*(?:km2|km²|㎢|sq(?:uare)? ?k)", re.IGNORECASE)


def extract(page: Page) -> Extraction:
    lines = [line for line in page.text.split("\n") if line.strip()]
    places = [
        [entity.text for entity in document.ents if entity.label_ == "GPE"]
        for document in load_model().pipe(lines)
    ]
    host = Counter(name for names in places for name in names).most_common(1)
    heads = [at for at, line in enumerate(lines) if len(line) < _SHORT and places[at]]
    records = []
    for at, end in zip(heads, [*heads[1:], len(lines)], strict=False):
        readings = [read_country(name) for name in places[at][1:]]
        cells = read_section("\n".join(lines[at:end])[:3000]) | {
            "name": places[at][0],
            "host": host[0][0],
            "country": next((reading.code for reading in readings if reading), ""),
        }
        mentions = {k: Mention(k, v, v, -1, -1, "model", "naive") for k, v in cells.items() if v}
        records.append(Record(page.id, len(records) + 1, mentions))
    return Extraction(page, records)


def read_section(text: str) -> dict[str, str]:
    dates = search_dates(text, languages=["en"], settings=_SETTINGS) or []
    people, area = _POPULATION.search(text), _AREA.search(text)
    number = float(people[1].replace(",", "") or 0) if people else 0
    return {
        "established": dates[0][1].date().isoformat() if dates else "",
        "population": str(int(number * (1_000_000 if people and people[2] else 1)) or ""),
        "area_km2": area[1].replace(",", "") if area else "",
        "relationship": "friendship_city" if "friend" in text.lower() else "sister_city",
    }


if __name__ == "__main__":
    scores = [score_case(case, extract) for case in find_cases(Path(sys.argv[1]), (), sys.argv[2:])]
    report = make_report(scores)
    print_score(Console(), report, scores, deep=False)
    figures = {name: field["f1"] for name, field in report["all"]["fields"].items()}
    figures["rows_right"] = report["all"]["rows_right"]
    Path(__file__).with_suffix(".json").write_text(json.dumps(figures, indent=2) + "\n")
