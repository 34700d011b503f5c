"""Compare two data sets, however large: rows by a digest, cells only where digests differ."""

from __future__ import annotations

from pathlib import Path

from pipeline.changes.files import count_totals, is_data_set
from pipeline.changes.nouns import LIMIT, Changes, DataSetError, first_run


def compare_folders(old: Path | None, new: Path, *, limit: int = LIMIT) -> Changes:
    """What is different in the data set ``new`` beside that of ``old``, if there is one.

    Raises ``DataSetError`` where ``new`` holds no data set or a file cannot be read.
    """
    if not is_data_set(new):
        raise DataSetError(f"{new} holds no data set.")
    if old is None or not is_data_set(old):
        return first_run(count_totals(new))
    raise NotImplementedError
