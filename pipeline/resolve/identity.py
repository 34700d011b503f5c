"""Record ids: page, host, partner and country, stable across reruns and beside any other page."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from pipeline.model import Extraction, Record
from pipeline.values.fold_name import fold_name

_DIGITS = 8
"""Of the digest of the page's id: two pages that share host, partner and these are unheard of."""


def name_records(extraction: Extraction) -> None:
    """Give each record of the page its id; two partners of one name are told apart by order.

    An id rests on the record's own page alone: adding, removing or renaming other pages
    changes none.
    """
    for at, record in enumerate(extraction.records):
        name_record(record, extraction.records[:at])


def name_record(record: Record, others: Sequence[Record]) -> None:
    """Give the record an id that none of the others, of the same page, has."""
    digest = hashlib.sha256(record.page_id.encode("utf-8", "surrogatepass")).hexdigest()
    base, taken, number = make_id(record), {other.record_id for other in others}, 1
    record.record_id = f"{base}~{digest[:_DIGITS]}"
    while record.record_id in taken:
        number += 1
        record.record_id = f"{base}.{number}~{digest[:_DIGITS]}"


def make_id(record: Record) -> str:
    """``wenzhou/ishinomaki-jp``, the partnership whichever page tells of it.

    ``-`` stands for a host that is not known, ``zz`` for such a country.
    """
    host = _slug(record.value("host") or "-")
    name = _slug(record.chosen["name"].value)
    return f"{host}/{name}-{(record.value('country') or 'zz').lower()}"


def _slug(words: str) -> str:
    return fold_name(words).replace(" ", "-") or "-"


def make_pair_id(host: str, partner: str) -> str:
    """The two cities of a partnership, in an order that does not tell whose page it is.

    >>> make_pair_id("york-gb-2633352", "nanjing-cn-1799962")
    'nanjing-cn-1799962+york-gb-2633352'
    """
    return "+".join(sorted((host, partner)))


def make_place_id(name: str, country: str | None, geonames_id: str | None) -> str:
    """A city by its name, country and number in the gazetteer, as far as they are known."""
    known = [_slug(name), (country or "zz").lower(), *([geonames_id] if geonames_id else [])]
    return "-".join(known)
