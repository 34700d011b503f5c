"""Ask the language model where the rules left a hole; it fills, and never overrides."""

from __future__ import annotations

from pipeline.mentions.make import make_mention
from pipeline.model import Mention, Page, Record, Span
from pipeline.ner import Entity, ModelReader
from pipeline.resolve.join import Partner
from pipeline.values.countries import read_country
from pipeline.values.fold_name import name_key

_PLACES = ("GPE", "LOC")


def fill_holes(
    page: Page, records: list[Record], partners: list[Partner], model: ModelReader
) -> None:
    """Fill a missing country from the places that the model sees, and confirm names.

    Only the sections of records that lack a country or a date are read.
    """
    for record, partner in zip(records, partners, strict=True):
        if not _has_hole(record):
            continue
        # From heading to body there may be text about other partners, so it is not read.
        spans = [span for s in partner.sections for span in (s.place.span, *s.bodies)]
        entities = model.read(page.text, spans)
        places = [entity for entity in entities if entity.label in _PLACES]
        _confirm_name(page, record, places)
        if "country" not in record.chosen:
            _fill_country(page, record, places)


def _has_hole(record: Record) -> bool:
    return any(field not in record.chosen for field in ("country", "established"))


def _confirm_name(page: Page, record: Record, places: list[Entity]) -> None:
    key = name_key(record.chosen["name"].value)
    for entity in places:
        if name_key(page.flat[entity.start : entity.end]) == key:
            mention = _from_model(page, "name", page.text[entity.start : entity.end], entity)
            record.rejected.append(mention.reject("agrees"))
            return


def _fill_country(page: Page, record: Record, places: list[Entity]) -> None:
    readings: dict[str, Entity] = {}
    for entity in places:
        reading = read_country(page.flat[entity.start : entity.end])
        if reading:
            readings.setdefault(reading.code, entity)
    if len(readings) != 1:
        return
    code, entity = readings.popitem()
    record.chosen["country"] = _from_model(page, "country", code, entity).choose()
    record.reasons.append("from_model")


def _from_model(page: Page, field: str, value: str, entity: Entity) -> Mention:
    span = Span(entity.start, entity.end)
    return make_mention(page, field, value, span, source="model", rule=f"ner-{entity.label}")
