"""A run in which nothing changed: told from hashes, at the price of listing the pages."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.crawl.engine import Options
from pipeline.crawl.fingerprint import hash_words
from pipeline.crawl.publish import drop, find_published, list_published, publish, stage
from pipeline.store import Store

if TYPE_CHECKING:
    from pipeline.changes import Changes

_FACT = "published"


def is_published(store: Store, output: Path, options: Options) -> bool:
    """Whether the files in ``output`` are those of exactly these pages, as they were written."""
    return store.fact(_FACT) == _describe(store, output, options)


def note_published(store: Store, output: Path, options: Options) -> None:
    """Remember what the files in ``output`` were made of."""
    store.put_fact(_FACT, _describe(store, output, options))


def _describe(store: Store, output: Path, options: Options) -> str:
    pages = hash_words(word for page in store.pages() for word in page)
    return json.dumps([pages, options.partitioned, options.text, dict(_list_files(output))])


def _list_files(output: Path) -> Iterator[tuple[str, list[int]]]:
    """Size and time of change of each file of the data set, as a reader reaches them."""
    for top in sorted(output.iterdir()):
        if top.name.startswith("."):
            continue
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.exists():
                facts = path.stat()
                name = path.relative_to(output).as_posix()
                yield name, [facts.st_size, facts.st_mtime_ns]


def tell_unchanged(output: Path) -> tuple[dict[str, Any], Changes, list[Path]]:
    """The facts of the last report, and files that say that nothing changed since."""
    from pipeline.changes import no_changes, render_json, render_section, replace_section

    current = find_published(output)
    assert current is not None
    summary = json.loads((current / "validation_report.json").read_text(encoding="utf-8"))
    totals = summary["totals"]
    changes = no_changes({"records": totals["records"], "pages": totals["pages"]})
    names = list_published(current)
    told = render_json(changes)
    if (current / "changes.json").read_text(encoding="utf-8") != told:
        staged = stage(output)
        report = (current / "validation_report.html").read_text(encoding="utf-8")
        report = replace_section(report, render_section(changes))
        new = {"changes.json": told, "validation_report.html": report}
        try:
            for name in names:
                if name in new:
                    (staged / name).write_text(new[name], encoding="utf-8")
                elif (current / name).is_dir():
                    shutil.copytree(current / name, staged / name, copy_function=os.link)
                else:
                    os.link(current / name, staged / name)
            publish(staged, output)
        except BaseException:
            drop(staged, output)
            raise
    return summary, changes, [output / name for name in names]
