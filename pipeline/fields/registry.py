"""All fields, in the order of their columns. A new one goes to the end, and raises the version.

Its label words are a line ``<name> = ['…']`` in ``[labels]`` of each language pack; nothing
else need be told of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.fields.nouns import Column, Field

_CODE2, _CODE3, _SOME = r"^[A-Z]{2}$", r"^[A-Z]{3}$", r"\S"
_QUALIFIERS = ("about", "nearly", "over", "under")

_RECORD = Field("record", (
    Column("record_id", "text", "Stable across reruns, unique: made of host, partner and country",
           field=None, required=True, pattern=_SOME),
    Column("page_id", "text", "Path of the page under `raw/`, with `/`", field=None,
           required=True, pattern=_SOME),
    Column("position", "int32", "Order on the page, from 1", field=None, required=True, above=0),
), kind="none")  # fmt: skip

_HOST = Field("host", (
    Column("host", "text", "The city whose partner it is: the page's own, or the one that its row"
           " names; null where unknown"),
), kind="name", label="", heading="Host", title="host", reported=False, shown=False,
    compared=False)  # fmt: skip

_HOST_COUNTRY = Field("host_country", (
    Column("host_country_code", "text", "Its country", "ISO 3166-1 alpha-2", pattern=_CODE2),
), kind="country", label="", reported=False, shown=False, scored=False, compared=False)  # fmt: skip

_NAME = Field("name", (
    Column("name", "text", 'The partner, cleaned ("City of", numbering and country removed)',
           required=True, pattern=_SOME),
    Column("name_as_written", "text", "The partner as the page spells it", required=True,
           pattern=_SOME),
), kind="name", label="place", title="partner", shown=False, scored=False,
    compared=False)  # fmt: skip

_PLACE_TYPE = Field("place_type", (
    Column("place_type", "text", "city, district, county, province, prefecture, state, region, "
           "…; null if not said", pattern=_SOME),
), label="", shown=False, scored=False, compared=False)  # fmt: skip

_REGION = Field("region", (
    Column("region", "text", "State or province as said, e.g. California", pattern=_SOME),
), kind="name", shown=False, scored=False, compared=False)  # fmt: skip

_COUNTRY = Field("country", (
    Column("country", "text", "Country of today", "ISO 3166-1 short name", pattern=_SOME),
    Column("country_code", "text", "Country of today", "ISO 3166-1 alpha-2", pattern=_CODE2),
    Column("country_code3", "text", "Country of today", "ISO 3166-1 alpha-3", pattern=_CODE3),
    Column("country_as_written", "text", "e.g. `ROK`, `America`; null where the page does not say "
           "and the country was inferred", pattern=_SOME),
), kind="country", title="country", gold="country_iso2", expected="country_code",
    compared=False)  # fmt: skip

_RELATIONSHIP = Field("relationship", (
    Column("relationship", "text", "`sister_city`, `friendship_city`, `other`; null if not said",
           one_of=("sister_city", "friendship_city", "other")),
    Column("relationship_as_written", "text", "e.g. `friendly exchange relations`", pattern=_SOME),
), kind="relationship", title="kind")  # fmt: skip

_ESTABLISHED = Field("established", (
    Column("established", "text", "Day the relationship began, as precise as the page says: "
           "`1984`, `1984-10`, `1984-10-05`", "ISO 8601 prefix",
           pattern=r"^\d{4}(-\d\d(-\d\d)?)?$"),
    Column("established_precision", "text", "`year`, `month`, `day`",
           one_of=("year", "month", "day")),
    Column("established_date", "day", "First day of that period, for sorting", "date"),
), kind="date", heading="Since", title="since")  # fmt: skip

_POPULATION = Field("population", (
    Column("population", "int64", "Inhabitants", "persons", above=0),
    Column("population_qualifier", "text", "`about`, `nearly`, `over`, `under`; null if none",
           field="population_qualifier", one_of=_QUALIFIERS),
    Column("population_year", "int16", "As-of year, if said", "year", "population_year", above=0),
    Column("population_scope", "text", "`total`, `urban`, `metro`; null if not said",
           field="population_scope", one_of=("total", "urban", "metro")),
), kind="persons", parts=("population_qualifier", "population_year", "population_scope"),
    scored_parts=("population_qualifier", "population_year"))  # fmt: skip

_AREA = Field("area_km2", (
    Column("area_km2", "real", "Area", "square kilometres", above=0),
    Column("area_qualifier", "text", "`about`, `nearly`, `over`, `under`; null if none",
           field="area_qualifier", one_of=_QUALIFIERS),
    Column("area_scope", "text", "`total`, `land`, `urban`; null if not said", field="area_scope",
           one_of=("total", "land", "urban")),
), kind="area", parts=("area_qualifier", "area_scope"), heading="Area", title="km²")  # fmt: skip

_REVIEW = Field("review", (
    Column("review", "flag", "A person should look", field=None, required=True),
    Column("review_reasons", "texts", "Why: codes of findings, none where review is false",
           field=None, required=True),
), kind="none")  # fmt: skip

_PLACE = Field("place", (
    Column("geonames_id", "int64", "The place in the gazetteer; null where the choice is not "
           "clear", "GeoNames id", "geonames_id", above=0),
    Column("latitude", "real", "Of that place, see `coordinates_of`", "degrees, WGS 84", "latitude",
           above=-91),
    Column("longitude", "real", "Of that place, see `coordinates_of`", "degrees, WGS 84",
           "longitude", above=-181),
    Column("place_name", "text", "Its name in the gazetteer", field="place_name", pattern=_SOME),
    Column("place_match", "text", "How it was found: `exact`, `alternate` (another name), `fuzzy` "
           "(a letter or two off), `seat` (only the seat of the division is known)",
           field="place_match", one_of=("exact", "alternate", "fuzzy", "seat")),
), kind="none")  # fmt: skip

_STATE = Field("review_state", (
    Column("review_state", "text", "`open` (someone should look), `accepted` (someone has looked "
           "and found it right), `corrected` (someone changed the row); null where nothing was "
           "doubtful", field=None, one_of=("open", "accepted", "corrected")),
), kind="none")  # fmt: skip

_STATUS = Field("relationship_status", (
    Column("relationship_status", "text", "`active`, `planned`, `former`, `inactive`, "
           "`suspended`, `ended`; null if not said", field="relationship_status",
           one_of=("active", "planned", "former", "inactive", "suspended", "ended")),
    Column("relationship_status_as_written", "text", "e.g. `no longer active`",
           field="relationship_status", pattern=_SOME),
), kind="none")  # fmt: skip

_PAGE = Field("page", (
    Column("url", "text", "Of the page, as in `pages`", field=None),
    Column("fetched_at", "text", "When the page was fetched, as its sidecar says", field=None),
    Column("language", "text", "Of the page's text", "ISO 639-1", field=None),
), kind="none")  # fmt: skip

_HOST_PLACE = Field("host_place", (
    Column("host_geonames_id", "int64", "The host in the gazetteer", "GeoNames id",
           "host_geonames_id", above=0),
    Column("host_latitude", "real", "Of the host", "degrees, WGS 84", "host_latitude", above=-91),
    Column("host_longitude", "real", "Of the host", "degrees, WGS 84", "host_longitude",
           above=-181),
), kind="none")  # fmt: skip

_APPENDED = Field("appended", (
    Column("country_common", "text", "The country as people call it", "CLDR short name", "country",
           pattern=_SOME),
    Column("confidence", "real", "Probability that the scorer gives the partner; null where it "
           "did not judge", "probability", None, above=-1),
    Column("coordinates_of", "text", "Whose latitude and longitude these are: the `place`'s, a "
           "division's `seat`, or the `middle` of its places weighted by persons",
           field="coordinates_of", one_of=("place", "seat", "middle")),
    Column("partnership_id", "text", "The pair of cities, the same on every page that tells of "
           "it, from either side; key of `partnerships`; null where the host is unknown",
           field=None, pattern=_SOME),
), kind="none")  # fmt: skip

ENTRIES: tuple[Field, ...] = (
    *(_RECORD, _HOST, _HOST_COUNTRY, _NAME, _PLACE_TYPE, _REGION, _COUNTRY, _RELATIONSHIP),
    *(_ESTABLISHED, _POPULATION, _AREA, _REVIEW, _PLACE),
    *(_STATE, _STATUS, _PAGE, _HOST_PLACE, _APPENDED),
    # A new field is a line here.
)

COLUMN_GROUPS = tuple(entry.fill() for entry in ENTRIES)
"""What ``sister_cities`` is made of, in order."""

FIELDS: Mapping[str, Field] = MappingProxyType(
    {field.name: field for field in COLUMN_GROUPS if field.kind != "none"}
)
"""The fields by name, in order."""

LABELLED = frozenset(field.name for field in FIELDS.values() if field.label == field.name)
"""The fields whose values a label or a table's header may announce."""


def list_proofs() -> dict[str, str | None]:
    """Column -> field of the mention that proves it, None where nothing on the page does."""
    return {
        column.name: (field.name if column.field == "" else column.field)
        for field in COLUMN_GROUPS
        for column in field.columns
    }
