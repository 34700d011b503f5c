"""What goes into the store and what it says: pages and records, packed."""

from __future__ import annotations

from typing import NamedTuple


class RecordRow(NamedTuple):
    """A record as other pages see it; ``base`` names the partnership whichever page tells of it."""

    record_id: str
    base: str | None
    body: bytes


class Result(NamedTuple):
    """What one page gave; an empty ``key`` means that the page is to be read again."""

    page_id: str
    key: str
    readable: bool
    body: bytes
    records: tuple[RecordRow, ...]


class Patch(NamedTuple):
    """What a page must be told of pages before it.

    ``repeats`` are ids of its records, each with the packed record that said it first.
    """

    repeats: tuple[tuple[str, bytes], ...]
