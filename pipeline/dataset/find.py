"""Which rows does a person mean? By id, name, spelling on the page, host, place or country."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rapidfuzz import fuzz, process, utils

from pipeline.values.fold_name import fold_name

Row = dict[str, Any]

NAMES = ("name", "name_as_written", "place_name")
_WIDER = ("host", "region", "country", "country_code")
_MOST_SUGGESTED = 3
_LIKE = 70

COLUMNS = ("record_id", "page_id", "position", *NAMES, *_WIDER)
"""What ``find_rows`` asks of a row."""


def find_rows(
    rows: Sequence[Row], wanted: str, spellings: Callable[[], Iterable[tuple[str, str]]]
) -> list[Row]:
    """The rows that ``wanted`` means, by the first of these that fits any: id, name, spelling
    on the page, host or country, a part of an id, a part of a name.

    ``spellings`` gives pairs of record id and words, and is asked only where names do not do.
    """
    key = fold_name(wanted)
    if not key:
        return []
    plain = wanted.strip().lower()
    tests: tuple[Callable[[Row], bool], ...] = (
        lambda row: plain in (row["record_id"], row["record_id"].partition("~")[0]),
        lambda row: any(fold_name(row[name] or "") == key for name in NAMES),
    )
    for test in tests:
        if found := [row for row in rows if test(row)]:
            return found
    spelt = {record for record, words in spellings() if fold_name(words) == key}
    if found := [row for row in rows if row["record_id"] in spelt]:
        return found
    tests = (
        lambda row: any(fold_name(row[name] or "") == key for name in _WIDER),
        lambda row: plain in row["record_id"].lower(),
        lambda row: any(key in fold_name(row[name] or "") for name in (*NAMES, *_WIDER)),
    )
    for test in tests:
        if found := [row for row in rows if test(row)]:
            return found
    return []


def suggest(rows: Sequence[Row], wanted: str) -> list[str]:
    """Names of partners and hosts that are spelt much like ``wanted``, the likest first."""
    names = dict.fromkeys(row[name] for row in rows for name in ("name", "host") if row[name])
    found = process.extract(
        wanted,
        sorted(names),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=_MOST_SUGGESTED,
        score_cutoff=_LIKE,
    )
    return [name for name, _, _ in found]
