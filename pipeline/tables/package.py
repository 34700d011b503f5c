"""``datapackage.json``: what the CSV files are, for programs that read Frictionless packages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from pipeline.tables.checks import UNIQUE
from pipeline.tables.columns import FINDING_COLUMNS, GAZETTEER, NAME, SISTER_CITIES, VERSION
from pipeline.tables.partnerships import PARTNERSHIPS
from pipeline.tables.spec import Spec

_LICENCES = [
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0, for what comes from GeoNames",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
]
_SOURCES = [
    {"title": "The pages of the cities, whose words belong to them"},
    {"title": GAZETTEER, "path": "https://www.geonames.org/"},
]


def render_package() -> str:
    """The text of the file; it is the same for every data set of these columns."""
    resources = [
        _describe("sister_cities", SISTER_CITIES, "One row a partnership on a page"),
        _describe("partnerships", PARTNERSHIPS, "One row a pair of cities over all pages"),
        _describe("findings", FINDING_COLUMNS, "What someone should know"),
    ]
    package = {
        "name": "sister-cities",
        "title": "Sister cities, as their pages tell of them",
        "profile": "tabular-data-package",
        "version": VERSION,
        "description": f"Made by the {NAME}. An empty cell is what the page does not support.",
        "licenses": _LICENCES,
        "sources": _SOURCES,
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _describe(name: str, columns: Sequence[Spec], title: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_describe_field(spec) for spec in columns],
        "missingValues": [""],
    }
    keys = {"partnerships": "partnership_id", **{it: UNIQUE[it][0][0] for it in UNIQUE}}
    if name in keys:
        schema["primaryKey"] = keys[name]
    if name == "findings":
        schema["foreignKeys"] = [
            {
                "fields": "record_id",
                "reference": {"resource": "sister_cities", "fields": "record_id"},
            }
        ]
    return {
        "name": name,
        "title": title,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _describe_field(spec: Spec) -> dict[str, Any]:
    kind = _name_type(spec.type)
    rules: dict[str, Any] = {"required": True} if spec.required and kind != "list" else {}
    if spec.one_of and kind == "string":
        rules["enum"] = list(spec.one_of)
    if spec.above is not None and kind == "integer":
        rules["minimum"] = int(spec.above) + 1
    told = {"name": spec.name, "type": "string" if kind == "list" else kind}
    if kind == "list":
        told["description"] = f'{spec.description}; parted by "; "'
    else:
        told["description"] = spec.description
    unit = {"unit": spec.unit} if spec.unit else {}
    return {**told, **unit, **({"constraints": rules} if rules else {})}


def _name_type(kind: Any) -> str:
    if pa.types.is_list(kind):
        return "list"
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_integer(kind):
        return "integer"
    if pa.types.is_floating(kind):
        return "number"
    return "date" if pa.types.is_date(kind) else "string"
