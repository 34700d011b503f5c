"""Which words mean what: one file of data a language, checked on loading.

``cue_pattern("sister_city", ("en", "de"))`` is one pattern for the words of two languages;
a new wording is one line in ``en.toml``, a new language one more file beside it.
"""

from pipeline.languages.cues import connectives, cue_pattern, kind_pattern
from pipeline.languages.fields import (
    Codes,
    field_pattern,
    field_words,
    other_languages,
    writes_decimal_commas,
)
from pipeline.languages.nouns import CUES, KINDS, SIDES, CueKind, Pack, PackError, PlaceKind, Side
from pipeline.languages.packs import list_packs, load_pack, read_pack

__all__ = (
    "CUES",
    "KINDS",
    "SIDES",
    "Codes",
    "CueKind",
    "Pack",
    "PackError",
    "PlaceKind",
    "Side",
    "connectives",
    "cue_pattern",
    "field_pattern",
    "field_words",
    "kind_pattern",
    "list_packs",
    "load_pack",
    "other_languages",
    "read_pack",
    "writes_decimal_commas",
)
