"""What is made of the columns: Arrow schemas, rows, the README's table, options for CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from pipeline.tables.columns import (
    DAY,
    EVIDENCE,
    FLAG,
    GAZETTEER,
    INT16,
    INT32,
    INT64,
    NAME,
    REAL,
    TABLES,
    VERSION,
    Row,
    Spec,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "EVIDENCE",
    "arrow_schema",
    "columns_markdown",
    "csv_options",
    "describe_columns",
    "list_rows",
    "make_arrow",
    "make_schema",
]

_CSV_TYPES = {INT16: "Int16", INT32: "Int32", INT64: "Int64", REAL: "float64", FLAG: "bool"}
_PANDAS_TYPES = {
    **{INT16: "Int16", INT32: "Int32", INT64: "Int64", REAL: "float64", FLAG: "boolean"},
    DAY: "date32[day][pyarrow]",
}
_SHORT = {DAY: "date32"}


def arrow_schema(table: str) -> Any:
    """Return the Arrow schema of a table, each field with description and unit.

    The metadata holds name and version and no date, so that reruns are equal byte by byte.
    """
    return make_schema(TABLES[table])


def make_schema(columns: Sequence[Spec]) -> Any:
    """The Arrow schema of some columns; what is required can hold no null."""
    return pa.schema(
        [
            pa.field(
                column.name,
                column.type,
                nullable=not column.required,
                metadata={"description": column.description, "unit": column.unit},
            )
            for column in columns
        ],
        metadata={
            **{"name": NAME, "version": VERSION, "gazetteer": GAZETTEER},
            "pandas": _describe_for_pandas(columns),
        },
    )


def _describe_for_pandas(columns: Sequence[Spec]) -> str:
    """What makes plain ``read_parquet`` give whole numbers and dates where there are nulls too."""
    described = [
        {
            "name": spec.name,
            "field_name": spec.name,
            "pandas_type": _type_name(spec.type),
            "numpy_type": _PANDAS_TYPES.get(spec.type, "object"),
            "metadata": None,
        }
        for spec in columns
    ]
    return json.dumps({"index_columns": [], "column_indexes": [], "columns": described})


def list_rows(table: str, frame: pd.DataFrame) -> list[Row]:
    """Return the rows of a table as plain Python values, ``None`` for nulls."""
    rows: list[Row] = make_arrow(table, frame).to_pylist()
    return rows


def make_arrow(table: str, frame: pd.DataFrame) -> Any:
    """Return a table as Arrow, of exactly its schema."""
    schema = arrow_schema(table)
    arrow = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
    # from_pandas adds the versions of the libraries, which are no part of the data.
    return arrow.replace_schema_metadata(schema.metadata)


def columns_markdown(table: str = "sister_cities") -> str:
    """Return the columns of a table as a Markdown table, without a final line break."""
    return describe_columns(TABLES[table])


def describe_columns(columns: Iterable[Spec]) -> str:
    """Columns as a Markdown table, without a final line break."""
    lines = ["| column | type | unit | meaning |", "| --- | --- | --- | --- |"]
    for column in columns:
        kind = _type_name(column.type).replace("<", r"\<").replace(">", r"\>")
        lines.append(f"| {column.name} | {kind} | {column.unit} | {column.description} |")
    return "\n".join(lines)


def csv_options(table: str = "sister_cities") -> dict[str, Any]:
    """Return the arguments with which ``pandas.read_csv`` gives back what was written.

    Without ``keep_default_na=False`` Namibia's code ``NA`` becomes a null, and without
    ``dtype`` the year ``1984`` becomes a number. Dates stay ISO text, lists stay joined.
    """
    types = {column.name: _CSV_TYPES.get(column.type, "string") for column in TABLES[table]}
    return {"encoding": "utf-8", "keep_default_na": False, "na_values": [""], "dtype": types}


def _type_name(kind: Any) -> str:
    if pa.types.is_list(kind):
        return f"list<{kind.value_type}>"
    return _SHORT.get(kind, str(kind))
