"""Put the summaries of many stretches of pages together: counts of all, lists of the first."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pipeline.report.counts import rank_fields
from pipeline.report.summary import SEVERITIES, VERDICTS, Row, Summary

LIMITS = {"claims": 1000, "review": 1000, "records": 1000, "pages": 1000}
"""How many rows a list of the report holds; a browser must still open it."""

PER_CODE = 500
"""How many findings of one code are listed."""


class Merger:
    """Takes summaries in the order of their pages; ``finish`` gives that of all of them.

    Memory does not grow with the number of pages.
    """

    def __init__(self) -> None:
        self._totals: Counter[tuple[str, ...]] = Counter()
        self._lists: dict[str, list[Row]] = {name: [] for name in LIMITS}
        self._findings: dict[tuple[str, str], list[Row]] = {}
        self._fill: Counter[str] = Counter()
        self._rules: Counter[tuple[str, str, str]] = Counter()
        self._model: Counter[str] = Counter()
        self._rejected: Counter[tuple[str, str | None]] = Counter()
        self._fields: tuple[str, ...] = ()

    def add(self, summary: Summary) -> None:
        totals = summary["totals"]
        for path, number in _flatten(totals):
            self._totals[path] += number
        for name, rows in self._lists.items():
            found: Any = summary[name]  # type: ignore[literal-required]
            rows += found[: LIMITS[name] - len(rows)]
        for severity, findings in summary["findings"].items():
            for row in findings:
                kept = self._findings.setdefault((severity, row["code"]), [])
                if len(kept) < PER_CODE:
                    kept.append(row)
        self._fields = tuple(row["field"] for row in summary["fill"])
        self._fill.update({row["field"]: row["count"] for row in summary["fill"]})
        for row in summary["values_by_rule"]:
            self._model[row["field"]] += row["model"]
            for rule in row["rules"]:
                self._rules[row["field"], rule["source"], rule["rule"]] += rule["count"]
        for row in summary["rejected"]:
            for reason in row["reasons"]:
                self._rejected[row["field"], reason["reason"]] += reason["count"]

    def finish(self) -> Summary:
        return {
            "totals": self._make_totals(),
            "claims": self._lists["claims"],
            "review": self._lists["review"],
            "findings": {
                severity: [
                    row
                    for (its, _), rows in sorted(self._findings.items(), key=lambda item: item[0])
                    if its == severity
                    for row in rows
                ]
                for severity in SEVERITIES
            },
            "records": self._lists["records"],
            "pages": self._lists["pages"],
            "fill": self._make_fill(),
            "values_by_rule": self._make_rules(),
            "rejected": self._make_rejected(),
        }

    def _make_totals(self) -> Row:
        count = self._totals
        codes = {path[1:]: n for path, n in sorted(count.items()) if path[0] == "codes"}
        return {
            "pages": count["pages",],
            "records": count["records",],
            "review": count["review",],
            "findings": {name: count["findings", name] for name in SEVERITIES},
            "codes": {
                name: {code: n for (its, code), n in codes.items() if its == name}
                for name in SEVERITIES
            },
            "claims": {name: count["claims", name] for name in VERDICTS},
            "values": count["values",],
            "values_from_model": count["values_from_model",],
        }

    def _make_fill(self) -> list[Row]:
        total = self._totals["records",]
        return [
            {"field": field, "count": n, "percent": round(100 * n / total, 1) if total else None}
            for field, n in ((field, self._fill[field]) for field in self._fields)
        ]

    def _make_rules(self) -> list[Row]:
        rows = []
        for field in rank_fields(field for field, _, _ in self._rules):
            ranked = sorted(
                (-n, source, rule) for (its, source, rule), n in self._rules.items() if its == field
            )
            rules = [{"source": s, "rule": r, "count": -n} for n, s, r in ranked]
            total = -sum(n for n, _, _ in ranked)
            rows.append(
                {"field": field, "total": total, "model": self._model[field], "rules": rules}
            )
        return rows

    def _make_rejected(self) -> list[Row]:
        rows = []
        for field in rank_fields(field for field, _ in self._rejected):
            ranked = sorted(
                (-n, reason or "") for (its, reason), n in self._rejected.items() if its == field
            )
            reasons = [{"reason": reason or None, "count": -n} for n, reason in ranked]
            total = -sum(n for n, _ in ranked)
            rows.append({"field": field, "total": total, "reasons": reasons})
        return rows


def _flatten(totals: Row, above: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], int]]:
    flat: list[tuple[tuple[str, ...], int]] = []
    for name, value in totals.items():
        path = (*above, name)
        flat += _flatten(value, path) if isinstance(value, dict) else [(path, value)]
    return flat
