"""How many records there are by country and by year: bars that filter the report."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pipeline.places.common_names import common_name
from pipeline.report.summary import Summary

Row = dict[str, Any]

_MOST_COUNTRIES = 15
_SPAN = 5


def count_bars(summary: Summary) -> Row:
    """Counts of the listed records by country, and by years of their beginning, five a column."""
    cells = [record["cells"] for record in summary["records"]]
    countries = Counter(it["country"]["value"] for it in cells if "country" in it)
    ranked = sorted(countries.items(), key=lambda item: (-item[1], item[0]))[:_MOST_COUNTRIES]
    years = [int(it["established"]["value"][:4]) for it in cells if "established" in it]
    columns = Counter(year // _SPAN * _SPAN for year in years)
    first, last = (min(columns), max(columns)) if columns else (0, -1)
    return {
        "countries": [
            {"code": code, "name": common_name(code), "count": count} for code, count in ranked
        ],
        "years": [
            {"first": year, "last": year + _SPAN - 1, "count": columns[year]}
            for year in range(first, last + 1, _SPAN)
        ],
        "most": max(columns.values(), default=0),
    }
