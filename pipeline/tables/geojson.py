"""The partners as points that maps read."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.tables.lookup import iterate_rows

_PROPERTIES = (
    *("record_id", "partnership_id", "name", "country_code", "host", "relationship"),
    *("relationship_status", "established", "review", "coordinates_of", "page_id"),
)


def write_geojson(folder: Path) -> None:
    """Write ``sister_cities.geojson``: a feature a line for each row that has coordinates."""
    columns = (*_PROPERTIES, "latitude", "longitude")
    with (folder / "sister_cities.geojson").open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[')
        glue = "\n"
        for row in iterate_rows(folder, "sister_cities", columns):
            if row["latitude"] is None or row["longitude"] is None:
                continue
            feature = {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
                "properties": {name: row[name] for name in _PROPERTIES},
            }
            file.write(glue + json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
            glue = ",\n"
        file.write("\n]}\n")
