"""Write and read the files of the data set: all of them new, or all of them old."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]

from pipeline.tables.checks import check_frames
from pipeline.tables.columns import TABLES, Frames
from pipeline.tables.schema import list_rows, make_arrow

CSV_TABLES = ("sister_cities", "findings")

_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet takes for the start of a formula, full-width signs included."""


def write_frames(frames: Frames, output: Path) -> list[Path]:
    """Check the tables, write them under ``output`` and return the files.

    The same tables give the same bytes. Raises ``SchemaError`` or ``OSError``, and then
    no file was replaced unless it was the renaming itself that failed half way.
    """
    return write_files(output, render_frames(frames))


def render_frames(frames: Frames) -> dict[str, bytes]:
    """Check the tables and return file name to bytes; raises ``SchemaError``."""
    check_frames(frames)
    contents = {f"{table}.parquet": _render_parquet(table, frames) for table in TABLES}
    return contents | {f"{table}.csv": _render_csv(table, frames) for table in CSV_TABLES}


def write_files(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write each name's bytes in ``folder``, made if missing; return the files.

    All are written beside their targets before the first takes its name, so that a run
    cut short leaves the old files whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    renames = {folder / f".{name}.{os.getpid()}.tmp": folder / name for name in contents}
    try:
        for (temporary, _), content in zip(renames.items(), contents.values(), strict=True):
            _write_synced(temporary, content)
        for temporary, target in renames.items():
            os.replace(temporary, target)
    finally:
        for temporary in renames:
            temporary.unlink(missing_ok=True)
    return list(renames.values())


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def read_frames(output: Path) -> Frames:
    """Read the tables back, equal to those written; ``OSError`` where a file is missing."""
    return Frames(**{table: _read_frame(output / f"{table}.parquet") for table in TABLES})


def _read_frame(path: Path) -> pd.DataFrame:
    frame: pd.DataFrame = read_arrow(path).to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def read_arrow(path: Path) -> Any:
    """Read one Parquet file, or a folder of them in order.

    Not ``read_table``: it makes columns of folders named a=b.
    """
    if path.is_dir():
        return pa.concat_tables([read_arrow(part) for part in sorted(path.glob("*.parquet"))])
    with pq.ParquetFile(path) as file:
        return file.read()


def _render_parquet(table: str, frames: Frames) -> bytes:
    sink = io.BytesIO()
    pq.write_table(make_arrow(table, getattr(frames, table)), sink)
    return sink.getvalue()


def _render_csv(table: str, frames: Frames) -> bytes:
    sink = io.StringIO()
    csv.writer(sink, lineterminator="\n").writerow(column.name for column in TABLES[table])
    return (sink.getvalue() + render_rows(table, getattr(frames, table))).encode("utf-8")


def render_rows(table: str, frame: pd.DataFrame) -> str:
    """The rows of a table as lines of CSV, without a header."""
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    for row in list_rows(table, frame):
        writer.writerow(_render_cell(cell) for cell in row.values())
    return sink.getvalue()


def _render_cell(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return _defuse(cell)
        case list():
            return _defuse("; ".join(cell))
        case date():
            return cell.isoformat()
    return repr(cell)


def _defuse(text: str) -> str:
    # A lone \r is a line break to readers of CSV, but Python does not quote it.
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{plain}" if text.startswith(_FORMULA) else plain
