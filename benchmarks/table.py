"""The figures of a benchmark as Markdown tables for the README."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

CLASSES = ("all", "2–8 kB", "8–32 kB", "32–130 kB")
_VERSUS = (
    ("rules", "trafilatura", "rules, over trafilatura's `extract`"),
    ("rules", "bs4 + lxml", "rules, over parsing with bs4 + lxml"),
    ("model", "spaCy", "with the model, over spaCy's whole pipeline"),
)
Results = Mapping[str, Any]


def render_tables(results: Results) -> str:
    """One table a part; parts that were not measured are left out."""
    parts = {
        "throughput": _render_throughput,
        "ratios": _render_ratios,
        "reruns": _render_reruns,
        "memory": _render_memory,
        "startup": _render_startup,
    }
    corpus = results["corpus"]
    intro = (
        f"{corpus['pages']:,} synthetic pages, {corpus['megabytes']:.0f} MB, of 2 to 130 kB; measured "
        f"{results['date']} on {results['machine']}."
    )
    tables = ("\n".join(render(results[name])) for name, render in parts.items() if name in results)
    return "\n\n".join((intro, *tables))


def _make_table(heads: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    names = heads.split("|")
    yield f"| {' | '.join(names)} |"
    yield f"| --- |{' ---: |' * (len(names) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _render_throughput(runs: Results) -> Iterator[str]:
    heads = "extract|pages/s|MB/s|CPU s|peak MB, largest process|in all|partners found"
    yield from _make_table(heads, (_throughput(*run) for run in runs.items()))


def _throughput(title: str, run: Results) -> tuple[str, ...]:
    return (
        title,
        f"{run['pages_per_second']:.1f}",
        f"{run['megabytes_per_second']:.2f}",
        f"{run['cpu_seconds']:.0f}",
        f"{run['peak_megabytes']:.0f}",
        f"{run['peak_megabytes_in_all']:.0f}",
        f"{run['partners_found'] / run['partners']:.1%}",
    )


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


def _render_reruns(runs: Results) -> Iterator[str]:
    rows = (
        (title, f"{run['wall_seconds']:.1f}", f"{run['cpu_seconds']:.1f}", str(run["pages_read"]))
        for title, run in runs.items()
    )
    yield from _make_table("rules, 2 workers|s|CPU s|pages read", rows)


def _render_memory(runs: Results) -> Iterator[str]:
    rows = (
        (
            title,
            f"{run['peak_megabytes']:.0f}",
            f"{run['peak_megabytes_in_all']:.0f}",
            f"{run['wall_seconds']:.0f}",
        )
        for title, run in runs.items()
    )
    yield from _make_table("2 workers, rules, 2 kB a page|peak MB, largest process|in all|s", rows)


def _render_startup(runs: Results) -> Iterator[str]:
    rows = (
        (
            title,
            f"{run['wall_seconds']:.2f}",
            f"{run['cpu_seconds']:.2f}",
            f"{run['peak_megabytes']:.0f}",
        )
        for title, run in runs.items()
    )
    yield from _make_table("start-up, best of five|s|CPU s|MB", rows)
