"""Read the tables of a data set bit by bit: each a Parquet file, or a folder of part files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]

from pipeline.changes.arrays import make_numbers
from pipeline.changes.nouns import DataSetError

Row = dict[str, Any]
Group = Callable[[Any, int], bool]

BATCH = 4096
"""Rows in memory at a time; with the row group they stand in, what bounds the memory."""


def is_data_set(folder: Path | None) -> bool:
    """Whether the folder holds the table of partnerships."""
    return folder is not None and bool(list_parts(folder, "sister_cities"))


def list_parts(folder: Path, table: str) -> list[Path]:
    """The Parquet files of a table in order; none where the folder has no such table."""
    path = folder / f"{table}.parquet"
    if path.is_dir():
        return sorted(path.glob("*.parquet"))
    return [path] if path.is_file() else []


def count_totals(folder: Path) -> dict[str, int]:
    """``records`` and ``pages`` of a data set, without reading a row."""
    return {
        "records": sum(file.metadata.num_rows for file in open_parts(folder, "sister_cities")),
        "pages": sum(file.metadata.num_rows for file in open_parts(folder, "pages")),
    }


def list_columns(folder: Path, table: str) -> list[str]:
    """The columns that all parts of a table have, in order."""
    parts = [file.schema_arrow.names for file in open_parts(folder, table)]
    return [name for name in parts[0] if all(name in names for names in parts)]


def open_parts(folder: Path, table: str) -> Iterator[Any]:
    """Open each part of a table in turn. Raises ``DataSetError`` for what is no Parquet."""
    for path in list_parts(folder, table):
        with _explain_errors(path), pq.ParquetFile(path) as file:
            yield file


@contextmanager
def _explain_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        why = str(error).splitlines()[0].rstrip(".")
        raise DataSetError(f"{path} cannot be read: {why}.") from error


def read_batches(
    folder: Path, table: str, columns: Sequence[str], wanted: Group | None = None
) -> Iterator[tuple[int, Any]]:
    """Yield the number of the first row and the batch; a missing column is left out.

    ``wanted`` is asked for each row group (its metadata, the number of its first row).
    """
    first = 0
    for file in open_parts(folder, table):
        present = [name for name in columns if name in file.schema_arrow.names]
        for at in range(file.num_row_groups):
            group = file.metadata.row_group(at)
            if wanted is None or wanted(group, first):
                start = first
                # What goes wrong here does not reach the generator that opened the file.
                with _explain_errors(folder / f"{table}.parquet"):
                    for batch in file.iter_batches(BATCH, row_groups=[at], columns=present):
                        yield start, batch
                        start += batch.num_rows
            first += group.num_rows


def read_rows(
    folder: Path, table: str, columns: Sequence[str], numbers: Iterable[int]
) -> Iterator[tuple[int, Row]]:
    """Yield number and cells of these rows, whose numbers ascend; others are not decoded."""
    left = iter(numbers)
    number = next(left, None)

    def holds(group: Any, first: int) -> bool:
        return number is not None and number < first + group.num_rows

    for start, batch in read_batches(folder, table, columns, holds):
        picked = []
        while number is not None and number < start + batch.num_rows:
            picked.append(number)
            number = next(left, None)
        if picked:
            places = make_numbers(each - start for each in picked)
            yield from zip(picked, batch.take(places).to_pylist(), strict=True)
