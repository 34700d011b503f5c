"""Count over records: how full each field is, which rule filled it, what was turned down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.fields import FIELDS
from pipeline.model import Extraction, Mention, Record

_Key = tuple[str, ...]
_Counts = Counter[tuple[str, _Key]]

REPORTED = tuple(field.name for field in FIELDS.values() if field.reported)
_FIELD_ORDER = tuple(name for field in FIELDS.values() for name in (field.name, *field.parts))
# Facets of the readings of `name` and `geonames_id`: each would count the same one again.
_FACETS = frozenset({"name_as_written", "place_name", "latitude", "longitude", "place_match"})


def measure_fill(records: list[Record]) -> list[dict[str, Any]]:
    """Return per field how many records have it; ``percent`` is null where none could."""
    total = len(records)
    counts = [(field, sum(field in record.chosen for record in records)) for field in REPORTED]
    return [
        {"field": field, "count": n, "percent": round(100 * n / total, 1) if total else None}
        for field, n in counts
    ]


def count_rules(records: list[Record]) -> list[dict[str, Any]]:
    """Return per field which source and rule gave the chosen values, commonest first."""
    chosen = _spread(mention for record in records for mention in record.chosen.values())
    counts: _Counts = Counter(
        (m.field, (m.source, m.rule)) for m in chosen if m.field not in _FACETS
    )
    return [
        {
            "field": field,
            "total": sum(n for _, n in ranked),
            "model": sum(n for (source, _), n in ranked if source == "model"),
            "rules": [{"source": s, "rule": r, "count": n} for (s, r), n in ranked],
        }
        for field, ranked in _group(counts)
    ]


def count_reasons(extractions: list[Extraction]) -> list[dict[str, Any]]:
    """Return per field why mentions were not chosen, loose ones too, commonest first."""
    mentions = [m for e in extractions for record in e.records for m in record.rejected]
    mentions += [m for e in extractions for m in e.loose]
    rejected = [m for m in _spread(mentions) if not m.chosen]
    counts: _Counts = Counter((m.field, (m.reason or "",)) for m in rejected)
    return [
        {
            "field": field,
            "total": sum(n for _, n in ranked),
            "reasons": [{"reason": reason or None, "count": n} for (reason,), n in ranked],
        }
        for field, ranked in _group(counts)
    ]


def _spread(mentions: Iterable[Mention]) -> Iterator[Mention]:
    for mention in mentions:
        yield mention
        yield from mention.parts


def _group(counts: _Counts) -> list[tuple[str, list[tuple[_Key, int]]]]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))
    fields = rank_fields(field for field, _ in counts)
    return [(f, [(key, n) for (field, key), n in ranked if field == f]) for f in fields]


def rank_fields(fields: Iterable[str]) -> list[str]:
    """The fields once each, in the order in which a report lists them."""
    return sorted(set(fields), key=_rank)


def _rank(field: str) -> tuple[int, str]:
    known = _FIELD_ORDER.index(field) if field in _FIELD_ORDER else len(_FIELD_ORDER)
    return known, field
