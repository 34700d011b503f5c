"""Divide the pages of a data set into chunks that a few new pages leave as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.crawl.fingerprint import hash_words
from pipeline.store import Patch, Store

_ONE_IN = 64
_LEAST, _MOST = 48, 192
"""A chunk's own cost is that of twenty pages, and a worker should not be alone with the last."""


class Chunk(NamedTuple):
    """Pages next to each other, in order of id, and what their rows depend on."""

    key: str
    pages: tuple[str, ...]


def find_chunks(store: Store, settings: str) -> Iterator[Chunk]:
    """All chunks in order.

    A chunk ends behind a page whose id says so, not behind a number of pages: a page
    that comes or goes changes its own chunk, now and then the next.
    """
    pages: list[str] = []
    words = [settings]
    for page_id, key in store.pages():
        pages.append(page_id)
        # What is kept for this run only has no key, and may be something else the next time.
        key = key or hashlib.sha256(store.body(page_id)).hexdigest()
        words += [page_id, key, *_list_words(store.patch(page_id))]
        if len(pages) >= _MOST or (len(pages) >= _LEAST and _is_end(page_id)):
            yield Chunk(hash_words(words), tuple(pages))
            pages, words = [], [settings]
    if pages:
        yield Chunk(hash_words(words), tuple(pages))


def _is_end(page_id: str) -> bool:
    digest = hashlib.sha256(page_id.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") % _ONE_IN == 0


def _list_words(patch: Patch) -> Iterator[str]:
    for record_id, first in patch.repeats:
        yield f"{record_id} {hashlib.sha256(first).hexdigest()}"
