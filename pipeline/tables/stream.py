"""Write a data set of any size: chunks of rows in, even row groups and CSV lines out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]

from pipeline.tables.columns import TABLES, Frames
from pipeline.tables.csv_rows import CSV_TABLES, render_header, render_rows
from pipeline.tables.schema import arrow_schema, make_arrow

_GROUP_ROWS = {"sister_cities": 20_000, "mentions": 50_000, "findings": 50_000, "pages": 1_000}
_GROUP_BYTES = 32 << 20


def pack_tables(frames: Frames) -> dict[str, bytes]:
    """File name to the rows of one chunk: Arrow streams, and CSV lines without a header."""
    packed = {f"{t}.parquet": _pack_arrow(make_arrow(t, getattr(frames, t))) for t in TABLES}
    return packed | {
        f"{t}.csv": render_rows(t, getattr(frames, t)).encode("utf-8") for t in CSV_TABLES
    }


def _pack_arrow(table: Any) -> bytes:
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue()


class DataSetWriter:
    """Appends chunks to the files of a data set under ``folder``.

    Where a row group ends depends on the rows alone. With ``partitioned`` each row group
    is a part file in a folder of the table's name. Nothing is whole before ``close``.
    Without ``text`` the pages' texts are left empty.
    """

    def __init__(self, folder: Path, *, partitioned: bool = False, text: bool = True) -> None:
        self._text = text
        self._tables = [_TableWriter(folder, table, partitioned) for table in TABLES]
        self._csvs = {f"{table}.csv": folder / f"{table}.csv" for table in CSV_TABLES}
        for table in CSV_TABLES:
            self._csvs[f"{table}.csv"].write_text(render_header(table), encoding="utf-8")

    def append(self, packed: dict[str, bytes]) -> None:
        """Add the rows of one chunk."""
        for writer in self._tables:
            rows = pa.ipc.open_stream(packed[f"{writer.table}.parquet"]).read_all()
            writer.append(rows if self._text else _empty_text(rows))
        for name, path in self._csvs.items():
            with path.open("ab") as file:
                file.write(packed[name])

    def close(self) -> None:
        for writer in self._tables:
            writer.close()


def _empty_text(rows: Any) -> Any:
    at = rows.schema.get_field_index("text")
    if at < 0:
        return rows
    field = rows.schema.field(at)
    return rows.set_column(at, field, pa.array([""] * rows.num_rows, field.type))


class _TableWriter:
    def __init__(self, folder: Path, table: str, partitioned: bool) -> None:
        self.table = table
        self._path = folder / f"{table}.parquet"
        self._partitioned = partitioned
        self._parts = 0
        self._waiting: list[Any] = []
        self._rows = self._bytes = 0
        if partitioned:
            self._path.mkdir()
        self._writer = None if partitioned else self._open(self._path)

    def append(self, rows: Any) -> None:
        self._waiting.append(rows)
        self._rows += rows.num_rows
        self._bytes += rows.nbytes
        if self._rows >= _GROUP_ROWS[self.table] or self._bytes >= _GROUP_BYTES:
            self._flush()

    def close(self) -> None:
        if self._rows or not self._parts:
            self._flush()
        if self._writer:
            self._writer.close()

    def _flush(self) -> None:
        schema = arrow_schema(self.table)
        rows = pa.concat_tables([schema.empty_table(), *self._waiting]).combine_chunks()
        if self._writer:
            self._writer.write_table(rows, row_group_size=max(1, rows.num_rows))
        else:
            with self._open(self._path / f"part-{self._parts:05}.parquet") as writer:
                writer.write_table(rows, row_group_size=max(1, rows.num_rows))
        self._parts += 1
        self._waiting, self._rows, self._bytes = [], 0, 0

    def _open(self, path: Path) -> Any:
        return pq.ParquetWriter(path, arrow_schema(self.table))
