"""The figures of a benchmark as Markdown tables for the README."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_ORDER = ("throughput", "ratios", "reruns", "memory", "startup")
CLASSES = ("all", "2–8 kB", "8–32 kB", "32–130 kB")
_VERSUS = (
    ("rules", "trafilatura", "rules, over trafilatura's `extract`"),
    ("rules", "bs4 + lxml", "rules, over parsing with bs4 + lxml"),
    ("model", "spaCy", "with the model, over spaCy's whole pipeline"),
)
Results = Mapping[str, Any]


def render_tables(results: Results) -> str:
    """One table a part; parts that were not measured are left out."""
    corpus = results["corpus"]
    intro = (
        f"{corpus['pages']:,} synthetic pages, {corpus['megabytes']:.0f} MB, of 2 to 130 kB; measured "
        f"{results['date']} on {results['machine']}."
    )
    parts = [name for name in _ORDER if name in results]
    tables = (
        "\n".join(
            _render_ratios(results[name]) if name == "ratios" else _render_runs(name, results[name])
        )
        for name in parts
    )
    return "\n\n".join((intro, *tables))


def _make_table(heads: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    names = heads.split("|")
    yield f"| {' | '.join(names)} |"
    yield f"| --- |{' ---: |' * (len(names) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


# By part: the heads of its table, and which figure stands in each column, in which format.
_COLUMNS = {
    "throughput": (
        "extract, better of two|pages/s|MB/s|CPU s|peak MB, largest process|in all|partners found",
        (
            ("pages_per_second", ".1f"),
            ("megabytes_per_second", ".2f"),
            ("cpu_seconds", ".0f"),
            ("peak_megabytes", ".0f"),
            ("peak_megabytes_in_all", ".0f"),
            ("share_of_partners_found", ".1%"),
        ),
    ),
    "reruns": (
        "rules, 2 workers|s|CPU s|pages read",
        (("wall_seconds", ".1f"), ("cpu_seconds", ".1f"), ("pages_read", "d")),
    ),
    "memory": (
        "2 workers, rules, 2 kB a page|peak MB, largest process|in all|s",
        (("peak_megabytes", ".0f"), ("peak_megabytes_in_all", ".0f"), ("wall_seconds", ".0f")),
    ),
    "startup": (
        "start-up, best of five|s|CPU s|MB",
        (("wall_seconds", ".2f"), ("cpu_seconds", ".2f"), ("peak_megabytes", ".0f")),
    ),
}


def _render_runs(part: str, runs: Results) -> Iterator[str]:
    heads, columns = _COLUMNS[part]
    rows = (
        (title, *(f"{run[key]:{form}}" for key, form in columns)) for title, run in runs.items()
    )
    yield from _make_table(heads, rows)


def _render_ratios(ratios: Results) -> Iterator[str]:
    rows = []
    for what, other, title in _VERSUS:
        if what in ratios:
            ours, theirs = ratios[what]["cpu"]["pipeline"], ratios[what]["cpu"][other]
            cells = (f"{ours[name] / theirs[name]:.2f}" for name in CLASSES if theirs[name])
            rows.append((title, *cells, f"{ours['all']:.1f} : {theirs['all']:.1f}"))
    yield from _make_table(f"CPU time, ratio|{'|'.join(CLASSES)}|ms a page", rows)
    yield ""
    counts = ", ".join(f"{each['pages']:,} ({what})" for what, each in ratios.items())
    yield f"Ratios over the HTML pages, one process, by turns, best of three: {counts} pages."
