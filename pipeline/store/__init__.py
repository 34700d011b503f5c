"""What was read before: pages by the hash of all that their results depend on.

The cache lies beside the data set and can be deleted at any time; a broken one is a clean
run. ``codec`` turns nouns into bytes, ``store`` keeps them.
"""

from pipeline.store.broken import is_broken
from pipeline.store.codec import (
    CacheError,
    pack_extraction,
    pack_record,
    unpack_extraction,
    unpack_record,
)
from pipeline.store.files import discard
from pipeline.store.nouns import Patch, RecordRow, Result
from pipeline.store.store import Store

__all__ = [
    "CacheError",
    "Patch",
    "RecordRow",
    "Result",
    "Store",
    "discard",
    "is_broken",
    "pack_extraction",
    "pack_record",
    "unpack_extraction",
    "unpack_record",
]
