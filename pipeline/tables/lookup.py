"""Rows of a written data set as plain dicts, fast: no pandas, only the columns asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]

Row = dict[str, Any]


def read_rows(
    output: Path, table: str, columns: Sequence[str] | None = None, page: str | None = None
) -> list[Row]:
    """The rows of a table, of one page where that is given.

    Row groups that cannot hold the page are passed over. Raises OSError where there is no
    such table, or one that cannot be read.
    """
    return list(iterate_rows(output, table, columns, page))


def iterate_rows(
    output: Path, table: str, columns: Sequence[str] | None = None, page: str | None = None
) -> Iterator[Row]:
    """As ``read_rows``, one row group in memory at a time."""
    path = output / f"{table}.parquet"
    parts = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    try:
        for part in parts:
            with pq.ParquetFile(part) as file:
                wanted = list(columns or file.schema_arrow.names)
                for number in range(file.num_row_groups):
                    if page is not None and not _may_hold(file, number, page):
                        continue
                    read = dict.fromkeys((*wanted, *(["page_id"] if page else [])))
                    group = file.read_row_group(number, columns=list(read))
                    if page is not None:
                        group = _cut(group, page)
                    yield from group.select(wanted).to_pylist()
    except pa.ArrowException as error:
        raise OSError(None, f"{path} cannot be read: {error}") from error


def _may_hold(file: Any, number: int, page: str) -> bool:
    at = file.schema_arrow.names.index("page_id")
    facts = file.metadata.row_group(number).column(at).statistics
    if facts is None or not facts.has_min_max:
        return True
    return bool(facts.min <= page <= facts.max)


def _cut(group: Any, page: str) -> Any:
    # The rows of a page stand together. (What filters a table would load pandas.)
    ids = group["page_id"].to_pylist()
    count = ids.count(page)
    return group.slice(ids.index(page) if count else 0, count)
