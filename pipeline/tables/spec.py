"""What a column is: its name, its type, what it may hold and what proves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

TEXT, FLAG, DAY, REAL = pa.string(), pa.bool_(), pa.date32(), pa.float64()
INT16, INT32, INT64, TEXTS = pa.int16(), pa.int32(), pa.int64(), pa.list_(pa.string())

Row = dict[str, Any]
"""One row: column -> text, int, float, bool, date, list of texts or ``None``."""


class SchemaError(ValueError):
    """The data breaks the contract; the message is one sentence that says where."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One column. ``field`` is the mention field that proves it, ``None`` where none does.

    ``one_of``, ``pattern`` and ``above`` bound what is not null; for a list, each of its
    texts. Where ``required`` there are no nulls.
    """

    name: str
    type: Any
    description: str
    unit: str = ""
    field: str | None = None
    required: bool = False
    one_of: tuple[str, ...] = ()
    pattern: str | None = None
    above: float | None = None
