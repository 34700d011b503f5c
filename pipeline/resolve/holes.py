"""Ask the language model where the rules left a hole; it fills, and never overrides."""

from __future__ import annotations

from pipeline.mentions.make import make_mention
from pipeline.model import Mention, Page, Record, Span
from pipeline.ner import Entity, ModelReader
from pipeline.resolve.partner import Partner
from pipeline.values.countries import read_country
from pipeline.values.fold_name import name_key

_PLACES = ("GPE", "LOC")


def fill_holes(
    page: Page, records: list[Record], partners: list[Partner], model: ModelReader
) -> None:
    """Fill a missing country from the places that the model sees, and confirm the name.

    Only the sections of records that lack a country are read: it is the one field that the
    model was found to fill rightly.
    """
    holes = [
        # From heading to body there may be text about other partners, so it is not read.
        (record, [span for s in partner.sections for span in (s.place.span, *s.bodies)])
        for record, partner in zip(records, partners, strict=True)
        if "country" not in record.chosen
    ]
    if not holes:
        return
    entities = model.read(page.text, [span for _, spans in holes for span in spans])
    for record, spans in holes:
        places = [
            entity
            for span in spans
            for entity in entities
            if entity.label in _PLACES and span.start <= entity.start and entity.end <= span.end
        ]
        _confirm_name(page, record, places)
        _fill_country(page, record, places)


def _confirm_name(page: Page, record: Record, places: list[Entity]) -> None:
    key = name_key(record.chosen["name"].value)
    for entity in places:
        if name_key(page.flat[entity.start : entity.end]) == key:
            mention = _from_model(page, "name", page.text[entity.start : entity.end], entity)
            record.rejected.append(mention.reject("agrees"))
            return


def _fill_country(page: Page, record: Record, places: list[Entity]) -> None:
    readings: dict[str, Entity] = {}
    region = record.chosen.get("region")
    for entity in places:
        if region and region.start <= entity.start < region.end:
            # "Atlanta, Georgia": the rules know it for a state.
            continue
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
