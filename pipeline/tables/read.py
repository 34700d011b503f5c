"""Read the tables of a data set back, whether each is a file or a folder of parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]

from pipeline.tables.columns import TABLES, Frames


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
