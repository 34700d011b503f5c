"""What lies among the pages and was not read: files of other kinds, sidecars without a page."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from pipeline.owned import is_output
from pipeline.page.locations import is_url
from pipeline.page.names import SIDECAR, find_archive, find_suffix, name_sidecars

_OURS = "corrections.csv"


def list_passed(source: str | Path) -> list[str]:
    """A sentence on files passed over and one on sidecars, where there are any.

    Hidden files and what this program wrote are not told of, nor is anything far away.
    """
    if is_url(source) or not Path(source).is_dir():
        return []
    suffixes: Counter[str] = Counter()
    orphans = []
    for top, folders, names in os.walk(source):
        folders[:] = [
            it for it in folders if not it.startswith(".") and not is_output(Path(top, it))
        ]
        pages = [name for name in names if find_suffix(name) or find_archive(name)]
        taken = {it for name in pages if find_suffix(name) for it in name_sidecars(name)}
        for name in names:
            if name.startswith(".") or name == _OURS or find_suffix(name) or find_archive(name):
                continue
            if name.endswith(SIDECAR):
                orphans += [] if name in taken else [name]
            elif not os.path.islink(os.path.join(top, name)):
                suffixes[os.path.splitext(name)[1].lower() or "without an ending"] += 1
    lines = []
    if suffixes:
        told = ", ".join(
            f"{n} {it}" for it, n in sorted(suffixes.items(), key=lambda x: (-x[1], x[0]))
        )
        lines.append(f"Files passed over, which are no pages: {told}.")
    if orphans:
        names_told = ", ".join(sorted(orphans)[:4]) + (" …" if len(orphans) > 4 else "")
        lines.append(f"Sidecars without a page: {len(orphans)} ({names_told}).")
    return lines
